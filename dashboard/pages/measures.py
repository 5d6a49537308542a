"""Measures: what do organisations do about the problems, and how concretely do they say so?"""

import streamlit as st

from analysis.compare.actions import count_actions, measures_per_issue
from analysis.compare.concreteness import concreteness
from analysis.compare.grouping import Group
from analysis.compare.issued import count_documents
from analysis.compare.outcomes import sum_outcomes
from dashboard import url
from dashboard.blocks.concreteness import concreteness_block, outcomes_block
from dashboard.blocks.measures import actions_block, documents_block, per_issue_block
from dashboard.measure_lists import (
    show_acts,
    show_concreteness,
    show_documents,
    show_outcomes,
    show_per_issue,
)
from dashboard.view import NothingMore, open_page

GROUPS: tuple[Group, ...] = ("notice_id", "issue_type", "level", "province")
PER: tuple[Group, ...] = ("notice_id", "issue_type")

view = open_page("measures")
words, tables, selection = view.words, view.tables, view.selection
rates = concreteness(tables, selection, by="notice_id")
if rates.empty:
    st.info(words("measures.actions.finding_none"))
    raise NothingMore

with st.container(horizontal=True):
    by = url.choose(
        "acts_by", words("measures.by.label"), GROUPS, format_func=lambda v: words(f"measures.by.{v}")
    )
    value = url.choose(
        "acts_show",
        words("measures.show.label"),
        ["share", "measures"],
        format_func=lambda v: words(f"measures.show.{v}"),
    )
cells = count_actions(tables, selection, by=by)
show_acts(view, actions_block(view, cells, by=by, value=value), by=by)
show_per_issue(view, per_issue_block(view, measures_per_issue(tables, selection)))
show_documents(view, documents_block(view, count_documents(tables, selection), rates["notice_id"]))

per = url.choose(
    "concrete_by", words("measures.per.label"), PER, format_func=lambda v: words(f"measures.per.{v}")
)
if per == "issue_type":
    rates = concreteness(tables, selection, by=per)
show_concreteness(view, concreteness_block(view, rates, by=per), by=per)
show_outcomes(view, outcomes_block(view, sum_outcomes(tables, selection)))
