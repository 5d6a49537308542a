"""One notice in words: its head facts, and what it states as completed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.compare.one_notice import OneNotice
from analysis.doubts.dates import KEY_DATES
from dashboard.components.doubts import inferred_dates
from dashboard.i18n.translator import Translator
from dashboard.passage_view.lines import format_total

_CODED = {"level": "level", "kind": "kind"}


def list_head_facts(one: OneNotice, tr: Translator) -> list[tuple[str, str]]:
    """Label and value of every head fact, in words; what the notice does not report is "unknown"."""
    notice = one.notice
    place = [tr.place(str(notice[c])) for c in ("province", "city", "district") if not pd.isna(notice[c])]
    # A municipality is its own province and city.
    parts = [
        (tr.column("organisation"), _known(notice["organisation"], tr)),
        (tr("notice.head.place"), " · ".join(dict.fromkeys(place)) or tr("unknown")),
        *((tr.column(c), tr.label(d, notice[c])) for c, d in _CODED.items()),
        (tr.column("inspecting_team"), _known(notice["inspecting_team"], tr)),
    ]
    inferred = inferred_dates(one.tables["doubts"])
    for column in (*KEY_DATES, "page_date", "latest_done"):
        day = tr("unknown") if pd.isna(notice[column]) else tr.day(notice[column])
        parts.append((tr.column(column), tr("notice.head.inferred", day=day) if column in inferred else day))
    return [
        *parts,
        (tr.column("source_quality"), tr.label("source_quality", notice["source_quality"])),
        (tr("notice.head.totals"), _totals(one, tr)),
        (tr("notice.head.rates"), describe_rates(one, tr)),
        (tr("notice.head.listed"), describe_listed(one, tr)),
    ]


def _known(value: Any, tr: Translator) -> str:
    return tr("unknown") if pd.isna(value) else str(value)


def _totals(one: OneNotice, tr: Translator) -> str:
    parts = []
    for row in one.tables["totals"].to_dict("records"):
        total = format_total(row, tr)
        if row["scope"] != "own":
            total = tr("notice.line.status", status=total, basis=tr.label("scope", row["scope"]))
        parts.append(total)
    # A total that is printed twice is listed once.
    return tr("notice.separator").join(dict.fromkeys(parts)) or tr("notice.head.totals_none")


def describe_listed(one: OneNotice, tr: Translator) -> str:
    """How many issues and measures are listed, and in what states the issues are."""
    statuses = one.tables["issues"]["status"].value_counts()
    states = [tr("notice.head.state", n=n, status=tr.label("status", code)) for code, n in statuses.items()]
    issues = tr("notice.head.n_issues", n=len(one.tables["issues"]))
    measures = tr("notice.line.measures", n=int(one.tables["issues"]["n_measures"].sum()))
    text = tr("notice.head.issues", issues=issues, measures=measures)
    return tr("notice.head.states", listed=text, states=tr.listing(states)) if states else text


def describe_rates(one: OneNotice, tr: Translator) -> str:
    """Every completion rate with its basis, unit and n; without one, that none is stated, and what is counted
    instead."""
    parts = [_rate(row, tr) for row in one.rates.to_dict("records") if row["rate_basis"] != "none"]
    return tr("notice.separator").join(parts) or _describe_counts(one, tr)


def _describe_counts(one: OneNotice, tr: Translator) -> str:
    totals = one.tables["totals"]
    counts = totals[
        (totals["scope"] == "own") & (totals["state"] == "completed") & (totals["statistic"] == "count")
    ]
    parts = [
        tr("notice.head.count", n=tr.number(row["value"]), what=tr.label("counted", row["counted"]))
        for row in counts.drop_duplicates(["counted", "value"]).to_dict("records")
    ]
    if not parts:
        return tr("notice.head.rates_none")
    return tr("notice.head.count_only", counts=tr.listing(parts))


def _rate(row: Mapping[Any, Any], tr: Translator) -> str:
    counted = not (pd.isna(row["total"]) or pd.isna(row["completed"]))
    unit = tr("notice.unit.issue") if row["rate_unit"] == "issue" else tr.label("counted", row["rate_unit"])
    n = (
        tr(
            "notice.rate.n",
            completed=tr.number(row["completed"]),
            total=tr.number(row["total"]),
            unit=unit,
        )
        if counted
        else unit
    )
    only_mostly = pd.isna(row["rate"]) and not pd.isna(row["rate_with_mostly"])
    key, rate = ("mostly", "rate_with_mostly") if only_mostly else (row["rate_basis"], "rate")
    text = tr(f"notice.rate.{key}", rate=tr.percent(row[rate]), n=n)
    if row["rate_basis"] == "listed" and row["low"] != row["high"]:
        text += tr("notice.rate.bounds", low=tr.percent(row["low"]), high=tr.percent(row["high"]))
    if not pd.isna(row["days_min"]):
        text += tr("notice.rate.days", days=tr.days(row["days_min"], row["days_max"]))
    return text
