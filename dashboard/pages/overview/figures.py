"""The figures at the top of the overview: each with its base, and a link to its page."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from dashboard.components.body_texts import format_median
from dashboard.pages.overview.findings import format_main_rate, main_rate
from dashboard.shell.navigation import script
from dashboard.shell.view import View


@dataclass(frozen=True)
class Figure:
    """The number, what it counts and on what base, and the page that shows more."""

    value: str
    text: str
    page: str


def list_figures(view: View, sums: pd.Series, rates: pd.DataFrame) -> list[Figure]:
    """Notices, problems stated, issues listed, completion, days. `sums`: sum_notices; `rates`: pool_rates."""
    tr, of = view.tr, view.tr.number(sums["notices"])
    stating = int(sums["problems_stated_notices"])
    problems = tr.number(sums["problems_stated"]) if stating else tr("absent")
    listed = tr.number(sums["issues_listed"])
    return [
        Figure(of, tr("overview.figures.notices", n=of), "cities"),
        Figure(problems, tr("overview.figures.stated", k=tr.number(stating), of=of), "issues"),
        Figure(listed, tr("overview.figures.listed", n=listed), "issues"),
        _completion(view, rates, of),
        _days(view, sums, of),
    ]


def _completion(view: View, rates: pd.DataFrame, of: str) -> Figure:
    """The pooled rate of the basis and unit that most notices have."""
    tr = view.tr
    if rates.empty:
        return Figure(tr("absent"), tr("overview.figures.no_rate", of=of), "completion")
    row = main_rate(rates)
    key = f"overview.figures.{row['rate_basis']}_rate"
    unit, n = tr(f"codes.rate_unit.{row['rate_unit']}"), tr.number(row["total"])
    text = tr(key, unit=unit, n=n, k=tr.number(row["notices"]), of=of)
    return Figure(format_main_rate(row, tr), text, "completion")


def _days(view: View, sums: pd.Series, of: str) -> Figure:
    tr, n = view.tr, int(sums["days_notices"])
    undated = tr.number(n - int(sums["dated_notices"]))
    text = tr("overview.figures.days", k=tr.number(n), of=of, undated=undated)
    return Figure(format_median(sums, tr) or tr("absent"), text, "timeline")


def show_figures(figures: list[Figure]) -> None:
    """In one row that breaks; each figure is one link."""
    with st.container(horizontal=True, key="figures"):
        for figure in figures:
            st.page_link(script(figure.page), label=f"**{figure.value}** {figure.text}", width="content")
