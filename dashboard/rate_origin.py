"""Where a rate comes from: the issues or the stated figures behind it, and their passages."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from analysis.compare.completion import FIGURES, list_stated_figures
from dashboard.blocks.completion import hover_rate, kind_of_rate
from dashboard.chart_block import show_table
from dashboard.evidence import show_passage
from dashboard.issue_list import show_issues
from dashboard.passage_list import MOST_PASSAGES, show_passages
from dashboard.sources import text_with
from dashboard.view import View

_RATES = ["notice_id", "rate_basis", "rate_unit", "completed", "total", "rate", "printed", "recomputed", "differs", "rate_with_mostly", "days_min"]  # fmt: skip


def pick_rate(view: View, rates: pd.DataFrame, clicked: tuple[Any, ...] | None) -> pd.Series | None:
    """The rate whose origin is asked for: the one clicked in the chart, else the one selected in the list."""
    words = view.words
    known = rates[rates["rate_basis"] != "none"].head(MOST_PASSAGES).reset_index(drop=True)
    if known.empty:
        return None
    st.subheader(words("completion.origin.title"), anchor="origin")
    st.caption(words("completion.origin.pick"))
    row = show_table(view, known, key="rate-list", selectable=True, order=_RATES)
    if clicked is not None:
        codes = ["notice_id", "rate_basis", "rate_unit"]
        found = rates[(rates[codes].astype("str") == [str(c) for c in clicked]).all(axis=1)]
        return found.iloc[0] if len(found) else None
    return None if row is None else known.iloc[row]


def show_rates(view: View, rates: pd.DataFrame, clicked: tuple[Any, ...] | None) -> None:
    """The list of rates, and what the one selected in it or in the chart rests on."""
    rate = pick_rate(view, rates, clicked)
    if rate is not None:
        show_origin(view, rate)


def show_origin(view: View, rate: pd.Series) -> None:
    """What the rate rests on in words, then the rows: issues where it is listed, figures where it is stated."""
    notice_id = str(rate["notice_id"])
    st.markdown(hover_rate(view, rate).replace("<br>", "  \n"))
    if rate["rate_basis"] == "listed":
        name = view.names.get(notice_id, notice_id)
        cell = {"type": kind_of_rate(view, rate), "group": name}
        issue = show_issues(view, view.selection.narrowed(notices=notice_id), cell=cell, with_section=True)
        if issue is not None:
            show_status_heading(view, issue)
        return
    figures = list_stated_figures(view.tables, notice_id=notice_id, unit=str(rate["rate_unit"]))
    used = {rate[f"{figure}_start"] for figure in FIGURES if pd.notna(rate[f"{figure}_start"])}
    rows = figures.assign(used=figures["start"].isin(used))
    show_passages(
        view, rows.sort_values("used", ascending=False, kind="stable"), title=view.words("completion.origin.figures"),
        key="rate-figures", order=["used", "counted", "state", "statistic", "value"],
    )  # fmt: skip


def show_status_heading(view: View, issue: pd.Series) -> None:
    """Where a section's heading gives the issue its status: that heading's passage, if the text is here."""
    if issue["status_basis"] != "section" or pd.isna(issue["section_title"]):
        return
    found = view.tables.query("SELECT sha256 FROM notices WHERE notice_id = $id", {"id": issue["notice_id"]})
    text = text_with(str(found["sha256"].iloc[0])) or ""
    heading = str(issue["section_title"])
    start = text.rfind(heading, 0, int(issue["start"]))
    st.markdown(view.words("completion.origin.section", heading=heading))
    if start >= 0:
        show_passage(view, notice_id=str(issue["notice_id"]), start=start, end=start + len(heading))
