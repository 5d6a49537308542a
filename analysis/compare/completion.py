"""How much is reported as completed, on what basis. All figures are the organisations' own reports."""

from __future__ import annotations

import pandas as pd

from analysis.compare.selection import Selection
from analysis.compare.tables import Tables

UNITS = ("problem", "task", "measure")  # what a stated rate may be of; aspects and rules are no findings


def completion_rates(tables: Tables, selection: Selection) -> pd.DataFrame:
    """One row per chosen notice and basis that gives a figure; one row with basis `none` where neither does.

    Columns: notice_id, basis (`stated`, `listed`, `none`), unit (problem, task, measure; `issue` where listed),
    total (n), completed, mostly_completed, not_stated (counts), printed (rate as printed), recomputed
    (completed / total), rate (printed, else recomputed), rate_with_mostly, low, high (bounds for the issues
    without a stated status), differs (printed and recomputed differ beyond rounding), days_since_feedback
    (feedback to report, or to the latest thing reported done). Rates are 0 to 1, absent where not stated.
    """
    with_, parameters = selection.with_clause()
    return tables.query(f"{with_} {_QUERY}", parameters)


def summarise_rates(rates: pd.DataFrame) -> pd.DataFrame:
    """One row per basis and unit with a rate: basis, unit, notices (with a rate), of_notices, total (n),
    mean (of the notices' rates) and pooled (all completed / all totals, where both are counted)."""
    of_notices = rates["notice_id"].nunique()
    rows = []
    for (basis, unit), group in rates.dropna(subset=["rate"]).groupby(["basis", "unit"], sort=False):
        counted = group.dropna(subset=["total", "completed"])
        rows.append(
            {
                "basis": basis,
                "unit": unit,
                "notices": len(group),
                "of_notices": of_notices,
                "total": counted["total"].sum(),
                "mean": group["rate"].mean(),
                "pooled": counted["completed"].sum() / counted["total"].sum() if len(counted) else None,
            }
        )
    columns = ["basis", "unit", "notices", "of_notices", "total", "mean", "pooled"]
    return pd.DataFrame(rows, columns=columns)


# A notice may state its problems in two tiers (18 problems, 34 instances). The total that a completed count
# belongs to is the first stated one that is not smaller than it.
_STATED = " UNION ALL ".join(
    f"""
SELECT notice_id, 'stated' AS basis, '{unit}' AS unit,
    first(value ORDER BY start) FILTER (state = 'total' AND statistic = 'count'
        AND value >= coalesce(done.completed, 0)) AS total,
    any_value(done.completed) AS completed,
    first(value ORDER BY start) FILTER (state = 'mostly_completed' AND statistic = 'count') AS mostly_completed,
    NULL::BIGINT AS not_stated,
    first(value ORDER BY start) FILTER (state = 'completed' AND statistic = 'percent') / 100 AS printed
FROM totals LEFT JOIN (
    SELECT notice_id, first(value ORDER BY start) AS completed FROM totals
    WHERE scope = 'own' AND counted = '{unit}' AND state = 'completed' AND statistic = 'count'
    GROUP BY notice_id) done USING (notice_id)
WHERE scope = 'own' AND counted = '{unit}' AND notice_id IN (SELECT notice_id FROM chosen_notices)
GROUP BY notice_id"""
    for unit in UNITS
)

# One unit of the last printed place: 0.01 for 67 %, 0.001 for 66.7 %. Half of it is rounding.
_LAST_PLACE = (
    "CASE WHEN abs(100 * printed - round(100 * printed)) < 1e-9 THEN 0.01 "
    "WHEN abs(1000 * printed - round(1000 * printed)) < 1e-9 THEN 0.001 ELSE 0.0001 END"
)

_QUERY = f"""
, stated AS ({_STATED}),
listed AS (
    SELECT notice_id, 'listed' AS basis, 'issue' AS unit, count(*)::DOUBLE AS total,
        (count(*) FILTER (status = 'completed'))::DOUBLE AS completed,
        (count(*) FILTER (status = 'mostly_completed'))::DOUBLE AS mostly_completed,
        count(*) FILTER (status = 'not_stated') AS not_stated, NULL::DOUBLE AS printed
    FROM chosen_issues GROUP BY notice_id HAVING count(*) > count(*) FILTER (status = 'not_stated')),
given AS (
    SELECT * FROM stated WHERE printed IS NOT NULL OR (total > 0 AND completed IS NOT NULL)
    UNION ALL SELECT * FROM listed),
every AS (
    SELECT * FROM given UNION ALL
    SELECT notice_id, 'none', NULL, NULL, NULL, NULL, NULL, NULL FROM chosen_notices
    WHERE notice_id NOT IN (SELECT notice_id FROM given))
SELECT notice_id, basis, unit, total, completed, mostly_completed, not_stated, printed,
    completed / nullif(total, 0) AS recomputed,
    coalesce(printed, completed / nullif(total, 0)) AS rate,
    (completed + mostly_completed) / nullif(total, 0) AS rate_with_mostly,
    CASE basis WHEN 'listed' THEN completed / total END AS low,
    CASE basis WHEN 'listed' THEN (completed + not_stated) / total END AS high,
    abs(printed - completed / nullif(total, 0)) > 0.51 * {_LAST_PLACE} AS differs,
    greatest(0, first_day(coalesce(report_date, latest_done)) - last_possible_day(feedback_date)) AS days_since_feedback
FROM every JOIN chosen_notices USING (notice_id)
ORDER BY feedback_date NULLS LAST, notice_id, basis DESC, unit
"""
