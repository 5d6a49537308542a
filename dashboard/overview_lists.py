"""What stands behind a mark of the overview's charts: the issues it counts, or the figures a notice states."""

from __future__ import annotations

from typing import Any

from analysis.compare.overview import STATED, list_totals
from dashboard.issue_list import show_issues
from dashboard.passage_list import show_passages
from dashboard.view import View


def show_status(view: View, cell: tuple[Any, ...]) -> None:
    """The issues of a notice with the status that was clicked. `cell`: notice_id, status."""
    notice_id, status = map(str, cell)
    chosen = view.selection.narrowed(notices=notice_id, statuses=status)
    named = {"type": view.words.label("status", status), "group": view.names[notice_id]}
    show_issues(view, chosen, cell=named, key="status-issues")


def show_stated(view: View, cell: tuple[Any, ...]) -> None:
    """The issues of a notice, or the passages where it states the total that was clicked. `cell`: notice_id, column."""
    words, (notice_id, column) = view.words, map(str, cell)
    name = view.names[notice_id]
    if column not in STATED:
        named = {"type": words("overview.stated.listed"), "group": name}
        show_issues(view, view.selection.narrowed(notices=notice_id), cell=named, key="listed-issues")
        return
    totals = list_totals(view.tables, notice_id=notice_id, column=column)
    title = words("overview.behind.totals", name=name, n=words.number(len(totals)))
    show_passages(view, totals, title=title, key="totals", order=["counted", "state", "value"])
