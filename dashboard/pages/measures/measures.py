"""Measures: what do organisations do about the problems, and how concretely do they report it?"""

import streamlit as st

from analysis.compare.actions import count_actions, measures_per_issue
from analysis.compare.concreteness import concreteness
from analysis.compare.documents import count_documents
from analysis.compare.grouping import Group, NoticeGroup
from analysis.compare.outcomes import sum_outcomes
from dashboard.components.doubtful_lists import show_doubtful
from dashboard.components.groups import GROUPS, choose_group
from dashboard.components.row_limit import MOST_COMPARED
from dashboard.pages.measures.blocks import actions_block, documents_block, per_issue_block
from dashboard.pages.measures.lists import (
    show_acts,
    show_concreteness,
    show_documents,
    show_outcomes,
    show_per_issue,
)
from dashboard.pages.measures.text_blocks import concreteness_block, outcomes_block
from dashboard.shell import url
from dashboard.shell.page_run import NothingMore, open_page

# First what is done about which problem: the bodies differ in size, the types in what they need.
TYPES_FIRST: tuple[Group, ...] = ("issue_type", "notice_id", "city", "level", "province")

view = open_page("measures")
tr, tables, selection = view.tr, view.tables, view.selection
if concreteness(tables, selection, by=None).empty:
    st.info(tr("measures.actions.finding_none"))
    raise NothingMore
show_doubtful(view)

with st.container(horizontal=True):
    chosen = choose_group(view, "by", TYPES_FIRST)
    value = url.choose(
        "acts_show",
        tr("measures.show.label"),
        ["share", "measures"],
        format_func=lambda v: tr(f"measures.show.{v}"),
    )
show_acts(
    view,
    lambda: actions_block(view, count_actions(tables, selection, by=chosen), by=chosen, value=value),
    by=chosen,
)

# Numbers of measures, documents and sums of money are those of bodies or groups of them.
whole: NoticeGroup = "notice_id" if view.n_notices <= MOST_COMPARED else "city"
by = next((group for group in GROUPS if group == chosen), whole)
show_per_issue(
    view, lambda: per_issue_block(view, measures_per_issue(tables, selection, by=by), by=by), by=by
)
with_issues = concreteness(tables, selection, by=by)[by]
show_documents(
    view, lambda: documents_block(view, count_documents(tables, selection, by=by), with_issues, by=by), by=by
)

rates = concreteness(tables, selection, by=chosen)
show_concreteness(view, lambda: concreteness_block(view, rates, by=chosen), by=chosen)
show_outcomes(view, lambda: outcomes_block(view, sum_outcomes(tables, selection, by=by), by=by), by=by)
