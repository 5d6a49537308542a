"""Who and when of one side: places, level, dates, durations, and what its notices state about their findings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from analysis.compare.fact import Fact
from analysis.compare.overview import STATED
from analysis.compare.selection import Selection
from analysis.compare.tables import Tables
from analysis.compare.timeline import PHASES, durations

_PLACES = ("organisation", "province", "city", "district", "level", "kind")
_DATES = ("inspection_start", "inspection_end", "feedback_date", "report_date", "latest_done")
_MOST_NAMED = 3  # values of a group that are named; of more, only their number is told


def tell_head(tables: Tables, selection: Selection, glance: pd.DataFrame, side: str) -> Iterator[Fact]:
    """`glance`: analysis.compare.overview.notices_at_a_glance of the side."""
    yield Fact(section="head", attribute="notices", unit="notice", side=side, value=len(glance))
    for column in _PLACES:
        yield _tell_values(glance[column].dropna(), column, side)
    for column in _DATES:
        yield _tell_dates(glance[column].dropna(), column, side)
    phases = durations(tables, selection)
    for phase in PHASES:
        yield _tell_duration(phases[phases["phase"] == phase], phase, side)
    if not selection.limits_issues:  # a notice's totals say nothing of some of its issues
        for column, (unit, _) in STATED.items():
            yield _tell_stated(glance[column].dropna(), column, unit, side)


def _tell_values(known: pd.Series, column: str, side: str) -> Fact:
    named = sorted(known.unique())
    text = "|".join(named) if 0 < len(named) <= _MOST_NAMED else None
    return Fact(
        section="head", attribute=column, side=side, text=text, unit="value", value=len(named) or None, n=len(known), n_of="notice"
    )  # fmt: skip


def _tell_dates(known: pd.Series, column: str, side: str) -> Fact:
    first, last = (known.min(), known.max()) if len(known) else (None, None)
    text = first if first == last else f"{first}/{last}"
    return Fact(section="dates", attribute=column, side=side, text=text, n=len(known), n_of="notice")


def _tell_duration(phase: pd.DataFrame, name: str, side: str) -> Fact:
    """One notice: its days or their range; several: median of those dated to the day, and the spread of all dated."""
    told: dict[str, Any] = {
        "section": "durations",
        "attribute": name,
        "unit": "day",
        "side": side,
        "n_of": "notice",
    }
    dated = phase[phase["basis"] == "dates"]
    if dated.empty:
        is_open = len(phase) == 1 and phase["basis"].iloc[0] == "latest_done"
        low = float(phase["days_min"].iloc[0]) if is_open else None
        return Fact(at_least=low, n=0, basis="latest_done" if is_open else "none", **told)
    exact = dated[dated["days_min"] == dated["days_max"]]
    return Fact(
        value=float(exact["days_min"].median()) if len(exact) else None, at_least=float(dated["days_min"].min()),
        at_most=float(dated["days_max"].max()), n=len(dated), basis="dates", **told,
    )  # fmt: skip


def _tell_stated(known: pd.Series, column: str, unit: str, side: str) -> Fact:
    value = float(known.sum()) if len(known) else None
    return Fact(
        section="stated",
        attribute=column,
        unit=unit,
        side=side,
        value=value,
        n=len(known),
        n_of="notice",
        basis="stated",
    )
