"""Where a rate or count comes from: the rates, issues or stated figures behind it, and their passages."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from analysis.compare.completion import (
    FIGURES,
    count_rates,
    counts_without_total,
    list_rates,
    list_stated_figures,
)
from analysis.compare.selection import Selection
from dashboard.components.chart_card import show_table
from dashboard.components.evidence import show_passage
from dashboard.components.folded_list import show_folded
from dashboard.components.issue_list import show_issues
from dashboard.components.passage_list import MOST_PASSAGES, show_passages
from dashboard.pages.completion.blocks import COUNT_CODES, label_counted
from dashboard.pages.completion.findings import format_summarised, label_rate_kind
from dashboard.pages.completion.rate_texts import hover_rate
from dashboard.shell.page_run import show_title
from dashboard.shell.texts import text_with
from dashboard.shell.view import View

_RATES = [
    "notice_id",
    "rate_basis",
    "rate_unit",
    "completed",
    "total",
    "rate",
    "printed",
    "recomputed",
    "differs",
    "rate_with_mostly",
    "since_feedback",
]


def show_rates(view: View, clicked: tuple[Any, ...] | None) -> None:
    """What the rate clicked in the chart rests on; else a fold with the list of rates, and what the one
    selected there rests on."""
    n = count_rates(view.tables, view.selection)
    if not n:
        return
    if clicked is None:
        title = view.tr("completion.origin.title", n=view.tr.number(n))

        def show() -> None:
            rates = list_rates(view.tables, view.selection, limit=MOST_PASSAGES)
            _show_selected(view, rates, of=n, pick="completion.origin.pick", key="rate")

        show_folded("rates", title, show, n=n)
        return
    notice_id, basis, unit = map(str, clicked)
    found = list_rates(view.tables, view.selection.narrowed(notices=notice_id), kind=(basis, unit))
    if len(found):
        show_origin(view, found.iloc[0], key="rate")


def show_summarised(view: View, summary: pd.DataFrame, clicked: tuple[Any, ...]) -> None:
    """The rates behind a mark of the summary (mean or pooled, basis, unit), and what a selected one rests
    on."""
    tr, (measure, basis, unit) = view.tr, map(str, clicked)
    counted = measure == "pooled"
    behind = list_rates(view.tables, view.selection, kind=(basis, unit), counted=counted, limit=MOST_PASSAGES)
    drawn = summary[(summary["rate_basis"] == basis) & (summary["rate_unit"] == unit)].iloc[0]
    n = int(drawn["counted_notices" if counted else "notices"])
    title = tr(
        "completion.summary.cell",
        kind=label_rate_kind(drawn, view.tr),
        measure=tr(f"columns.{measure}"),
        value=format_summarised(drawn, measure, tr),
        n=tr.number(n),
    )
    show_title(title, anchor="summarised")
    _show_selected(view, behind, of=n, pick="completion.summary.pick", key="summarised")


def _show_selected(view: View, rates: pd.DataFrame, *, of: int, pick: str, key: str) -> None:
    """List these rates, the first `of` so many, and show what the selected one rests on."""
    tr, shown = view.tr, _with_days(view, rates)
    cut = "" if len(shown) == of else f" {tr('passages.cut', n=MOST_PASSAGES)}"
    st.caption(tr(pick) + cut)
    row = show_table(view, shown, key=f"{key}-list", selectable=True, order=_RATES)
    if row is not None:
        show_origin(view, shown.iloc[row], key=key)


def show_origin(view: View, rate: pd.Series, *, key: str) -> None:
    """What the rate rests on in words, then the rows: issues where it is listed, figures where it is
    stated."""
    notice_id = str(rate["notice_id"])
    st.markdown(hover_rate(view, rate).replace("<br>", "  \n"))
    if rate["rate_basis"] == "listed":
        name = view.names.get(notice_id, notice_id)
        cell = {"type": label_rate_kind(rate, view.tr), "group": name}
        behind = view.selection.narrowed(notices=notice_id)
        issue = show_issues(view, behind, cell=cell, with_section=True, key=f"{key}-issue-list")
        if issue is not None:
            show_status_heading(view, issue)
        return
    figures = list_stated_figures(view.tables, Selection(notices=(notice_id,)), unit=str(rate["rate_unit"]))
    used = {rate[f"{figure}_start"] for figure in FIGURES if pd.notna(rate[f"{figure}_start"])}
    rows = figures.assign(used=figures["start"].isin(used))
    n, n_used = (view.tr.number(count) for count in (len(rows), rows["used"].sum()))
    show_passages(
        view,
        rows.sort_values("used", ascending=False, kind="stable"),
        title=view.tr("completion.origin.figures", n=n, used=n_used),
        key=f"{key}-figures",
        order=["used", "counted", "state", "statistic", "value"],
    )


def show_counts(view: View, *, n: int, clicked: tuple[Any, ...] | None) -> None:
    """The passage of the count clicked in the chart (notice, what is counted, its state); else a fold with
    all."""
    tr = view.tr
    if clicked is None:
        title = tr("completion.counts.list", n=tr.number(n))

        def show() -> None:
            _list_counts(view, counts_without_total(view.tables, view.selection, limit=MOST_PASSAGES))

        show_folded("counts", title, show, n=n)
        return
    counts = counts_without_total(view.tables, view.selection.narrowed(notices=str(clicked[0])))
    rows = counts[(counts[COUNT_CODES] == list(clicked)).all(axis=1)]
    row = rows.iloc[0]
    title = tr(
        "completion.counts.cell",
        what=label_counted(view, row),
        value=tr.number(row["value"]),
        group=view.names[row["notice_id"]],
        n=tr.number(len(rows)),
    )
    _list_counts(view, rows, title=title)


def _list_counts(view: View, counts: pd.DataFrame, *, title: str = "") -> None:
    order = ["notice_id", "counted", "state", "value", "since_feedback"]
    show_passages(view, _with_days(view, counts), title=title, key="counts", order=order)


def _with_days(view: View, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with `since_feedback`: the days from feedback to the notice's date in words, as range or
    bound."""
    days = zip(rows["days_min"], rows["days_max"], strict=True)
    return rows.assign(since_feedback=[view.tr.days(low, high) for low, high in days])


def show_status_heading(view: View, issue: pd.Series) -> None:
    """The passage of the section heading from which the issue has its status, if the text is on this
    machine."""
    if issue["status_basis"] != "section" or pd.isna(issue["section_title"]):
        return
    found = view.tables.query("SELECT sha256 FROM notices WHERE notice_id = $id", {"id": issue["notice_id"]})
    text = text_with(str(found["sha256"].iloc[0])) or ""
    heading = str(issue["section_title"])
    start = text.rfind(heading, 0, int(issue["start"]))
    st.markdown(view.tr("completion.origin.section", heading=heading))
    if start >= 0:
        show_passage(view, notice_id=str(issue["notice_id"]), start=start, end=start + len(heading))
