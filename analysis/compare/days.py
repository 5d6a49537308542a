"""Fewest and most days from feedback to report, as SQL over notices joined with last_acts; Tables defines the
functions of days."""

from __future__ import annotations

_LAST = "coalesce(first_day(report_date), day)"
_BETWEEN = f"{_LAST} - last_possible_day(feedback_date)"
# Without a report date a lower bound of 0 days means nothing and is absent.
LEAST_DAYS = (
    f"CASE WHEN {_BETWEEN} > 0 THEN {_BETWEEN} WHEN report_date IS NOT NULL AND {_BETWEEN} <= 0 THEN 0 END"
)
# Absent without a report date.
MOST_DAYS = "last_possible_day(report_date) - first_day(feedback_date)"


def bounded_medians(least: str, most: str) -> str:
    """The median of all notices with a bound: least, an undated report at its lower bound; most, an undated
    one beyond every other, so absent where it reaches the middle."""
    known = f"FILTER ({least} IS NOT NULL)"
    return (
        f"median({least}) {known} AS median_low, "
        f"nullif(median(coalesce({most}, 'inf'::DOUBLE)) {known}, 'inf'::DOUBLE) AS median_high"
    )
