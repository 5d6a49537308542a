"""Issues: which kinds of problems are found, and where?"""

from collections.abc import Callable

import streamlit as st

from analysis.compare.issue_counts import count_types
from dashboard.charts.block import Block
from dashboard.components.chart_card import show_with_list
from dashboard.components.doubtful_lists import show_doubtful
from dashboard.components.folded_list import show_folded
from dashboard.components.groups import GROUPS, choose_group
from dashboard.components.issue_list import show_issues
from dashboard.components.own_controls import show_with_controls
from dashboard.pages.issues.blocks import cell_selection, cells_block, label_cell, types_block
from dashboard.shell import url
from dashboard.shell.page_run import open_page

view = open_page("issues")
tr = view.tr
types = count_types(view.tables, view.selection)
show_doubtful(view)


def chosen_cells_block(again: Callable[[], None]) -> Block:
    """The cells as chosen."""
    with st.container(horizontal=True):
        by = choose_group(view, "by", GROUPS, on_change=again)
        value = url.choose(
            "show",
            tr("issues.measure.label"),
            ["issues", "share"],
            format_func=lambda v: tr(f"issues.measure.{v}"),
            on_change=again,
        )
    return cells_block(view, types, by=by, value=value)


def list_cell(_: Block, clicked: tuple[str, ...] | None) -> None:
    """The issues of the clicked cell, else all."""
    if clicked is not None:
        by = url.current("by", GROUPS)
        behind = cell_selection(view.selection, by=by, cell=clicked)
        show_issues(view, behind, cell=label_cell(view, by=by, cell=clicked))
        return
    n = int(types["issues"].sum())
    title = tr("issues.list.title", n=tr.number(n))
    show_folded("issues", title, lambda: show_issues(view, view.selection, cell=None), n=n)


def list_type(_: Block, kind: tuple[str, ...] | None) -> None:
    """The issues of the clicked type."""
    if kind is not None:
        of_kind = view.selection.narrowed(issue_types=str(kind[0]))
        named = {"type": tr.label("issue_type", kind[0]), "group": tr("issues.list.all")}
        show_issues(view, of_kind, cell=named, key="type-issues")


show_with_controls(view, "issues-cells", chosen_cells_block, list_cell)
if len(types) > 1:
    show_with_list(view, lambda: types_block(view, types), list_type)
