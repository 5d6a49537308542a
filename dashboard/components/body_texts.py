"""Rows of bodies and groups in words: place, what is reported as completed, days."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.compare.group_keys import NO_CITY, UNKNOWN
from analysis.compare.side_fact import to_records
from dashboard.charts.colours import STATED
from dashboard.charts.layout import on_axis
from dashboard.i18n.names import translate_place
from dashboard.i18n.translator import Translator

_LINES = 3  # that a row has room for
SMALL = '<span style="font-size:11px">{}</span>'


def format_place(row: Mapping[str, Any], tr: Translator) -> str:
    """City, else province, and level."""
    places = [row["city"], row["province"]]
    known = [str(p) for p in places if pd.notna(p) and p not in (NO_CITY, UNKNOWN)]
    return " · ".join(
        [*(translate_place(p, tr.language) for p in known[:1]), tr.label("level", row["level"])]
    )


def label_body(name: str, row: Mapping[str, Any], tr: Translator) -> str:
    """The short name, and under it place and level, where a row has room for them."""
    lines, place = on_axis(name), on_axis(format_place(row, tr))
    fits = f"{lines}<br>{place}".count("<br>") < _LINES
    return f"{lines}<br>{SMALL.format(place)}" if fits else lines


def format_headings(rows: pd.DataFrame, tr: Translator, *, days: str = "days") -> list[str]:
    """What the three measures of a row are; of the first the signs that are drawn in these rows. `days`: the
    key of what the days are."""
    drawn = {column for row in to_records(rows) for column in stated_of(row)}
    signs = [column for column in STATED if column in drawn]
    numbers = "<br>".join(tr(f"bodies.heading.{sign}") for sign in (*signs, "issues_listed"))
    return [numbers, *(tr(f"bodies.heading.{key}") for key in ("done", days))]


def format_done(row: Mapping[str, Any], tr: Translator) -> str:
    """What is reported as completed, in two short lines: rate and basis, a bare number, or nothing; where
    issues have no status, the second line has their number too."""
    first, *rest = done_parts(row, tr)
    if len(rest) == 2:
        done, of, unstated = (tr.number(row[name]) for name in ("done", "done_of", "done_unstated"))
        rest = [tr("bodies.done.with_unstated", done=done, of=of, n=unstated)]
    return f"<b>{first}</b><br>{SMALL.format(rest[0])}" if rest else first


def done_parts(row: Mapping[str, Any], tr: Translator) -> list[str]:
    """The figure, what it is of, and of how many of the issues no status is given, where there are any."""
    basis, done = row["done_basis"], tr.number(row["done"])
    if basis == "none":
        return [tr("absent")]
    unit = tr(f"codes.rate_unit.{row['done_unit']}")
    if basis == "count":
        return [tr(f"bodies.done.count.{row['done_unit']}", n=done, unit=unit), tr("bodies.done.no_total")]
    rate = format_rate(row["done_rate"], row["done_high"], tr)
    if pd.isna(row["done"]) or pd.isna(row["done_of"]):
        return [rate, tr("bodies.done.printed", unit=unit)]
    sign = tr(f"bodies.sign.{row['done_unit']}")
    of = tr(f"bodies.done.{basis}", done=done, of=tr.number(row["done_of"]), unit=unit, sign=sign)
    return [rate, of, *filter(None, [format_unstated(row["done_unstated"], row["done_of"], tr)])]


def format_unstated(unstated: Any, of: Any, tr: Translator) -> str:
    """“16 of 20 give no status”; empty where all have one, or it is no rate of issues."""
    if pd.isna(unstated) or pd.isna(of) or not unstated:
        return ""
    return tr("bodies.done.unstated", n=tr.number(unstated), of=tr.number(of))


def format_kind(basis: str, unit: str, tr: Translator) -> str:
    """Basis and unit of a rate in words."""
    return tr("completion.kind", basis=tr(f"codes.rate_basis.{basis}"), unit=tr(f"codes.rate_unit.{unit}"))


def format_rate(low: float, high: Any, tr: Translator) -> str:
    """A rate, or from its low to its high bound."""
    if pd.isna(high) or high <= low:
        return tr.percent(low)
    return f"{tr.percent(low)}–{tr.percent(high)}"


def format_days(low: Any, high: Any, tr: Translator) -> str:
    """Days as a number, a range or `≥ 158`; empty where unknown."""
    if pd.isna(low) or (low == 0 and pd.isna(high)):
        return ""
    if pd.isna(high):
        return f"≥ {tr.decimal(low)}"
    return tr.decimal(low) if low == high else f"{tr.decimal(low)}–{tr.decimal(high)}"


def format_median(row: Mapping[str, Any] | pd.Series, tr: Translator) -> str:
    """The median days, which may fall between two days; a range, or at least so many."""
    return format_days(row["median_low"], row["median_high"], tr)


def known(value: Any) -> float | None:
    """A number, or None where it is absent."""
    return None if pd.isna(value) else float(value)


def stated_of(row: Mapping[str, Any]) -> dict[str, float]:
    """The totals to draw: problems, else tasks."""
    for column in ("problems_stated", "tasks_stated"):
        if pd.notna(row[column]):
            return {column: float(row[column])}
    return {}
