"""Groups of notices or issues on a page: the choice of what they are, their order, names and filters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

import pandas as pd
import streamlit as st

from analysis.codebook import domain
from analysis.compare.group_keys import NO_CITY, UNKNOWN
from analysis.compare.grouping import Group, NoticeGroup, rank_groups
from analysis.compare.selection import Selection
from dashboard.components.row_limit import FEW_GROUPS, FIRST_ROWS, MOST_COMPARED
from dashboard.shell import url
from dashboard.shell.view import View

ByGroup = TypeVar("ByGroup", bound=Group)

GROUPS: tuple[NoticeGroup, ...] = ("notice_id", "city", "level", "province")
_PLACES: dict[str, NoticeGroup] = {"city": "city", "province": "province"}
_FIELDS = {
    "notice_id": "notices",
    "city": "cities",
    "level": "levels",
    "province": "provinces",
    "kind": "kinds",
    "issue_type": "issue_types",
}


def choose_group(
    view: View, key: str, options: Sequence[ByGroup], *, on_change: Callable[[], None] | None = None
) -> ByGroup:
    """Draw the choice of what is compared; the first option is the default. `on_change`: see url.choose.

    Notices are no groups where they are too many to be compared one by one; the page says so.
    """
    tr = view.tr
    if view.n_notices > MOST_COMPARED and "notice_id" in options:
        options = [by for by in options if by != "notice_id"]
        if st.session_state.get(key) == "notice_id":
            del st.session_state[key]
        st.caption(tr("groups.too_many", n=tr.number(view.n_notices), most=tr.number(MOST_COMPARED)))
    return url.choose(
        key,
        tr("groups.label"),
        options,
        format_func=lambda by: tr(f"groups.by.{by}"),
        on_change=on_change,
    )


def groups_by_size(view: View) -> Sequence[NoticeGroup]:
    """The choices of GROUPS, notices first; last where they are too many to be read side by side."""
    return GROUPS if view.n_notices <= FEW_GROUPS else (*GROUPS[1:], GROUPS[0])


def label_group(view: View, by: str, code: str) -> str:
    """A group's name."""
    return view.names.get(code, code) if by == "notice_id" else view.tr.label(by, code)


def label_groups(view: View, by: str, codes: Iterable[str]) -> dict[str, str]:
    """Code -> name."""
    return {code: label_group(view, by, code) for code in codes}


def only_named(rows: pd.DataFrame, by: str) -> pd.DataFrame:
    """The rows of cities, levels or provinces: without those that have none or an unknown one, if others are
    left."""
    named = rows[~rows[by].isin([NO_CITY, UNKNOWN])]
    return named if len(named) else rows


def named_codes(codes: Iterable[str]) -> list[str]:
    """The codes of cities, levels or provinces without those of none or an unknown one, if others are
    left."""
    listed = list(codes)
    return [code for code in listed if code not in (NO_CITY, UNKNOWN)] or listed


def order_groups(view: View, by: str, present: Iterable[str]) -> list[str]:
    """The groups in the order of every page: the user's own and the newest notices first, codes as in the
    codebook, places by number of notices, those without a city and the unknown last."""
    codes = set(present)
    if by == "notice_id":
        return [code for code in view.names if code in codes]
    if place := _PLACES.get(by):
        return [code for code in _order_places(view, place) if code in codes]
    return [code for code in (*domain(by).codes, UNKNOWN) if code in codes]


def _order_places(view: View, by: NoticeGroup) -> list[str]:
    codes = rank_groups(view.tables, view.selection, by)
    return sorted(codes, key=lambda code: (code == UNKNOWN, code == NO_CITY))


def in_order(view: View, rows: pd.DataFrame) -> pd.DataFrame:
    """Rows with notice_id in the order of every page; those of one notice stay as they are."""
    place = {notice_id: number for number, notice_id in enumerate(view.names)}
    return rows.iloc[rows["notice_id"].map(place).argsort(kind="stable")].reset_index(drop=True)


def cell_of(selection: Selection, *, by: str, group: str) -> Selection:
    """The selection narrowed to one group."""
    return selection.narrowed(**{_FIELDS[by]: group})


def describe_cut(view: View, number: int, *, by: str = "notice_id", most: int = FIRST_ROWS) -> str:
    """A note if the chart does not show all groups; empty if it does."""
    key = "block.cut" if by == "notice_id" else "block.cut_groups"
    return view.tr(key, n=most, of=number) if number > most else ""
