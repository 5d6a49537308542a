"""Completion rates per notice, as SQL that follows a selection's clauses; `$of_all`: no issues are chosen."""

from __future__ import annotations

from analysis.compare.days import LEAST_DAYS

UNITS = ("problem", "task", "measure")  # units of stated rates; aspects and rules are no findings
# The stated figures behind a rate; each has its passage (<figure>_start, <figure>_end).
FIGURES = ("total", "completed", "mostly_completed", "printed")

_UNIT_LIST = ", ".join(f"'{unit}'" for unit in UNITS)
_DAYS = f"{LEAST_DAYS} AS days_min, last_possible_day(report_date) - first_day(feedback_date) AS days_max"

# One unit of the last printed decimal: 0.01 for 67 %, 0.001 for 66.7 %. Half of it is rounding.
_LAST_PLACE = (
    "CASE WHEN abs(100 * printed - round(100 * printed)) < 1e-9 THEN 0.01 "
    "WHEN abs(1000 * printed - round(1000 * printed)) < 1e-9 THEN 0.001 ELSE 0.0001 END"
)


def _first(name: str, state: str, statistic: str) -> str:
    """Value and passage of the first figure with this state and statistic."""
    which = f"FILTER (state = '{state}' AND statistic = '{statistic}')"
    return (
        f"arg_min(value, start) {which} AS {name}, min(start) {which} AS {name}_start, "
        f'arg_min("end", start) {which} AS {name}_end'
    )


# A notice may state several totals (18 problems, 34 instances). A count belongs to the total that results in
# the printed rate, else to the sum of all states, else to the first stated total that is not smaller.
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
    SELECT notice_id, rate_unit, max(value) FILTER (place = 1) AS total,
        max(start) FILTER (place = 1) AS total_start, max("end") FILTER (place = 1) AS total_end,
        max(value) FILTER (value <> best AND best_backing = 2) AS other_total
    FROM ordered GROUP BY notice_id, rate_unit),
stated AS (
    SELECT notice_id, 'stated' AS rate_basis, rate_unit, total, completed, mostly_completed,
        NULL::BIGINT AS not_stated, printed, other_total, total_start, total_end,
        completed_start, completed_end, mostly_completed_start, mostly_completed_end,
        percent_start AS printed_start, percent_end AS printed_end
    FROM parts LEFT JOIN bases USING (notice_id, rate_unit)
    WHERE printed IS NOT NULL OR (total > 0 AND coalesce(completed, mostly_completed) IS NOT NULL))"""

# Where the sum exceeds the total, the second figure includes the first (completed or mostly completed: 35).
_WITH_MOSTLY = """
    CASE WHEN coalesce(completed, 0) + mostly_completed <= total
            THEN (coalesce(completed, 0) + mostly_completed) / total
        WHEN mostly_completed <= total THEN mostly_completed / total END"""

RATES = f"""
, {_STATED},
listed AS (
    SELECT notice_id, 'listed' AS rate_basis, 'issue' AS rate_unit, count(*)::DOUBLE AS total,
        (count(*) FILTER (status = 'completed'))::DOUBLE AS completed,
        (count(*) FILTER (status = 'mostly_completed'))::DOUBLE AS mostly_completed,
        count(*) FILTER (status = 'not_stated') AS not_stated
    FROM chosen_issues GROUP BY notice_id HAVING count(*) > count(*) FILTER (status = 'not_stated')),
known AS (SELECT * FROM stated UNION ALL BY NAME SELECT * FROM listed),
every AS (
    SELECT * FROM known UNION ALL BY NAME
    SELECT notice_id, 'none' AS rate_basis FROM chosen_notices
    WHERE notice_id NOT IN (SELECT notice_id FROM known))
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

COUNTS_WITHOUT_TOTAL = f"""
, {_STATED}
SELECT notice_id, rate_unit AS counted, state, value, {_DAYS}, start, "end"
FROM figures JOIN chosen_notices USING (notice_id)
WHERE statistic = 'count' AND state IN ('completed', 'mostly_completed')
    AND NOT EXISTS (
        FROM bases b
        WHERE b.notice_id = figures.notice_id AND b.rate_unit = figures.rate_unit AND total >= value)
QUALIFY row_number() OVER (PARTITION BY notice_id, rate_unit, state ORDER BY start) = 1
ORDER BY feedback_date NULLS LAST, notice_id, start
"""
