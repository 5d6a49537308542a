"""Issues: which kinds of problems are found, and where?"""

import streamlit as st

from analysis.compare.issue_counts import Group, count_issues, count_types
from dashboard import url
from dashboard.chart_block import MOST_ROWS, Block, show_block
from dashboard.findings import find_common_types, find_top_type
from dashboard.issue_cells import cell_in_words, cell_selection, column_codes, draw_cells, draw_types
from dashboard.issue_list import show_issues
from dashboard.view import open_page

GROUPS: tuple[Group, ...] = ("notice_id", "level", "province")

view = open_page("issues")
words = view.words
types = count_types(view.tables, view.selection)

with st.container(horizontal=True):
    by = url.choose(
        "by",
        words("issues.by.label"),
        GROUPS,
        format_func=lambda v: words(f"issues.by.{v}"),
    )
    value = url.choose(
        "show",
        words("issues.measure.label"),
        ["issues", "share"],
        format_func=lambda v: words(f"issues.measure.{v}"),
    )
cells = count_issues(view.tables, view.selection, by=by)
columns = column_codes(cells, by=by, view=view)

clicked = show_block(
    view,
    Block("issues.heat", find_top_type(types, words, of=view.n_notices), cells),
    lambda: draw_cells(view, cells, types, columns=columns[:MOST_ROWS], by=by, value=value),
    clickable=True,
    note=words("issues.heat.hint")
    + (f" {words('block.cut', n=MOST_ROWS, of=len(columns))}" if len(columns) > MOST_ROWS else ""),
)
show_issues(
    view,
    cell_selection(view.selection, by=by, cell=clicked),
    cell=cell_in_words(view, by=by, cell=clicked),
)
show_block(
    view,
    Block("issues.types", find_common_types(types, words, of=view.n_notices), types),
    lambda: draw_types(view, types),
)
