"""Facts about one side: places, levels, dates, durations, and the totals stated by its notices."""

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
_MOST_NAMED = 3  # a fact names up to so many different values; of more it has only the number


def describe_profile(
    tables: Tables, selection: Selection, notices: pd.DataFrame, side: str
) -> Iterator[SideFact]:
    """Facts on the side's notices, places, dates, durations and stated totals.

    `selection`: the side's. `notices`: its rows of analysis.compare.notice_summary.summarise_notices.
    """
    yield SideFact(section="head", attribute="notices", unit="notice", side=side, value=len(notices))
    for column in _PLACES:
        known = notices[column].dropna()
        yield _values_fact(known[known != UNKNOWN], column, side)
    for column in _DATES:
        yield _dates_fact(notices[column].dropna(), column, side)
    phases = durations(tables, selection)
    for phase in PHASES:
        yield from _duration_facts(phases[phases["phase"] == phase], phase, side)
    if not selection.limits_issues:  # a notice's totals are not about some of its issues
        for column, (unit, _) in STATED.items():
            yield _stated_fact(notices[column].dropna(), column, unit, side)


def _values_fact(known: pd.Series, column: str, side: str) -> SideFact:
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


def _dates_fact(known: pd.Series, column: str, side: str) -> SideFact:
    first, last = (known.min(), known.max()) if len(known) else (None, None)
    text = first if first == last else f"{first}/{last}"
    return SideFact(section="dates", attribute=column, side=side, text=text, n=len(known), n_of="notice")


def _duration_facts(phase: pd.DataFrame, name: str, side: str) -> Iterator[SideFact]:
    """One fact per basis of the days, n notices each.

    `dates`: the median (absent where reduced dates make it a range) and the range over notices;
    `latest_done`: the smallest lower bound; `none`: no value.
    """
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


def _stated_fact(known: pd.Series, column: str, unit: str, side: str) -> SideFact:
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
