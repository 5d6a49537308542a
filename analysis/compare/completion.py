"""Completion rates and their basis. All figures are the organisations' own reports."""

from __future__ import annotations

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
    return selection.query_cells(tables, RATES, of_all=not selection.limits_issues)


def counts_without_total(tables: Tables, selection: Selection) -> pd.DataFrame:
    """One row per notice, unit and state that is counted without a total in the same unit.

    Columns: notice_id, counted, state (completed, mostly_completed), value (the first stated), days_min,
    days_max, start, end. These are counts, never rates. No rows where issues are chosen.
    """
    return selection.query_cells(tables, COUNTS_WITHOUT_TOTAL, of_all=not selection.limits_issues)


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


_COUNTS = ["completed", "not_stated", "total"]
_NUMBERS = [*_COUNTS, "rate", "high"]


def summarise_rates(rates: pd.DataFrame, *, fewest: int = 2, by: str | None = None) -> pd.DataFrame:
    """One row per basis and unit with rates of at least `fewest` notices; with `by`, a column of `rates`, per
    group of notices. `rates`: of completion_rates.

    Columns: <by>, rate_basis, rate_unit, notices (with a rate), of_notices, counted_notices (of these, with
    both counts), completed, not_stated, total (summed over them), mean (of the notices' rates, equally
    weighted), pooled (all completed / all totals), mean_high and pooled_high (the same if every issue without
    a stated status were completed; for listed issues mean and pooled are low bounds), days_min, days_max
    (feedback to report, fewest and most over these notices; days_max absent where one is undated).
    """
    columns = [*([by] if by else []), *SUMMARY]
    known = rates[rates["rate"].notna()]
    if known.empty:
        return pd.DataFrame([], columns=columns)
    found = _summarise(known, [*([by] if by else []), "rate_basis", "rate_unit"])
    notices = rates["notice_id"]
    found["of_notices"] = found[by].map(notices.groupby(rates[by]).nunique()) if by else notices.nunique()
    return found[found["notices"] >= fewest].reset_index(drop=True)[columns]


def _summarise(known: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """One row per group, in the order of their first rows. Only notices with both counts are summed."""
    numbers = known.astype(dict.fromkeys(_NUMBERS, "float64"))
    is_counted = numbers[["total", "completed"]].notna().all(axis=1)
    numbers[_COUNTS] = numbers[_COUNTS].where(is_counted)
    numbers = numbers.assign(is_counted=is_counted, is_undated=known["days_max"].isna())
    groups = numbers.groupby(keys, sort=False)
    found = groups.agg(
        notices=("rate", "size"),
        counted_notices=("is_counted", "sum"),
        mean=("rate", "mean"),
        mean_high=("high", "mean"),
        days_min=("days_min", "min"),
        days_max=("days_max", "max"),
        is_undated=("is_undated", "any"),
    ).join(groups[_COUNTS].sum(min_count=1))
    return found.assign(
        pooled=found["completed"] / found["total"],
        pooled_high=(found["completed"] + found["not_stated"]) / found["total"],
        days_max=found["days_max"].mask(found["is_undated"]),
    ).reset_index()


def rates_in_summary(rates: pd.DataFrame, *, measure: str, basis: str, unit: str) -> pd.DataFrame:
    """The rows of `rates` behind the `mean` or `pooled` rate (`measure`) in summarise_rates."""
    group = rates[(rates["rate_basis"] == basis) & (rates["rate_unit"] == unit)]
    return group.dropna(subset=["rate"] if measure == "mean" else ["rate", "total", "completed"])
