"""Doubts about dates: out of order, with an inferred year, or printed so that they cannot be read."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from analysis.checks.dates import is_before
from analysis.doubts.doubt import Doubt, Doubted
from analysis.facts.key_dates import find_misprinted, find_twofold

# Column of the notice -> event that dates it, in the order of time.
KEY_DATES = {
    "inspection_start": "inspection_start",
    "inspection_end": "inspection_end",
    "feedback_date": "feedback",
    "report_date": "report",
}


def date_doubts(doubted: Doubted) -> Iterator[Doubt]:
    """Every doubt about the dates of the notice and of its acts."""
    yield from (Doubt("unread_date", span=span) for span in find_misprinted(doubted.document))
    yield from (Doubt("two_readings", span=span) for span in find_twofold(doubted.document))
    yield from _undated(doubted)
    yield from _order(doubted)
    yield from _years(doubted)


def _undated(doubted: Doubted) -> Iterator[Doubt]:
    """A signature without a date that could be read beside it."""
    signature = doubted.document.layout.signature
    if signature and not doubted.notice["report_date"]:
        yield Doubt("undated_signature", span=signature)


def _order(doubted: Doubted) -> Iterator[Doubt]:
    dates = [(name, doubted.notice[name]) for name in KEY_DATES if doubted.notice[name]]
    for (name, date), (later_name, later) in pairwise(dates):
        if is_before(later, date):
            values = {"column": later_name, "date": later, "before": name, "other": date}
            yield Doubt("dates_order", values)


def _years(doubted: Doubted) -> Iterator[Doubt]:
    events = doubted.rows["events"]
    inferred = {(row["event"], row["date"]) for row in events if row["year_inferred"]}
    key = [name for name, event in KEY_DATES.items() if (event, doubted.notice[name]) in inferred]
    if key:
        yield Doubt("key_years_inferred", {"columns": key})
    others = [row for row in events if row["event"] not in KEY_DATES.values()]
    if n := sum(bool(row["year_inferred"]) for row in others):
        yield Doubt("years_inferred", {"n": n, "of": len(others)})
