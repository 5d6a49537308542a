"""Charts of measures, documents and figures, each with the list behind it whose rows open their passages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from analysis.compare.actions import count_measures, list_issues_by_measures, list_measures_by_action
from analysis.compare.documents import list_documents, list_names
from analysis.compare.outcomes import list_outcomes
from analysis.compare.side_fact import to_records
from dashboard.charts.block import Block
from dashboard.components.chart_card import MakeBlock, show_with_list
from dashboard.components.folded_list import show_folded
from dashboard.components.groups import cell_of, label_group
from dashboard.components.issue_list import MOST_ISSUES, show_issue_rows
from dashboard.components.mention_list import show_mentions
from dashboard.components.passage_list import MOST_PASSAGES, show_passages
from dashboard.i18n.labels import label_place
from dashboard.i18n.quantities import format_quantity
from dashboard.pages.measures.blocks import format_number_of_measures
from dashboard.pages.measures.text_blocks import label_line
from dashboard.shell.failures import costs_itself
from dashboard.shell.view import View

# The rows of a list and its title.
Listed = tuple[pd.DataFrame, str]


@costs_itself
def show_acts(view: View, make: MakeBlock, *, by: str) -> None:
    """The chart, and the measures of its clicked cell (action, group), else a fold with all of the
    selection."""
    block = make()
    tr = view.tr

    def of_all() -> pd.DataFrame:
        return list_measures_by_action(view.tables, view.selection, limit=MOST_PASSAGES)

    def of_cell(action: str, group: str) -> Listed:
        here = cell_of(view.selection, by=by, group=group)
        rows = list_measures_by_action(view.tables, here, action=action, limit=MOST_PASSAGES)
        n = tr.number(_row(block, {"action": action, by: group})["measures"])
        what, of = tr.label("action", action), label_group(view, by, group)
        return rows, tr("measures.list.cell", what=what, group=of, n=n)

    order = ["notice_id", "act_kinds", "issue_title", "marker", "n_chars"]
    n = count_measures(block.frame, by)
    title = tr("measures.list.title", n=tr.number(n))
    _show_listed(view, block, title, of_all, of_cell, key="acts", order=order, n=n)


@costs_itself
def show_documents(view: View, make: MakeBlock, *, by: str) -> None:
    """The chart, and the names in its clicked cell (place, group), else a fold with every mention in the
    selection."""
    block = make()
    tr = view.tr

    def of_all() -> pd.DataFrame:
        return list_documents(view.tables, view.selection, limit=MOST_PASSAGES)

    def of_cell(place: str, group: str) -> Listed:
        here = cell_of(view.selection, by=by, group=group)
        rows = list_names(view.tables, here, place=place, limit=MOST_PASSAGES)
        n = tr.number(_row(block, {"place": place, by: group})["documents"])
        what, of = label_place(place, tr), label_group(view, by, group)
        return rows, tr("measures.documents.cell", what=what, group=of, n=n)

    order = ["notice_id", "name", "mentions", "place", "issue_title"]
    n = int(block.frame["mentions"].sum())
    title = tr("measures.documents.list", n=tr.number(n))
    _show_listed(view, block, title, of_all, of_cell, key="documents", order=order, n=n)


@costs_itself
def show_outcomes(view: View, make: MakeBlock, *, by: str) -> None:
    """The chart, and the figures of its clicked cell (outcome with unit and place, group), else a fold with
    all."""
    block = make()
    tr = view.tr

    def of_all() -> pd.DataFrame:
        return list_outcomes(view.tables, view.selection, limit=MOST_PASSAGES)

    def of_cell(line: str, group: str) -> Listed:
        outcome, unit, place = line.split("|")
        here = cell_of(view.selection, by=by, group=group)
        rows = list_outcomes(view.tables, here, line=(outcome, unit, place), limit=MOST_PASSAGES)
        row = _row(block, {"outcome": outcome, "unit": unit, "place": place, by: group})
        title = tr(
            "measures.outcomes.cell",
            what=label_line(line, tr),
            group=label_group(view, by, group),
            n=tr.number(row["figures"]),
            value=format_quantity(row["value"], unit, tr),
        )
        return rows, title

    order = ["notice_id", "outcome", "value", "unit", "place", "issue_title"]
    n = int(block.frame["figures"].sum())
    title = tr("measures.outcomes.list", n=tr.number(n))
    _show_listed(view, block, title, of_all, of_cell, key="outcomes", order=order, n=n)


@costs_itself
def show_per_issue(view: View, make: MakeBlock, *, by: str) -> None:
    """The chart, and the issues of its clicked part (group, number of measures)."""

    def show(block: Block, clicked: tuple[str | int, ...] | None) -> None:
        if clicked is not None:
            _list_per_issue(view, block, str(clicked[0]), int(clicked[1]), by=by)

    show_with_list(view, make, show)


@costs_itself
def show_concreteness(view: View, make: MakeBlock, *, by: str) -> None:
    """The chart, and the mentions that its clicked bar (component, group) counts."""

    def show(block: Block, clicked: tuple[str, ...] | None) -> None:
        if clicked is not None:
            _list_mentions(view, block, str(clicked[0]), str(clicked[1]), by=by)

    show_with_list(view, make, show)


def _list_per_issue(view: View, block: Block, group: str, number: int, *, by: str) -> None:
    tr, here = view.tr, cell_of(view.selection, by=by, group=group)
    n = tr.number(_row(block, {by: group, "per_issue": number})["issues"])
    title = tr(
        "measures.per_issue.cell",
        k=format_number_of_measures(view, number),
        group=label_group(view, by, group),
        n=n,
    )
    issues = list_issues_by_measures(view.tables, here, per_issue=number, limit=MOST_ISSUES)
    show_issue_rows(view, issues, title=title, key="per-issue-list")


def _list_mentions(view: View, block: Block, component: str, group: str, *, by: str) -> None:
    here, row = cell_of(view.selection, by=by, group=group), _row(block, {by: group})
    show_mentions(view, here, component, row, group=label_group(view, by, group), key="mentions")


def _show_listed(
    view: View,
    block: Block,
    title: str,
    of_all: Callable[[], pd.DataFrame],
    of_cell: Callable[..., Listed],
    *,
    key: str,
    order: list[str],
    n: int,
) -> None:
    """The chart and the list of its clicked cell, else a fold with all rows; the finding alone, where nothing
    is to draw."""
    if block.frame.empty:
        st.header(block.finding, anchor=block.key)
        return

    def show(rows: pd.DataFrame, under: str = "") -> None:
        show_passages(view, rows, title=under, key=key, order=[c for c in order if c in rows])

    def behind(_: Block, clicked: tuple[str, ...] | None) -> None:
        if clicked is None:
            show_folded(key, title, lambda: show(of_all()), n=n)
        else:
            show(*of_cell(*map(str, clicked)))

    show_with_list(view, block, behind)


def _row(block: Block, codes: dict[str, Any]) -> dict[str, Any]:
    """The row of the frame behind a mark with these codes."""
    frame = block.frame
    return to_records(frame[(frame[list(codes)] == pd.Series(codes)).all(axis=1)])[0]
