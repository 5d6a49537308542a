"""The rows behind a mark of the timeline's charts: the dates its days are counted from, or the actions of a
month."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from analysis.compare.dated_acts import list_acts_of_month, planned_dates
from analysis.compare.durations import list_dates
from analysis.compare.grouping import NoticeGroup
from dashboard.charts.block import Block
from dashboard.components.chart_card import MakeBlock, show_table, show_with_list
from dashboard.components.evidence import show_passage
from dashboard.components.folded_list import show_folded
from dashboard.components.groups import GROUPS, choose_group, label_group
from dashboard.components.own_controls import show_with_controls
from dashboard.components.passage_list import MOST_PASSAGES, show_passages
from dashboard.pages.timeline.act_blocks import label_month, planned_block
from dashboard.pages.timeline.duration_blocks import durations_block
from dashboard.shell import url
from dashboard.shell.failures import costs_itself
from dashboard.shell.page_run import show_title
from dashboard.shell.view import View

_DATES = ["notice_id", "event", "date", "date_basis", "basis", "days_min", "days_max"]
_ACTS = ["notice_id", "date", "date_basis", "title", "feedback_date"]


@costs_itself
def show_dated(view: View, make: MakeBlock, *, by: NoticeGroup = "notice_id") -> None:
    """The chart, and behind its clicked mark (group and phase) the dates they are counted from."""

    def show(block: Block, mark: tuple[str, ...] | None) -> None:
        if mark is not None:
            _show_dates(view, *mark, by=by, key=f"{block.key}-dates")

    show_with_list(view, make, show)


def show_durations(view: View) -> None:
    """The durations by group as chosen, and the dates behind the clicked mark."""

    def chosen_block(again: Callable[[], None]) -> Block:
        return durations_block(view, by=choose_group(view, "by", GROUPS, on_change=again))

    def show(block: Block, mark: tuple[str, ...] | None) -> None:
        if mark is not None:
            _show_dates(view, *mark, by=url.current("by", GROUPS), key=f"{block.key}-dates")

    show_with_controls(view, "durations", chosen_block, show)


@costs_itself
def show_acts(view: View, months: pd.DataFrame, make: MakeBlock) -> None:
    """The chart, and the dated acts of its clicked month. `months`: acts_by_month."""

    def show(_: Block, mark: tuple[int, ...] | None) -> None:
        if mark is not None:
            of_month = months[months["month"] == mark[0]]
            _list_acts(view, month=int(mark[0]), n=int(of_month["acts"].sum()))

    show_with_list(view, make, show)


@costs_itself
def show_planned(view: View, planned: dict[str, Any], *, today: date) -> None:
    """The planned dates, and the passage of the clicked one above a fold with all. `planned`: their
    counts."""

    def show(_: Block, mark: tuple[str | int, ...] | None) -> None:
        if mark is not None:
            show_passage(view, notice_id=str(mark[0]), start=int(mark[1]), end=int(mark[2]))
        _list_planned(view, n=planned["n"], today=today)

    show_with_list(view, lambda: planned_block(view, planned, today=today), show)


def _list_planned(view: View, *, n: int, today: date) -> None:
    """A fold with the `n` planned dates, the passage of each in reach."""
    title = view.tr("timeline.planned.list", n=view.tr.number(n))
    order = ["notice_id", "title", "planned_date", "report_date", "at_report", "at_today"]

    def show() -> None:
        rows = planned_dates(view.tables, view.selection, today=today, limit=MOST_PASSAGES)
        show_passages(view, rows, title="", key="planned", order=order)

    show_folded("planned", title, show, n=n)


def _show_dates(view: View, group: str, phase: str, *, by: NoticeGroup, key: str) -> None:
    tr = view.tr
    dates = list_dates(view.tables, view.selection, phase=phase, group=group, by=by)
    dates = dates if by == "notice_id" else dates[dates["basis"] != "none"].reset_index(drop=True)
    title = tr(
        "timeline.behind." + ("of_phase" if by == "notice_id" else "of_group"),
        group=label_group(view, by, group),
        phase=tr(f"timeline.phase.{phase}"),
        n=tr.number(len(dates)),
        notices=tr.number(dates["notice_id"].nunique()),
    )
    _show_rows(view, dates, title=title, key=key, order=_DATES)


def _list_acts(view: View, *, month: int, n: int) -> None:
    acts = list_acts_of_month(view.tables, view.selection, month=month, limit=MOST_PASSAGES + 1)
    title = view.tr("timeline.behind.acts", n=n, month=label_month(view, month))
    _show_rows(view, acts, title=title, key="acts-of-month", order=_ACTS)


def _show_rows(view: View, rows: pd.DataFrame, *, title: str, key: str, order: list[str]) -> None:
    """The rows as a list, unless the filters removed what was clicked; a row opens its passage, or a note
    that it has none."""
    if rows.empty:
        return
    tr, shown = view.tr, rows.head(MOST_PASSAGES)
    show_title(title, anchor=key)
    cut = f" {tr('passages.cut', n=MOST_PASSAGES)}" if len(rows) > MOST_PASSAGES else ""
    st.caption(tr("passages.pick") + cut)
    listed = shown.assign(date_basis=[tr(f"codes.date_basis.{code}") for code in shown["date_basis"]])
    picked = show_table(view, listed, key=f"{key}-list", selectable=True, order=order)
    if picked is None:
        return
    row = shown.iloc[picked]
    if pd.isna(row["start"]):
        st.info(tr("timeline.behind.no_passage"))
    else:
        show_passage(view, notice_id=str(row["notice_id"]), start=int(row["start"]), end=int(row["end"]))
