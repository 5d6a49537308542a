"""Which bodies the overview lists, and in which order."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis.compare.reported_done import kinds_of_rates
from analysis.compare.side_fact import to_records
from dashboard.components.body_texts import format_kind, format_place
from dashboard.components.groups import order_groups
from dashboard.shell import url
from dashboard.shell.view import View

NEWEST = "newest"
_NUMBERS = {
    "stated": "problems_stated",
    "listed": "issues_listed",
    "days": "rectification_min",
}
_PLACES = ("city", "level", "province")


def choose_search(view: View) -> str:
    """What the reader looks for in names and places."""
    return url.search("q", view.tr("overview.search.label"), placeholder=view.tr("overview.search.hint"))


def choose_sort(view: View, rates: pd.DataFrame) -> str:
    """The order; by a rate only within one basis and unit, so one option for each."""
    tr = view.tr
    kinds = [f"{basis}-{unit}" for basis, unit in kinds_of_rates(rates)]

    def label(code: str) -> str:
        kind = kind_of(code)
        said = tr("overview.sort.rate", kind=format_kind(*kind, tr)) if kind else tr(f"overview.sort.{code}")
        return tr("overview.sort.by", order=said)

    options = [NEWEST, *_NUMBERS, *kinds, *_PLACES]
    return url.pick("sort", tr("overview.sort.label"), options, format_func=label, with_label=False)


def kind_of(sort: str) -> tuple[str, str] | None:
    """Basis and unit of the rate that decides the order; None for another order."""
    basis, _, unit = sort.partition("-")
    return (basis, unit) if unit else None


def find_bodies(view: View, bodies: pd.DataFrame, text: str) -> pd.DataFrame:
    """The rows whose short or full name, place or level contains the text."""
    wanted = text.strip().casefold()
    if not wanted:
        return bodies
    names = bodies["notice_id"].map(view.names)
    places = [format_place(row, view.tr) for row in to_records(bodies)]
    columns = [names, bodies["organisation"].fillna(""), bodies["district"].fillna(""), places]
    rows = zip(*columns, strict=True)
    return bodies[[wanted in " ".join(map(str, row)).casefold() for row in rows]]


def sort_bodies(view: View, bodies: pd.DataFrame, sort: str) -> pd.DataFrame:
    """The rows in the order chosen; of equals, and of those without a value, the order of every page."""
    if sort in _PLACES:
        order = {code: place for place, code in enumerate(order_groups(view, sort, bodies[sort].fillna("")))}
        return bodies.iloc[bodies[sort].map(order).fillna(len(order)).argsort(kind="stable")]
    kind = kind_of(sort)
    if kind:
        of_kind = (bodies["done_basis"] == kind[0]) & (bodies["done_unit"] == kind[1])
        values = bodies["done_rate"].where(of_kind)
    elif sort in _NUMBERS:
        values = bodies[_NUMBERS[sort]]
    else:
        return bodies
    return bodies.iloc[(-values.astype("float64")).fillna(float("inf")).argsort(kind="stable")]


def choose_rows(view: View, rates: pd.DataFrame) -> tuple[str, str]:
    """Search and order, side by side."""
    with st.container(horizontal=True, width=640):
        return choose_search(view), choose_sort(view, rates)
