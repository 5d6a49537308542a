"""Facts about one side: the reported status of its issues, and its completion rates with their basis."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from analysis.codebook import domain
from analysis.compare.completion import completion_rates, summarise_rates
from analysis.compare.notice_summary import blank_unknown_statuses, summarise_notices
from analysis.compare.selection import Selection
from analysis.compare.side_fact import SideFact, facts_frame, to_records
from analysis.compare.sides import select_side
from analysis.compare.tables import Tables


def statuses_of_type(
    tables: Tables, selection: Selection, sides: Sequence[str], *, issue_type: str
) -> pd.DataFrame:
    """The facts on the statuses of one type of issues; none of a side without such an issue."""
    chosen = [(side, select_side(selection, side).narrowed(issue_types=issue_type)) for side in sides]
    return facts_frame(
        fact
        for side, own in chosen
        for fact in describe_statuses(blank_unknown_statuses(summarise_notices(tables, own)), side)
    )


def describe_statuses(notices: pd.DataFrame, side: str) -> Iterator[SideFact]:
    """One fact per status with issues. `notices`: rows of summarise_notices after blank_unknown_statuses."""
    listed = int(notices["issues_listed"].sum())
    for status in domain("status").codes:
        known = notices[status].dropna()
        if listed and int(known.sum()):
            yield SideFact(
                section="statuses",
                attribute="status",
                item=status,
                unit="issue",
                side=side,
                value=float(known.sum()),
                share=float(known.sum()) / listed,
                n=listed,
                n_of="issue",
            )


def describe_rates(tables: Tables, selection: Selection, side: str) -> Iterator[SideFact]:
    """Facts per basis and unit: the rate of the only notice with one, else the pooled rate and the mean.

    Of a group also the number of notices with a rate. Without any rate, one fact without a value.
    """
    rates = completion_rates(tables, selection)
    known, of_notices = rates[rates["rate"].notna()], rates["notice_id"].nunique()
    if known.empty:
        yield _fact({"rate_basis": "none", "rate_unit": ""}, side, "completion_rate", n=0, n_of="notice")
    for _, group in known.groupby(["rate_basis", "rate_unit"], sort=False):
        row, summary = to_records(group)[0], to_records(summarise_rates(group))
        yield from _summary_facts(summary[0], side) if summary else [_rate_fact(row, side)]
        if of_notices > 1:
            yield _fact(
                row, side, "completion_rate_notices", "notice", value=len(group), n=of_notices, n_of="notice"
            )


def _rate_fact(row: dict[str, Any], side: str) -> SideFact:
    return _fact(
        row,
        side,
        "completion_rate",
        value=row["rate"],
        at_least=row["low"],
        at_most=row["high"],
        n=row["total"],
        n_of=row["rate_unit"],
    )


def _summary_facts(row: dict[str, Any], side: str) -> Iterator[SideFact]:
    """Pooled rate and mean; for listed issues both are low bounds."""
    for attribute, measure, n, n_of in (
        ("completion_rate", "pooled", row["total"], row["rate_unit"]),
        ("completion_rate_mean", "mean", row["notices"], "notice"),
    ):
        high = row[f"{measure}_high"]
        low = row[measure] if pd.notna(high) else None
        if pd.notna(row[measure]):
            yield _fact(row, side, attribute, value=row[measure], at_least=low, at_most=high, n=n, n_of=n_of)


def _fact(
    row: Mapping[str, Any],
    side: str,
    attribute: str,
    unit: str = "share",
    *,
    n: Any,
    n_of: str,
    value: Any = None,
    at_least: Any = None,
    at_most: Any = None,
) -> SideFact:
    """A fact about a rate of the basis and unit of `row`."""
    return SideFact(
        section="rates",
        attribute=attribute,
        item=row["rate_unit"],
        unit=unit,
        side=side,
        basis=row["rate_basis"],
        value=_number(value),
        at_least=_number(at_least),
        at_most=_number(at_most),
        n=_number(n),
        n_of=n_of,
    )


def _number(value: Any) -> float | None:
    return None if pd.isna(value) else float(value)
