"""The figures at the top of the overview: each with its base, and a link to its page."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from analysis.compare.completion import summarise_rates
from analysis.compare.reported_done import median_days
from dashboard.components.body_texts import format_days, format_rate
from dashboard.shell.navigation import script
from dashboard.shell.view import View


@dataclass(frozen=True)
class Figure:
    """The number, what it counts and on what base, and the page that shows more."""

    value: str
    text: str
    page: str


def list_figures(view: View, notices: pd.DataFrame, rates: pd.DataFrame) -> list[Figure]:
    """Notices, problems stated, issues listed, completion, days. `notices`: summarise_notices; `rates`:
    completion_rates."""
    tr, of = view.tr, view.tr.number(len(notices))
    stating = notices["problems_stated"].dropna()
    problems = tr.number(stating.sum()) if len(stating) else tr("absent")
    listed = tr.number(notices["issues_listed"].sum())
    return [
        Figure(of, tr("overview.figures.notices", n=of), "cities"),
        Figure(problems, tr("overview.figures.stated", k=tr.number(len(stating)), of=of), "issues"),
        Figure(listed, tr("overview.figures.listed", n=listed), "issues"),
        _completion(view, rates, of),
        _days(view, notices, of),
    ]


def _completion(view: View, rates: pd.DataFrame, of: str) -> Figure:
    """The pooled rate of the basis and unit that most notices have."""
    tr, summary = view.tr, summarise_rates(rates, fewest=1)
    if summary.empty:
        return Figure(tr("absent"), tr("overview.figures.no_rate", of=of), "completion")
    row = summary.sort_values(["notices", "total"], ascending=False, kind="stable").iloc[0]
    measure = "pooled" if pd.notna(row["pooled"]) else "mean"
    key = f"overview.figures.{row['rate_basis']}_rate"
    unit, n = tr(f"codes.rate_unit.{row['rate_unit']}"), tr.number(row["total"])
    text = tr(key, unit=unit, n=n, k=tr.number(row["notices"]), of=of)
    return Figure(format_rate(row[measure], row[f"{measure}_high"], tr), text, "completion")


def _days(view: View, notices: pd.DataFrame, of: str) -> Figure:
    tr, (low, high, n) = view.tr, median_days(notices)
    value = format_days(low, high, tr) if n else tr("absent")
    return Figure(value, tr("overview.figures.days", k=tr.number(n), of=of), "timeline")


def show_figures(figures: list[Figure]) -> None:
    """In one row that breaks; each figure is one link."""
    with st.container(horizontal=True, key="figures"):
        for figure in figures:
            st.page_link(script(figure.page), label=f"**{figure.value}** {figure.text}", width="content")
