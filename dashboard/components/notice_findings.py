"""One notice in words: its head facts, and what it states as completed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.compare.one_notice import OneNotice
from analysis.doubts.dates import KEY_DATES
from dashboard.components.doubts import inferred_dates
from dashboard.i18n.translator import Translator
from dashboard.passage_view.lines import format_value

_CODED = {"level": "level", "kind": "kind"}
_NAMED_HERE = ("page_date", "latest_done")  # more plainly than in the tables


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
        label = tr(f"notice.head.{column}") if column in _NAMED_HERE else tr.column(column)
        parts.append((label, tr("notice.head.inferred", day=day) if column in inferred else day))
    if notice["source_quality"] != "text":
        parts.append((tr.column("source_quality"), tr.label("source_quality", notice["source_quality"])))
    return [
        *parts,
        (tr("notice.head.totals"), _totals(one, tr)),
        (tr("notice.head.rates"), describe_rates(one, tr)),
        (tr("notice.head.listed"), describe_listed(one, tr)),
    ]


def _known(value: Any, tr: Translator) -> str:
    return tr("unknown") if pd.isna(value) else str(value)


def _totals(one: OneNotice, tr: Translator) -> str:
    """What the notice counts, each with its figures; a figure that is printed twice is listed once."""
    counted: dict[tuple[str, str], list[str]] = {}
    for row in one.tables["totals"].to_dict("records"):
        figures = counted.setdefault((row["scope"], row["counted"]), [])
        figures.append(
            tr("notice.head.figure", value=format_value(row), state=tr.label("state", row["state"]))
        )
    parts = []
    for (scope, what), figures in counted.items():
        listed = tr.listing(list(dict.fromkeys(figures)))
        part = tr("notice.head.counted", what=tr.label("counted", what), figures=listed)
        basis = tr.label("scope", scope)
        parts.append(part if scope == "own" else tr("notice.line.status", status=part, basis=basis))
    return tr("notice.separator").join(parts) or tr("notice.head.totals_none")


def describe_listed(one: OneNotice, tr: Translator) -> str:
    """How many issues and measures are listed, and in what states the issues are."""
    statuses = one.tables["issues"]["status"].value_counts()
    states = [tr("notice.head.state", n=n, status=tr.label("status", code)) for code, n in statuses.items()]
    issues = tr("notice.head.n_issues", n=len(one.tables["issues"]))
    measures = tr("notice.line.measures", n=int(one.tables["issues"]["n_measures"].sum()))
    text = tr("notice.head.issues", issues=issues, measures=measures)
    return tr("notice.head.states", listed=text, states=tr.listing(states)) if states else text


def describe_rates(one: OneNotice, tr: Translator) -> str:
    """Every completion rate with its basis, unit and n, and when the notice reports it; without one, that
    none is stated, and what is counted instead."""
    rows = [row for row in one.rates.to_dict("records") if row["rate_basis"] != "none"]
    parts = [_rate(row, tr) for row in rows]
    dated = [row for row in rows if not pd.isna(row["days_min"])][:1]
    parts += [_days(row["days_min"], row["days_max"], tr) for row in dated]
    return tr("sentence_separator").join(parts) if rows else _describe_counts(one, tr)


def _days(low: float, high: float, tr: Translator) -> str:
    """The days from feedback to report; without a date of the report, up to what they are counted."""
    return tr(f"notice.rate.{'days_undated' if pd.isna(high) else 'days'}", days=tr.days(low, high))


def _describe_counts(one: OneNotice, tr: Translator) -> str:
    totals = one.tables["totals"]
    counts = totals[
        (totals["scope"] == "own") & (totals["state"] == "completed") & (totals["statistic"] == "count")
    ]
    parts = [
        tr(
            f"notice.head.count.{row['counted']}",
            n=tr.number(row["value"]),
            what=tr.label("counted", row["counted"]),
        )
        for row in counts.drop_duplicates(["counted", "value"]).to_dict("records")
    ]
    if not parts:
        return tr("notice.head.rates_none")
    return tr("notice.head.count_only", counts=tr.listing(parts))


def _rate(row: Mapping[Any, Any], tr: Translator) -> str:
    """One rate as a sentence, with its limits where some issues have no status."""
    unit = tr("notice.unit.issue") if row["rate_unit"] == "issue" else tr.label("counted", row["rate_unit"])
    only_mostly = pd.isna(row["rate"]) and not pd.isna(row["rate_with_mostly"])
    rate = row["rate_with_mostly" if only_mostly else "rate"]
    if pd.isna(rate):
        return tr("notice.rate.none", unit=unit)
    key = "mostly" if only_mostly else row["rate_basis"]
    is_counted = not (pd.isna(row["total"]) or pd.isna(row["completed"]))
    k, of = (tr.number(row[column]) for column in ("completed", "total"))
    n = tr("notice.rate.n", completed=k, total=of) if is_counted else ""
    bounds = ""
    if key == "listed" and row["low"] != row["high"]:
        bounds = tr("notice.rate.bounds", low=tr.percent(row["low"]), high=tr.percent(row["high"]))
    return tr(f"notice.rate.{key}", rate=tr.percent(rate), unit=unit, n=n, bounds=bounds)
