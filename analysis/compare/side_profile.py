"""Who and when of one side: places, level, dates, durations, and what its notices state about their findings."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from analysis.compare.durations import PHASES, durations
from analysis.compare.group_keys import UNKNOWN
from analysis.compare.notice_summary import STATED
from analysis.compare.selection import Selection
from analysis.compare.side_fact import SideFact
from analysis.compare.tables import Tables

_PLACES = ("organisation", "province", "city", "district", "level", "kind")
_DATES = ("inspection_start", "inspection_end", "feedback_date", "report_date", "latest_done")
_MOST_NAMED = 3  # values of a group that are named; of more, only their number is told


def describe_profile(
    tables: Tables, selection: Selection, glance: pd.DataFrame, side: str
) -> Iterator[SideFact]:
    """`glance`: analysis.compare.notice_summary.summarise_notices of the side."""
    yield SideFact(section="head", attribute="notices", unit="notice", side=side, value=len(glance))
    for column in _PLACES:
        known = glance[column].dropna()
        yield _tell_values(known[known != UNKNOWN], column, side)
    for column in _DATES:
        yield _tell_dates(glance[column].dropna(), column, side)
    phases = durations(tables, selection)
    for phase in PHASES:
        yield from _tell_duration(phases[phases["phase"] == phase], phase, side)
    if not selection.limits_issues:  # a notice's totals say nothing of some of its issues
        for column, (unit, _) in STATED.items():
            yield _tell_stated(glance[column].dropna(), column, unit, side)


def _tell_values(known: pd.Series, column: str, side: str) -> SideFact:
    named = sorted(known.unique())
    text = "|".join(named) if 0 < len(named) <= _MOST_NAMED else None
    return SideFact(
        section="head",
        attribute=column,
        side=side,
        text=text,
        unit="value",
        value=len(named) or None,
        n=len(known),
        n_of="notice",
    )


def _tell_dates(known: pd.Series, column: str, side: str) -> SideFact:
    first, last = (known.min(), known.max()) if len(known) else (None, None)
    text = first if first == last else f"{first}/{last}"
    return SideFact(section="dates", attribute=column, side=side, text=text, n=len(known), n_of="notice")


def _tell_duration(phase: pd.DataFrame, name: str, side: str) -> Iterator[SideFact]:
    """One fact per basis of the days, n notices each: the days of those dated (the median, unless reduced dates make
    it a range, and the spread), the least lower bound of those undated, those of which nothing is known."""
    for basis in ("dates", "latest_done", "none"):
        of_basis = phase[phase["basis"] == basis]
        if of_basis.empty:
            continue
        days = of_basis[["days_min", "days_max"]].astype("float64")
        low, high = days.median()
        yield SideFact(
            section="durations",
            attribute=name,
            unit="day",
            side=side,
            value=low if low == high else None,
            at_least=days["days_min"].min(),
            at_most=days["days_max"].max(),
            n=len(of_basis),
            n_of="notice",
            basis=basis,
        )


def _tell_stated(known: pd.Series, column: str, unit: str, side: str) -> SideFact:
    value = float(known.sum()) if len(known) else None
    return SideFact(
        section="stated",
        attribute=column,
        unit=unit,
        side=side,
        value=value,
        n=len(known),
        n_of="notice",
        basis="stated",
    )
