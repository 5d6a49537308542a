"""What is behind a mark of a body: its issues, the totals it states, its completion, its days."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.compare.completion import list_stated_figures
from analysis.compare.durations import list_dates
from analysis.compare.notice_summary import STATED, list_stated_totals
from analysis.compare.selection import Selection
from dashboard.components.issue_list import show_issues
from dashboard.components.passage_list import show_passages
from dashboard.shell.view import View

_FIGURES = ["notice_id", "counted", "state", "statistic", "value"]
_DATES = ["notice_id", "event", "date", "date_basis", "days_min", "days_max"]


def show_behind(view: View, shown: pd.DataFrame, cell: tuple[Any, ...]) -> None:
    """`cell`: notice and what was clicked. `shown`: rows of list_bodies."""
    notice_id, what = map(str, cell)
    name = view.names.get(notice_id, notice_id)
    if what == "issues_listed":
        _show_issues(view, notice_id, name)
    elif what in STATED:
        totals = list_stated_totals(view.tables, Selection(notices=(notice_id,)), column=what)
        _show_figures(view, totals, "overview.behind.totals", name)
    elif what == "days":
        dates = list_dates(view.tables, view.selection, phase="rectification", group=notice_id)
        title = view.tr("overview.behind.days", name=name)
        show_passages(view, dates, title=title, key="days", order=_DATES)
    else:
        row = shown[shown["notice_id"] == notice_id].iloc[0]
        _show_done(view, notice_id, name, basis=str(row["done_basis"]), unit=str(row["done_unit"]))


def _show_done(view: View, notice_id: str, name: str, *, basis: str, unit: str) -> None:
    if basis == "listed":
        _show_issues(view, notice_id, name, status="completed")
    elif basis != "none":
        figures = list_stated_figures(view.tables, Selection(notices=(notice_id,)), unit=unit)
        _show_figures(view, figures, "overview.behind.figures", name)


def _show_issues(view: View, notice_id: str, name: str, *, status: str = "") -> None:
    tr, chosen = view.tr, view.selection.narrowed(notices=notice_id)
    what = tr.label("status", status) if status else tr.column("issues_listed")
    chosen = chosen.narrowed(statuses=status) if status else chosen
    show_issues(view, chosen, cell={"type": what, "group": name}, key="body-issues")


def _show_figures(view: View, figures: pd.DataFrame, key: str, name: str) -> None:
    title = view.tr(key, name=name, n=view.tr.number(len(figures)))
    show_passages(view, figures.reset_index(drop=True), title=title, key="totals", order=_FIGURES)
