"""Points to check in one notice's facts: unknown, inferred, contradictory, or stated for all issues alike."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pandas as pd

from analysis.checks.dates import is_before
from analysis.compare.one_notice import OneNotice

_FIELDS = ("organisation", "province", "level", "kind", "inspecting_team")
# Column of the notice -> event that dates it, in the order of time.
KEY_DATES = {
    "inspection_start": "inspection_start",
    "inspection_end": "inspection_end",
    "feedback_date": "feedback",
    "report_date": "report",
}


@dataclass(frozen=True)
class Doubt:
    """One point to check: `code` identifies its sentence, `values` are the codes, dates and numbers in it."""

    code: str
    values: dict[str, Any]


def find_doubts(one: OneNotice) -> list[Doubt]:
    """Every doubt about the notice, the most serious first."""
    finders = (
        _quality,
        _contradictory_totals,
        _rates,
        _order,
        _years,
        _blanket,
        _unstated,
        _unknown,
        _unclear,
    )
    return [doubt for find in finders for doubt in find(one)]


def inferred_dates(one: OneNotice) -> list[str]:
    """The notice's key dates (columns) whose year is not printed with them."""
    events = one.tables["events"]
    inferred = events[events["year_inferred"].fillna(False).astype(bool)]
    known = set(zip(inferred["event"], inferred["date"], strict=True))
    return [column for column, event in KEY_DATES.items() if (event, one.notice[column]) in known]


def _quality(one: OneNotice) -> Iterator[Doubt]:
    if one.notice["source_quality"] != "text":
        yield Doubt(one.notice["source_quality"], {})


def _contradictory_totals(one: OneNotice) -> Iterator[Doubt]:
    totals = one.tables["totals"]
    own = totals[(totals["scope"] == "own") & (totals["statistic"] == "count")]
    for unit, rows in own.groupby("counted", sort=False):
        values = rows.loc[rows["state"] == "total", "value"].drop_duplicates()
        if len(values) > 1:
            yield Doubt("totals_differ", {"counted": unit, "figures": [f"{v:g}" for v in values]})
        completed = max(rows.loc[rows["state"] == "completed", "value"], default=0)
        if len(values) and completed > max(values):
            yield Doubt("completed_exceeds", {"counted": unit, "completed": completed, "total": max(values)})
    problems = own.loc[(own["counted"] == "problem") & (own["state"] == "total"), "value"]
    listed = len(one.tables["issues"])
    if len(problems) and listed > max(problems):
        yield Doubt("listed_exceeds", {"listed": listed, "stated": max(problems)})


def _rates(one: OneNotice) -> Iterator[Doubt]:
    differing = one.rates[one.rates["differs"].fillna(False).astype(bool)]
    for row in differing.itertuples():
        yield Doubt("rate_differs", {"printed": row.printed, "recomputed": row.recomputed})


def _order(one: OneNotice) -> Iterator[Doubt]:
    dates = [(column, one.notice[column]) for column in KEY_DATES if not pd.isna(one.notice[column])]
    for (column, date), (later_column, later) in pairwise(dates):
        if is_before(later, date):
            yield Doubt(
                "dates_order", {"column": later_column, "date": later, "before": column, "other": date}
            )


def _years(one: OneNotice) -> Iterator[Doubt]:
    if key := inferred_dates(one):
        yield Doubt("key_years_inferred", {"columns": key})
    events = one.tables["events"]
    others = events[~events["event"].isin(KEY_DATES.values())]
    n = int(others["year_inferred"].fillna(False).astype(bool).sum())
    if n:
        yield Doubt("years_inferred", {"n": n, "of": len(others)})


def _blanket(one: OneNotice) -> Iterator[Doubt]:
    issues = one.tables["issues"]
    n = int((issues["status_basis"] == "blanket").sum())
    if n:
        yield Doubt("blanket", {"n": n, "of": len(issues)})


def _unstated(one: OneNotice) -> Iterator[Doubt]:
    issues = one.tables["issues"]
    n = int((issues["status"] == "not_stated").sum())
    if n:
        yield Doubt("not_stated", {"n": n, "of": len(issues)})
    if len(issues) == 0:
        yield Doubt("no_issues", {})


def _unknown(one: OneNotice) -> Iterator[Doubt]:
    absent = [column for column in (*_FIELDS, *KEY_DATES) if pd.isna(one.notice[column])]
    if absent:
        yield Doubt("unknown_fields", {"columns": absent})


def _unclear(one: OneNotice) -> Iterator[Doubt]:
    untyped = int(one.tables["issues"]["issue_type"].isna().sum())
    if untyped:
        yield Doubt("untyped", {"n": untyped, "of": len(one.tables["issues"])})
    documents = one.tables["documents"]
    unclear = int((documents["role"] == "unclear").sum())
    if unclear:
        yield Doubt("unclear_documents", {"n": unclear, "of": len(documents)})
