"""One notice in words: its head facts, what it states as completed, and what is doubtful about it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.compare.doubts import KEY_DATES, Doubt, find_doubts, inferred_dates
from analysis.compare.one_notice import OneNotice
from dashboard.reader.lines import tell_total
from dashboard.words import Words

_CODED = {"level": "level", "kind": "kind"}


def tell_head(one: OneNotice, words: Words) -> list[tuple[str, str]]:
    """Label and value of every head fact, in words; what the notice does not say is said to be unknown."""
    notice = one.notice
    place = [str(notice[c]) for c in ("province", "city", "district") if not pd.isna(notice[c])]
    # A municipality is its own province and city.
    told = [
        (words.column("organisation"), _known(notice["organisation"], words)),
        (words("notice.head.place"), " · ".join(dict.fromkeys(place)) or words("unknown")),
        *((words.column(c), words.label(d, notice[c])) for c, d in _CODED.items()),
        (words.column("inspecting_team"), _known(notice["inspecting_team"], words)),
    ]
    inferred = inferred_dates(one)
    for column in (*KEY_DATES, "page_date", "latest_done"):
        day = words("unknown") if pd.isna(notice[column]) else words.day(notice[column])
        told.append(
            (words.column(column), words("notice.head.inferred", day=day) if column in inferred else day)
        )
    return [*told, (words("notice.head.totals"), _totals(one, words)), (words("notice.head.rates"), tell_rates(one, words)),
            (words("notice.head.listed"), tell_listed(one, words))]  # fmt: skip


def _known(value: Any, words: Words) -> str:
    return words("unknown") if pd.isna(value) else str(value)


def _totals(one: OneNotice, words: Words) -> str:
    told = []
    for row in one.tables["totals"].to_dict("records"):
        total = tell_total(row, words)
        if row["scope"] != "own":
            total = words("notice.line.status", status=total, basis=words.label("scope", row["scope"]))
        told.append(total)
    # A total that is printed twice is said once.
    return words("notice.separator").join(dict.fromkeys(told)) or words("notice.head.totals_none")


def tell_listed(one: OneNotice, words: Words) -> str:
    """How many issues and measures are listed, and in what states the issues are."""
    statuses = one.tables["issues"]["status"].value_counts()
    states = [
        words("notice.head.state", n=n, status=words.label("status", code)) for code, n in statuses.items()
    ]
    issues = words("notice.head.n_issues", n=len(one.tables["issues"]))
    measures = words("notice.line.measures", n=int(one.tables["issues"]["n_measures"].sum()))
    told = words("notice.head.issues", issues=issues, measures=measures)
    return words("notice.head.states", listed=told, states=words.listing(states)) if states else told


def tell_rates(one: OneNotice, words: Words) -> str:
    """Every completion rate with its basis, unit and n; without one, that none is stated, and what is counted instead."""
    told = [_rate(row, words) for row in one.rates.to_dict("records") if row["rate_basis"] != "none"]
    return words("notice.separator").join(told) or _tell_counts(one, words)


def _tell_counts(one: OneNotice, words: Words) -> str:
    totals = one.tables["totals"]
    counts = totals[
        (totals["scope"] == "own") & (totals["state"] == "completed") & (totals["statistic"] == "count")
    ]
    told = [
        words("notice.head.count", n=words.number(row["value"]), what=words.label("counted", row["counted"]))
        for row in counts.drop_duplicates(["counted", "value"]).to_dict("records")
    ]  # fmt: skip
    if not told:
        return words("notice.head.rates_none")
    return words("notice.head.count_only", counts=words.listing(told))


def _rate(row: Mapping[Any, Any], words: Words) -> str:
    counted = not (pd.isna(row["total"]) or pd.isna(row["completed"]))
    unit = (
        words("notice.unit.issue")
        if row["rate_unit"] == "issue"
        else words.label("counted", row["rate_unit"])
    )
    n = (
        words(
            "notice.rate.n",
            completed=words.number(row["completed"]),
            total=words.number(row["total"]),
            unit=unit,
        )
        if counted
        else unit
    )
    said = words(f"notice.rate.{row['rate_basis']}", rate=words.percent(row["rate"]), n=n)
    if row["rate_basis"] == "listed" and row["low"] != row["high"]:
        said += words("notice.rate.bounds", low=words.percent(row["low"]), high=words.percent(row["high"]))
    if not pd.isna(row["days_min"]):
        said += words("notice.rate.days", days=words.days(row["days_min"], row["days_max"]))
    return said


def tell_doubts(one: OneNotice, words: Words) -> list[str]:
    """Every doubt about the notice as a sentence, gravest first."""
    return [_tell(doubt, words) for doubt in find_doubts(one)]


def _tell(doubt: Doubt, words: Words) -> str:
    return words(f"notice.doubt.{doubt.code}", **{k: _value(k, v, words) for k, v in doubt.values.items()})


def _value(name: str, value: Any, words: Words) -> Any:
    if name == "columns":
        return words.listing([words.column(c) for c in value])
    if name == "figures":
        return words.listing(value)
    if name in ("column", "before"):
        return words.column(value)
    if name in ("date", "other"):
        return words.day(value)
    if name == "counted":
        return words.label("counted", value)
    if name in ("printed", "recomputed"):
        return words.percent(value)
    return value if name == "n" else words.number(value)
