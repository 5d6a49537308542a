"""The bare page that the dashboard's pages are measured against: the same charts, one filter, nothing else.

`?page=issues` selects the page. The charts are cached per filter, so only Streamlit's own work is measured.
"""

from functools import partial

import plotly.graph_objects as go
import streamlit as st

from analysis import paths
from analysis.compare.actions import count_actions, measures_per_issue
from analysis.compare.bodies import Order, list_bodies
from analysis.compare.concreteness import concreteness
from analysis.compare.documents import count_documents
from analysis.compare.group_summary import sum_notices
from analysis.compare.issue_counts import count_types
from analysis.compare.options import notice_options
from analysis.compare.outcomes import sum_outcomes
from analysis.compare.selection import Selection
from analysis.compare.tables import Tables
from dashboard.charts.block import Block
from dashboard.components.row_limit import MOST_ROWS
from dashboard.i18n.labels import short_names
from dashboard.i18n.translator import Translator
from dashboard.pages.issues import blocks as issues
from dashboard.pages.measures import blocks as measures
from dashboard.pages.measures import text_blocks as concrete
from dashboard.pages.overview import blocks as overview
from dashboard.shell.view import View


@st.cache_resource
def tables() -> Tables:
    return Tables.from_folder(paths.SHIPPED)


def blocks(page: str, view: View) -> list[Block]:
    if page == "issues":
        types = count_types(view.tables, view.selection)
        return [
            issues.cells_block(view, types, by="notice_id", value="issues"),
            issues.types_block(view, types),
        ]
    if page == "measures":
        selection = view.selection
        rates = concreteness(view.tables, selection, by="notice_id")
        return [
            measures.actions_block(
                view, count_actions(view.tables, selection, by="notice_id"), by="notice_id", value="share"
            ),
            measures.per_issue_block(view, measures_per_issue(view.tables, selection)),
            measures.documents_block(view, count_documents(view.tables, selection), rates["notice_id"]),
            concrete.concreteness_block(view, rates, by="notice_id"),
            concrete.outcomes_block(view, sum_outcomes(view.tables, selection)),
        ]
    sums = sum_notices(view.tables, view.selection)
    list_all = partial(list_bodies, view.tables, view.selection, Order())
    return [overview.bodies_block(view, sums, list_all(limit=MOST_ROWS), list_all, caution="")]


@st.cache_data
def figures(page: str, levels: list[str]) -> list[go.Figure]:
    names = short_names(notice_options(tables()))
    view = View(tables(), Selection(levels=tuple(levels)), Translator("en"), names, n_notices=5, of_notices=5)
    return [block.draw() for block in blocks(page, view)]


st.set_page_config(layout="wide")
levels = st.sidebar.multiselect("level", ["provincial", "prefecture", "county", "unit"], key="level")
for number, figure in enumerate(figures(st.query_params.get("page", "overview"), levels)):
    st.plotly_chart(figure, key=f"chart-{number}")
