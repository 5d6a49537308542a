"""In what state one side's issues are reported to be, and its completion rates with their basis."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from analysis.codebook import domain
from analysis.compare.completion import completion_rates, summarise_rates
from analysis.compare.fact import Fact, rows_of
from analysis.compare.selection import Selection
from analysis.compare.tables import Tables


def tell_statuses(glance: pd.DataFrame, side: str) -> Iterator[Fact]:
    """`glance`: notices at a glance, counts absent where a notice states no status (`blank_unstated`)."""
    listed = int(glance["issues_listed"].sum())
    for status in domain("status").codes:
        known = glance[status].dropna()
        if listed and int(known.sum()):
            yield Fact(
                section="statuses", attribute="status", item=status, unit="issue", side=side, value=float(known.sum()),
                share=float(known.sum()) / listed, n=listed, n_of="issue",
            )  # fmt: skip


def tell_rates(tables: Tables, selection: Selection, side: str) -> Iterator[Fact]:
    """One notice: each rate it gives; several, per basis and unit: pooled, their mean, and how
    many notices give one; none: a fact without a value."""
    rates = completion_rates(tables, selection)
    given = rates[rates["rate"].notna()]
    if given.empty:
        yield Fact(
            section="rates",
            attribute="completion_rate",
            unit="share",
            side=side,
            n=0,
            n_of="notice",
            basis="none",
        )
    elif rates["notice_id"].nunique() == 1:
        yield from (_tell_rate(row, side) for row in rows_of(given))
    else:
        yield from (fact for row in rows_of(summarise_rates(rates)) for fact in _tell_summary(row, side))


def _tell_rate(row: dict[str, Any], side: str) -> Fact:
    return Fact(
        section="rates", attribute="completion_rate", item=row["rate_unit"], unit="share", side=side, value=_number(row["rate"]),
        at_least=_number(row["low"]), at_most=_number(row["high"]), n=_number(row["total"]), n_of=row["rate_unit"], basis=row["rate_basis"],
    )  # fmt: skip


def _tell_summary(row: dict[str, Any], side: str) -> Iterator[Fact]:
    told: dict[str, Any] = {
        "section": "rates",
        "item": row["rate_unit"],
        "side": side,
        "basis": row["rate_basis"],
    }
    if pd.notna(row["pooled"]):
        yield Fact(
            attribute="completion_rate", unit="share", value=_number(row["pooled"]), n=_number(row["total"]), n_of=row["rate_unit"], **told,
        )  # fmt: skip
    yield Fact(
        attribute="completion_rate_mean",
        unit="share",
        value=_number(row["mean"]),
        n=row["notices"],
        n_of="notice",
        **told,
    )
    yield Fact(
        attribute="completion_rate_notices",
        unit="notice",
        value=row["notices"],
        n=row["of_notices"],
        n_of="notice",
        **told,
    )


def _number(value: Any) -> float | None:
    return None if pd.isna(value) else float(value)
