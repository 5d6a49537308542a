"""What is behind a mark of a group: its issues, stated totals, rates, dates, or the places of a word."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd

from analysis.compare.completion import list_stated_figures
from analysis.compare.durations import list_dates
from analysis.compare.grouping import NoticeGroup
from analysis.compare.notice_summary import STATED, list_stated_totals
from dashboard.components.groups import cell_of, label_group
from dashboard.components.issue_list import show_issues
from dashboard.components.occurrence_list import show_occurrences
from dashboard.components.passage_list import MOST_PASSAGES, show_passages
from dashboard.shell.view import View

_FIGURES = ["notice_id", "counted", "state", "statistic", "value"]
_DATES = ["notice_id", "event", "date", "date_basis", "days_min", "days_max"]


def show_glance(view: View, glance: pd.DataFrame, cell: tuple[Any, ...], *, by: NoticeGroup) -> None:
    """`cell`: group and what was clicked. `glance`: analysis.compare.group_done.glance_at_groups."""
    group, what = map(str, cell)
    if what == "days":
        show_dates(view, (group, "rectification"), by=by)
    elif what == "issues_listed":
        _show_issues(view, group, by=by)
    else:
        _show_figures(view, glance, group, what, by=by)


def show_types(view: View, cell: tuple[Any, ...], *, by: NoticeGroup) -> None:
    """The issues of a type in a group."""
    issue_type, group = map(str, cell)
    chosen = cell_of(view.selection, by=by, group=group).narrowed(issue_types=issue_type)
    named = {"type": view.tr.label("issue_type", issue_type), "group": label_group(view, by, group)}
    show_issues(view, chosen, cell=named, key="type-issues")


def show_dates(view: View, mark: tuple[Any, ...], *, by: NoticeGroup) -> None:
    """The dates behind the days of a phase. `mark`: group and phase."""
    group, phase = map(str, mark)
    rows = list_dates(view.tables, view.selection, phase=phase, group=group, by=by)
    rows = rows[rows["basis"] != "none"].reset_index(drop=True)  # those in the median
    named = {"group": label_group(view, by, group), "phase": view.tr(f"timeline.phase.{phase}")}
    title = view.tr("cities.behind.dates", **named)
    show_passages(view, rows.head(MOST_PASSAGES), title=title, key="group-dates", order=_DATES)


def show_word(view: View, cell: tuple[Any, ...], *, by: NoticeGroup) -> None:
    """The places of a word in a group. `cell`: group and word."""
    group, term = map(str, cell)
    narrowed = replace(view, selection=cell_of(view.selection, by=by, group=group))
    show_occurrences(narrowed, term, part=None)


def _show_figures(view: View, glance: pd.DataFrame, group: str, what: str, *, by: NoticeGroup) -> None:
    """Stated totals, or what the group's rate is computed from."""
    row = glance[glance[by] == group].iloc[0]
    if what not in STATED and row["done_basis"] == "listed":
        _show_issues(view, group, by=by, status="completed")
        return
    members = cell_of(view.selection, by=by, group=group)
    figures = (
        list_stated_totals(view.tables, members, column=what)
        if what in STATED
        else list_stated_figures(view.tables, members, unit=str(row["done_unit"]))
    )
    title = view.tr("cities.behind.figures", group=label_group(view, by, group), n=len(figures))
    show_passages(view, figures.head(MOST_PASSAGES), title=title, key="group-figures", order=_FIGURES)


def _show_issues(view: View, group: str, *, by: NoticeGroup, status: str = "") -> None:
    tr, chosen = view.tr, cell_of(view.selection, by=by, group=group)
    what = tr.label("status", status) if status else tr.column("issues_listed")
    chosen = chosen.narrowed(statuses=status) if status else chosen
    show_issues(view, chosen, cell={"type": what, "group": label_group(view, by, group)}, key="group-issues")
