"""Issues: which kinds of problems are found, and where?"""

import streamlit as st

from analysis.compare.issue_counts import count_types
from dashboard import url
from dashboard.blocks.issues import cell_in_words, cell_selection, cells_block, types_block
from dashboard.chart_block import show_block
from dashboard.folded import show_folded
from dashboard.groups import GROUPS, choose_group
from dashboard.issue_list import show_issues
from dashboard.view import open_page

view = open_page("issues")
words = view.words
types = count_types(view.tables, view.selection)

with st.container(horizontal=True):
    by = choose_group(view, "by", GROUPS)
    value = url.choose(
        "show",
        words("issues.measure.label"),
        ["issues", "share"],
        format_func=lambda v: words(f"issues.measure.{v}"),
    )
clicked = show_block(view, cells_block(view, types, by=by, value=value))
if clicked is None:
    title = words("issues.list.title", n=words.number(types["issues"].sum()))
    view.later(lambda: show_folded("issues", title, lambda: show_issues(view, view.selection, cell=None)))
else:
    behind = cell_selection(view.selection, by=by, cell=clicked)
    view.later(lambda: show_issues(view, behind, cell=cell_in_words(view, by=by, cell=clicked)))

kind = show_block(view, types_block(view, types))
if kind is not None:
    of_kind = view.selection.narrowed(issue_types=str(kind[0]))
    named = {"type": words.label("issue_type", kind[0]), "group": words("issues.list.all")}
    view.later(lambda: show_issues(view, of_kind, cell=named, key="type-issues"))
