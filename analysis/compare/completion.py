"""Completion rates and their basis. All figures are the organisations' own reports."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.compare.completion_sql import COUNTS_WITHOUT_TOTAL, FIGURES, RATES
from analysis.compare.selection import Selection
from analysis.compare.stated_totals import UNITS
from analysis.compare.tables import Tables

__all__ = [
    "FIGURES",
    "SUMMARY",
    "UNITS",
    "add_completion_bounds",
    "completion_rates",
    "counts_without_total",
    "list_stated_figures",
    "rates_in_summary",
    "summarise_rates",
]


def completion_rates(tables: Tables, selection: Selection) -> pd.DataFrame:
    """One row per chosen notice, basis and unit with a rate; one with basis `none` for a notice without any.

    Columns:
    - notice_id;
    - rate_basis: `stated` (totals in the text), `listed` (statuses of the issues) or `none`;
    - rate_unit: problem, task or measure; `issue` where listed;
    - total (n), completed, mostly_completed, not_stated: counts;
    - printed (rate as printed), recomputed (completed / total), rate (printed, else recomputed),
      rate_with_mostly (mostly completed added);
    - low, high: bounds for the issues without a stated status;
    - differs: printed and recomputed differ by more than rounding;
    - other_total: another total of the unit, where it is not clear to which the count belongs;
    - days_min, days_max: days from feedback to report; without a report date days_min is counted to the
      latest thing reported as done;
    - start and end of each figure.

    Rates are 0 to 1, absent where unknown. Where issues are chosen, no row has the basis `stated`: the
    totals of a notice are about all of its findings.
    """
    return selection.query(tables, RATES, of_all=not selection.limits_issues)


def counts_without_total(tables: Tables, selection: Selection) -> pd.DataFrame:
    """One row per notice, unit and state that is counted without a total in the same unit.

    Columns: notice_id, counted, state (completed, mostly_completed), value (the first stated), days_min,
    days_max, start, end. These are counts, never rates. No rows where issues are chosen.
    """
    return selection.query(tables, COUNTS_WITHOUT_TOTAL, of_all=not selection.limits_issues)


def list_stated_figures(tables: Tables, *, notice_id: str, unit: str) -> pd.DataFrame:
    """One row per figure that the notice states in this unit about all of its own findings, in text order.

    Columns of the totals table.
    """
    return tables.query(
        "SELECT * FROM totals WHERE notice_id = $notice_id AND counted = $unit AND scope = 'own' "
        "ORDER BY start",
        {"notice_id": notice_id, "unit": unit},
    )


def add_completion_bounds(notices: pd.DataFrame) -> pd.DataFrame:
    """The rows of summarise_notices with low and high bounds of the completed share (0 to 1).

    low: no issue without a stated status is completed; high: all of them are. Absent where no issue is
    listed.
    """
    listed = notices["issues_listed"].where(notices["issues_listed"] > 0)
    return notices.assign(low=notices["completed_low"] / listed, high=notices["completed_high"] / listed)


SUMMARY = (
    "rate_basis",
    "rate_unit",
    "notices",
    "of_notices",
    "counted_notices",
    "completed",
    "not_stated",
    "total",
    "mean",
    "mean_high",
    "pooled",
    "pooled_high",
    "days_min",
    "days_max",
)


def summarise_rates(rates: pd.DataFrame, *, fewest: int = 2) -> pd.DataFrame:
    """One row per basis and unit with rates of at least `fewest` notices. `rates`: of completion_rates.

    Columns: rate_basis, rate_unit, notices (with a rate), of_notices, counted_notices (of these, with both
    counts), completed, not_stated, total (summed over them), mean (of the notices' rates, equally weighted),
    pooled (all completed / all totals), mean_high and pooled_high (the same if every issue without a stated
    status were completed; for listed issues mean and pooled are low bounds), days_min, days_max (feedback to
    report, fewest and most over these notices; days_max absent where one is undated).
    """
    known = rates[rates["rate"].notna()]
    if known.empty:
        return pd.DataFrame([], columns=list(SUMMARY))
    groups = known.groupby(["rate_basis", "rate_unit"], sort=False)
    of_notices = rates["notice_id"].nunique()
    rows = [_summarise(group) | {"of_notices": of_notices} for _, group in groups if len(group) >= fewest]
    return pd.DataFrame(rows, columns=list(SUMMARY))


def _summarise(group: pd.DataFrame) -> dict[str, Any]:
    numbers = group[["completed", "not_stated", "total", "rate", "high"]].astype("float64")
    counted = numbers.dropna(subset=["total", "completed"])
    sums = counted[["completed", "not_stated", "total"]].sum(min_count=1)
    return {
        "rate_basis": group["rate_basis"].iloc[0],
        "rate_unit": group["rate_unit"].iloc[0],
        "notices": len(group),
        "counted_notices": len(counted),
        **sums,
        "mean": numbers["rate"].mean(),
        "mean_high": numbers["high"].mean(),
        "pooled": sums["completed"] / sums["total"],
        "pooled_high": (sums["completed"] + sums["not_stated"]) / sums["total"],
        "days_min": group["days_min"].min(),
        "days_max": group["days_max"].max(skipna=False),
    }


def rates_in_summary(rates: pd.DataFrame, *, measure: str, basis: str, unit: str) -> pd.DataFrame:
    """The rows of `rates` behind the `mean` or `pooled` rate (`measure`) in summarise_rates."""
    group = rates[(rates["rate_basis"] == basis) & (rates["rate_unit"] == unit)]
    return group.dropna(subset=["rate"] if measure == "mean" else ["rate", "total", "completed"])
