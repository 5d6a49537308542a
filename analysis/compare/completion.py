"""Completion rates and their basis. All figures are the organisations' own reports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from analysis.compare.completion_sql import COLUMNS, COUNTS_WITHOUT_TOTAL, FIGURES, rates_clauses
from analysis.compare.notice_order import PAGE_ORDER
from analysis.compare.selection import Selection
from analysis.compare.stated_totals import UNITS
from analysis.compare.tables import Tables, limit_clause

__all__ = [
    "FIGURES",
    "SUMMARY",
    "UNITS",
    "add_completion_bounds",
    "completion_rates",
    "count_rates",
    "counts_without_total",
    "list_rates",
    "list_stated_figures",
    "query_rates",
    "size_of_counts",
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
    by_date = "ORDER BY feedback_date NULLS LAST, notice_id, rate_basis DESC, rate_unit"
    return query_rates(tables, selection, f"SELECT {COLUMNS} FROM rates {by_date}")


def list_rates(
    tables: Tables,
    selection: Selection,
    *,
    kind: tuple[str, str] | None = None,
    counted: bool = False,
    limit: int | None = None,
) -> pd.DataFrame:
    """The rows of completion_rates that have a rate, notices in the order of pages. `kind`: of this basis and
    unit; `counted`: of these, those with both counts."""
    of_kind = "rate_basis = $basis AND rate_unit = $unit AND rate IS NOT NULL" if kind else "true"
    both = "AND total IS NOT NULL AND completed IS NOT NULL" if counted else ""
    return query_rates(
        tables,
        selection,
        f"SELECT {COLUMNS} FROM rates WHERE rate_basis <> 'none' AND {of_kind} {both} "
        f"ORDER BY {PAGE_ORDER}, rate_basis DESC, rate_unit{limit_clause(limit)}",
        parameters=dict(zip(("basis", "unit"), kind, strict=True)) if kind else {},
    )


def count_rates(tables: Tables, selection: Selection) -> int:
    """How many rows list_rates has."""
    found = query_rates(tables, selection, "SELECT count(*) AS n FROM rates WHERE rate_basis <> 'none'")
    return int(found["n"].iloc[0])


def query_rates(
    tables: Tables,
    selection: Selection,
    sql: str,
    *,
    all_statuses: bool = False,
    parameters: Mapping[str, Any] | None = None,
) -> pd.DataFrame:
    """The rows of `sql`, which follows the cells of the selection and `rates`: completion_rates with the keys
    of the notices. `all_statuses`: the rates are of all issues of these notices, also where a status is
    chosen."""
    clauses, own = selection.cell_clauses("chosen")
    counted, cells = selection, "chosen_cells"
    if all_statuses and selection.statuses:
        counted, cells = replace(selection, statuses=()), "all_cells"
        every, others = counted.cell_clauses("all")
        clauses, own = f"{clauses}, {every}", own | others
    rates = rates_clauses(cells)
    of_all = not counted.limits_issues
    return tables.query(f"WITH {clauses} {rates} {sql}", own | dict(parameters or {}) | {"of_all": of_all})


def counts_without_total(tables: Tables, selection: Selection, *, limit: int | None = None) -> pd.DataFrame:
    """One row per notice, unit and state that is counted without a total in the same unit, notices in the
    order of pages.

    Columns: notice_id, counted, state (completed, mostly_completed), value (the first stated), days_min,
    days_max, start, end. These are counts, never rates. No rows where issues are chosen.
    """
    sql = f"{COUNTS_WITHOUT_TOTAL}{limit_clause(limit)}"
    return selection.query_cells(tables, sql, of_all=not selection.limits_issues)


def size_of_counts(tables: Tables, selection: Selection) -> tuple[int, int]:
    """How many rows counts_without_total has, and of how many notices."""
    found = selection.query_cells(
        tables,
        "SELECT count(*) AS n, count(DISTINCT nr) AS notices FROM bare_counts "
        "WHERE $of_all AND nr IN (SELECT nr FROM chosen_numbers)",
        of_all=not selection.limits_issues,
    )
    return int(found["n"].iloc[0]), int(found["notices"].iloc[0])


def list_stated_figures(tables: Tables, selection: Selection, *, unit: str) -> pd.DataFrame:
    """One row per figure that the chosen notices state in this unit about all of their own findings, notices
    in the order of pages, those of each in text order.

    Columns of the totals table.
    """
    return selection.query_cells(
        tables,
        "SELECT totals.* FROM totals JOIN chosen_numbers USING (notice_id) WHERE counted = $unit "
        f"AND scope = 'own' ORDER BY {PAGE_ORDER}, start",
        unit=unit,
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
