"""Charts of sides, each with the list behind its clicked bar, whose rows open their passages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from typing import Any

import pandas as pd
import streamlit as st

from analysis.compare.actions import list_measures_by_action
from analysis.compare.side_fact import to_records
from analysis.compare.sides import select_side
from dashboard.charts.block import Block
from dashboard.components.chart_card import offer_method_and_data, show_with_list
from dashboard.components.issue_list import show_issues
from dashboard.components.mention_list import show_mentions
from dashboard.components.passage_list import MOST_PASSAGES, show_passages
from dashboard.i18n.side_names import label_side
from dashboard.pages.compare.blocks import concrete_block, everything_block, shares_block
from dashboard.pages.compare.side_table import SECTION, side_table
from dashboard.shell import url
from dashboard.shell.failures import costs_itself
from dashboard.shell.page_run import current_run
from dashboard.shell.view import View


@costs_itself
def show_shares(
    view: View,
    facts: pd.DataFrame,
    sides: Sequence[str],
    *,
    attribute: str,
    is_folded: bool = False,
    focus: str = "",
) -> None:
    """The shares of a counted attribute; the issues (of issue_type) or measures (of action) of the clicked
    bar."""
    block = shares_block(view, facts, sides, attribute=attribute, focus=focus)
    show = _show_type if attribute == "issue_type" else _show_action

    def behind(_: Block, clicked: tuple[str, ...] | None) -> None:
        if clicked is not None:
            for row in _rows(block.frame, side=clicked[1], **{attribute: clicked[0]}):
                show(view, row)

    with _folded(view, block) if is_folded else nullcontext(True) as is_open:
        if is_open:
            show_with_list(view, block, behind)


@costs_itself
def show_concreteness(view: View, facts: pd.DataFrame, sides: Sequence[str]) -> None:
    """The rates, folded at first; the mentions that the clicked bar counts."""
    block = concrete_block(view, facts, sides)

    def behind(_: Block, clicked: tuple[str, ...] | None) -> None:
        if clicked is not None:
            for row in _rows(block.frame, side=clicked[1]):
                _show_mentions(view, row, str(clicked[0]))

    with _folded(view, block) as is_open:
        if is_open:
            show_with_list(view, block, behind)


@contextmanager
def _folded(view: View, block: Block) -> Iterator[bool]:
    """The title of a chart that is folded at first, and whether it is open. The report has it in any case."""
    place = url.fold(f"{block.key}-open", view.tr(f"{block.name}.title"))
    if place is None:
        current_run().add(block)
    with place or nullcontext():
        yield place is not None


@costs_itself
def show_everything(view: View, facts: pd.DataFrame, sides: Sequence[str]) -> None:
    """All facts as tables of their sections, folded at first; the long form can be downloaded."""
    tr, table = view.tr, side_table(view, facts, sides)
    block = everything_block(view, facts, table, sides)
    current_run().add(block)
    place = url.fold("everything", tr("compare.everything.open", n=len(table)))
    if place is not None:
        with place:
            st.caption(tr("compare.everything.note"))
            _show_sections(view, table, sides)
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        offer_method_and_data(block)


def _show_sections(view: View, table: pd.DataFrame, sides: Sequence[str]) -> None:
    """One table per section: cells of any length are shown whole."""
    names = {side: label_side(side, view.tr, view.names) for side in sides}
    for section, rows in table.groupby(SECTION, sort=False):
        st.table(rows.set_index("measure")[list(sides)].rename(columns=names).rename_axis(str(section)))


def _rows(frame: pd.DataFrame, **codes: str) -> list[dict[str, Any]]:
    """The rows of the frame with these codes: one, or none where the clicked side is no longer compared."""
    for column, code in codes.items():
        frame = frame[frame[column] == code]
    return to_records(frame)


def _show_type(view: View, row: dict[str, Any]) -> None:
    behind = select_side(view.selection, row["side"]).narrowed(issue_types=row["issue_type"])
    cell = {"type": view.tr.label("issue_type", row["issue_type"]), "group": _name(view, row)}
    show_issues(view, behind, cell=cell, key="side-issues", n=int(row["value"]))


def _show_action(view: View, row: dict[str, Any]) -> None:
    tr, side = view.tr, select_side(view.selection, row["side"])
    rows = list_measures_by_action(view.tables, side, action=row["action"], limit=MOST_PASSAGES)
    what = tr.label("action", row["action"])
    title = tr("measures.list.cell", what=what, group=_name(view, row), n=tr.number(row["value"]))
    order = ["notice_id", "act_kinds", "issue_title", "marker", "n_chars"]
    show_passages(view, rows, title=title, key="side-acts", order=order)


def _show_mentions(view: View, row: dict[str, Any], component: str) -> None:
    side = select_side(view.selection, row["side"])
    show_mentions(view, side, component, row, group=_name(view, row), key="side-mentions")


def _name(view: View, row: dict[str, Any]) -> str:
    return label_side(row["side"], view.tr, view.names)
