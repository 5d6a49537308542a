"""Which bodies the overview lists, and in which order."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import streamlit as st

from analysis.compare.bodies import Order
from analysis.compare.grouping import NoticeGroup, rank_groups
from analysis.compare.options import notice_options
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
_PLACES: tuple[NoticeGroup, ...] = ("city", "level", "province")
_PLACED = ("province", "city", "level")


def choose_search(view: View, *, on_change: Callable[[], None]) -> str:
    """What the reader looks for in names and places."""
    return url.search(
        "q",
        view.tr("overview.search.label"),
        placeholder=view.tr("overview.search.hint"),
        on_change=on_change,
    )


def choose_sort(view: View, rates: pd.DataFrame, *, on_change: Callable[[], None]) -> str:
    """The order; by a rate only within one basis and unit, so one option for each. `rates`: pool_rates."""
    tr = view.tr
    kinds = [f"{basis}-{unit}" for basis, unit in kinds_of_rates(rates)]

    def label(code: str) -> str:
        kind = kind_of(code)
        said = tr("overview.sort.rate", kind=format_kind(*kind, tr)) if kind else tr(f"overview.sort.{code}")
        return tr("overview.sort.by", order=said)

    options = [NEWEST, *_NUMBERS, *kinds, *_PLACES]
    return url.pick(
        "sort",
        tr("overview.sort.label"),
        options,
        format_func=label,
        with_label=False,
        on_change=on_change,
    )


def kind_of(sort: str) -> tuple[str, str] | None:
    """Basis and unit of the rate that decides the order; None for another order."""
    basis, _, unit = sort.partition("-")
    return (basis, unit) if unit else None


def order_of(view: View, sort: str) -> Order:
    """The order chosen."""
    for by in _PLACES:
        if by == sort:
            codes = rank_groups(view.tables, view.selection, by)
            return Order(by=by, codes=tuple(order_groups(view, by, codes)))
    return Order(column=_NUMBERS.get(sort, ""), kind=kind_of(sort))


def texts_of_bodies(view: View) -> str:
    """The table with short and full name, place and level of every notice, as they are looked for."""

    def make() -> pd.DataFrame:
        bodies = notice_options(view.tables).fillna("")
        kinds = to_records(bodies[list(_PLACED)].drop_duplicates())
        places = {tuple(row.values()): format_place(row, view.tr) for row in kinds}
        placed = [places[key] for key in bodies[list(_PLACED)].itertuples(index=False, name=None)]
        names = [view.names[notice_id] for notice_id in bodies["notice_id"]]
        rows = zip(names, bodies["organisation"], bodies["district"], placed, strict=True)
        return bodies[["notice_id"]].assign(text=[" ".join(row).casefold() for row in rows])

    name = f"texts_of_bodies_{view.tr.language}".replace("-", "_")
    view.tables.add_once(name, make)
    return name


def choose_rows(view: View, rates: pd.DataFrame, *, on_change: Callable[[], None]) -> tuple[str, str]:
    """Search and order, side by side. `on_change`: runs before the page does."""
    with st.container(horizontal=True):
        return choose_search(view, on_change=on_change), choose_sort(view, rates, on_change=on_change)
