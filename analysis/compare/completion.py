"""How much is reported as completed, on what basis. All figures are the organisations' own reports."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.compare.days import LEAST_DAYS
from analysis.compare.selection import Selection
from analysis.compare.tables import Tables

UNITS = ("problem", "task", "measure")  # what a stated rate may be of; aspects and rules are no findings
# The stated figures that a rate may rest on; each has its place in the text (<figure>_start, <figure>_end).
FIGURES = ("total", "completed", "mostly_completed", "printed")


def completion_rates(tables: Tables, selection: Selection) -> pd.DataFrame:
    """One row per chosen notice, basis and unit that give a rate; one with basis `none` where nothing does.

    Columns: notice_id, rate_basis (`stated`, `listed`, `none`), rate_unit (problem, task, measure; `issue` where listed),
    total (n), completed, mostly_completed, not_stated (counts), printed (rate as printed), recomputed
    (completed / total), rate (printed, else recomputed), rate_with_mostly (mostly completed added), low, high
    (bounds for the issues without a stated status), differs (printed and recomputed differ beyond rounding),
    other_total (another total of the unit, where nothing in the notice says to which the count belongs), days_min,
    days_max (feedback to report; without a report date the low bound rests on the latest thing reported done),
    and start and end of each figure. Rates are 0 to 1, absent where not stated. Where issues are chosen, no rate is
    stated: what a notice states speaks of all of its findings.
    """
    return _ask(tables, selection, _RATES)


def counts_without_total(tables: Tables, selection: Selection) -> pd.DataFrame:
    """One row per notice, unit and state (completed, mostly_completed) that is counted without a total in the same
    unit: notice_id, counted, state, value (first stated), days_min, days_max, start, end. A count, never a rate. None
    where issues are chosen."""
    return _ask(tables, selection, _COUNTS)


def _ask(tables: Tables, selection: Selection, sql: str) -> pd.DataFrame:
    with_, parameters = selection.with_clause()
    return tables.query(f"{with_} {sql}", parameters | {"of_all": not selection.limits_issues})


def list_stated_figures(tables: Tables, *, notice_id: str, unit: str) -> pd.DataFrame:
    """One row per figure that the notice states about all of its own findings in this unit, in the order of the
    text; columns of the totals table."""
    return tables.query(
        "SELECT * FROM totals WHERE notice_id = $notice_id AND counted = $unit AND scope = 'own' ORDER BY start",
        {"notice_id": notice_id, "unit": unit},
    )


def add_completion_bounds(glance: pd.DataFrame) -> pd.DataFrame:
    """The notices at a glance with low and high: the share of the issues listed that is completed if every issue
    without a stated status were not completed, and if it were. Absent where no issue is listed."""
    listed = glance["issues_listed"].where(glance["issues_listed"] > 0)
    return glance.assign(low=glance["completed_low"] / listed, high=glance["completed_high"] / listed)


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
    """One row per basis and unit in which at least `fewest` notices give a rate: rate_basis, rate_unit, notices (with a rate),
    of_notices, counted_notices (of these, with both counts), completed, not_stated, total (summed over them), mean (of
    the notices' rates, each the same weight) and pooled (all completed / all totals). Of listed issues both are low
    bounds; mean_high and pooled_high are the rates if every issue without a stated status were completed. days_min and
    days_max: feedback to report, fewest and most over these notices (absent where one is undated)."""
    groups = rates.dropna(subset=["rate"]).groupby(["rate_basis", "rate_unit"], sort=False)
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
    """The rows of `rates` from which summarise_rates has the `mean` or `pooled` rate (`measure`) of basis and unit."""
    group = rates[(rates["rate_basis"] == basis) & (rates["rate_unit"] == unit)]
    return group.dropna(subset=["rate"] if measure == "mean" else ["rate", "total", "completed"])


_UNIT_LIST = ", ".join(f"'{unit}'" for unit in UNITS)
_DAYS = f"{LEAST_DAYS} AS days_min, last_possible_day(report_date) - first_day(feedback_date) AS days_max"

# One unit of the last printed place: 0.01 for 67 %, 0.001 for 66.7 %. Half of it is rounding.
_LAST_PLACE = (
    "CASE WHEN abs(100 * printed - round(100 * printed)) < 1e-9 THEN 0.01 "
    "WHEN abs(1000 * printed - round(1000 * printed)) < 1e-9 THEN 0.001 ELSE 0.0001 END"
)


def _first(name: str, state: str, statistic: str) -> str:
    """Value and place of the first figure of the kind."""
    which = f"FILTER (state = '{state}' AND statistic = '{statistic}')"
    return (
        f"arg_min(value, start) {which} AS {name}, min(start) {which} AS {name}_start, "
        f'arg_min("end", start) {which} AS {name}_end'
    )


# A notice may state its problems in tiers (18 problems, 34 instances). A count belongs to the total that gives the
# printed rate, else to the one that all states add up to, else to the first stated that is not smaller than it.
_STATED = f"""
figures AS (
    SELECT notice_id, counted AS rate_unit, state, statistic, value, start, "end" FROM totals
    WHERE $of_all AND scope = 'own' AND counted IN ({_UNIT_LIST})
        AND notice_id IN (SELECT notice_id FROM chosen_notices)),
parts AS (
    SELECT notice_id, rate_unit, {_first("completed", "completed", "count")},
        {_first("mostly_completed", "mostly_completed", "count")},
        {_first("percent", "completed", "percent")}, percent / 100 AS printed
    FROM figures GROUP BY notice_id, rate_unit),
sums AS (
    SELECT notice_id, rate_unit, sum(value) AS all_states, count(*) AS states FROM (
        SELECT notice_id, rate_unit, state, arg_min(value, start) AS value FROM figures
        WHERE statistic = 'count' AND state <> 'total' GROUP BY notice_id, rate_unit, state)
    GROUP BY notice_id, rate_unit),
candidates AS (
    SELECT notice_id, rate_unit, value, start, "end",
        CASE WHEN abs(printed - completed / value) <= 0.51 * {_LAST_PLACE} THEN 0
            WHEN states > 1 AND all_states = value THEN 1 ELSE 2 END AS backing
    FROM figures JOIN parts USING (notice_id, rate_unit) LEFT JOIN sums USING (notice_id, rate_unit)
    WHERE state = 'total' AND statistic = 'count' AND value > 0
        AND value >= greatest(coalesce(completed, 0), coalesce(mostly_completed, 0))),
ordered AS (
    SELECT *, row_number() OVER (PARTITION BY notice_id, rate_unit ORDER BY backing, start) AS place,
        first_value(value) OVER (PARTITION BY notice_id, rate_unit ORDER BY backing, start) AS best,
        min(backing) OVER (PARTITION BY notice_id, rate_unit) AS best_backing
    FROM candidates),
bases AS (
    SELECT notice_id, rate_unit, max(value) FILTER (place = 1) AS total, max(start) FILTER (place = 1) AS total_start,
        max("end") FILTER (place = 1) AS total_end,
        max(value) FILTER (value <> best AND best_backing = 2) AS other_total
    FROM ordered GROUP BY notice_id, rate_unit),
stated AS (
    SELECT notice_id, 'stated' AS rate_basis, rate_unit, total, completed, mostly_completed, NULL::BIGINT AS not_stated,
        printed, other_total, total_start, total_end, completed_start, completed_end, mostly_completed_start,
        mostly_completed_end, percent_start AS printed_start, percent_end AS printed_end
    FROM parts LEFT JOIN bases USING (notice_id, rate_unit)
    WHERE printed IS NOT NULL OR (total > 0 AND coalesce(completed, mostly_completed) IS NOT NULL))"""

# Where the sum is larger than the total, the second figure holds the first (completed or mostly completed: 35).
_WITH_MOSTLY = """
    CASE WHEN coalesce(completed, 0) + mostly_completed <= total THEN (coalesce(completed, 0) + mostly_completed) / total
        WHEN mostly_completed <= total THEN mostly_completed / total END"""

_RATES = f"""
, {_STATED},
listed AS (
    SELECT notice_id, 'listed' AS rate_basis, 'issue' AS rate_unit, count(*)::DOUBLE AS total,
        (count(*) FILTER (status = 'completed'))::DOUBLE AS completed,
        (count(*) FILTER (status = 'mostly_completed'))::DOUBLE AS mostly_completed,
        count(*) FILTER (status = 'not_stated') AS not_stated
    FROM chosen_issues GROUP BY notice_id HAVING count(*) > count(*) FILTER (status = 'not_stated')),
given AS (SELECT * FROM stated UNION ALL BY NAME SELECT * FROM listed),
every AS (
    SELECT * FROM given UNION ALL BY NAME
    SELECT notice_id, 'none' AS rate_basis FROM chosen_notices WHERE notice_id NOT IN (SELECT notice_id FROM given))
SELECT notice_id, rate_basis, rate_unit, total, completed, mostly_completed, not_stated, printed,
    completed / total AS recomputed, coalesce(printed, completed / total) AS rate,
    {_WITH_MOSTLY} AS rate_with_mostly,
    CASE rate_basis WHEN 'listed' THEN completed / total END AS low,
    CASE rate_basis WHEN 'listed' THEN (completed + not_stated) / total END AS high,
    abs(printed - completed / total) > 0.51 * {_LAST_PLACE} AS differs, other_total, {_DAYS},
    {", ".join(f"{figure}_start, {figure}_end" for figure in FIGURES)}
FROM every JOIN chosen_notices USING (notice_id)
ORDER BY feedback_date NULLS LAST, notice_id, rate_basis DESC, rate_unit
"""

_COUNTS = f"""
, {_STATED}
SELECT notice_id, rate_unit AS counted, state, value, {_DAYS}, start, "end"
FROM figures JOIN chosen_notices USING (notice_id)
WHERE statistic = 'count' AND state IN ('completed', 'mostly_completed')
    AND NOT EXISTS (FROM bases b WHERE b.notice_id = figures.notice_id AND b.rate_unit = figures.rate_unit AND total >= value)
QUALIFY row_number() OVER (PARTITION BY notice_id, rate_unit, state ORDER BY start) = 1
ORDER BY feedback_date NULLS LAST, notice_id, start
"""
