"""The total of problems, tasks or measures that a notice states, as SQL: one definition for every page.

A notice may state several totals (18 problems, 34 instances). A count of completed ones belongs to the total
that results in the printed rate, else to the sum of all states, else to the first stated total that is not
smaller. Without such a count the first stated total is the notice's.
"""

from __future__ import annotations

UNITS = ("problem", "task", "measure")  # units of stated rates; aspects and rules are no findings

_UNIT_LIST = ", ".join(f"'{unit}'" for unit in UNITS)
# One unit of the last printed decimal: 0.01 for 67 %, 0.001 for 66.7 %. Half of it is rounding.
LAST_PLACE = (
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


_CLAUSES = f"""
WITH stated AS (
    SELECT nr, counted AS rate_unit, state, statistic, value, start, "end"
    FROM totals JOIN notice_keys USING (notice_id)
    WHERE scope = 'own' AND counted IN ({_UNIT_LIST})),
parts AS (
    SELECT nr, rate_unit, {_first("completed", "completed", "count")},
        {_first("mostly_completed", "mostly_completed", "count")},
        {_first("percent", "completed", "percent")}, percent / 100 AS printed
    FROM stated GROUP BY nr, rate_unit),
sums AS (
    SELECT nr, rate_unit, sum(value) AS all_states, count(*) AS states FROM (
        SELECT nr, rate_unit, state, arg_min(value, start) AS value FROM stated
        WHERE statistic = 'count' AND state <> 'total' GROUP BY nr, rate_unit, state)
    GROUP BY nr, rate_unit),
candidates AS (
    SELECT nr, rate_unit, value, start, "end",
        CASE WHEN abs(printed - completed / value) <= 0.51 * {LAST_PLACE} THEN 0
            WHEN states > 1 AND all_states = value THEN 1 ELSE 2 END AS backing
    FROM stated JOIN parts USING (nr, rate_unit) LEFT JOIN sums USING (nr, rate_unit)
    WHERE state = 'total' AND statistic = 'count' AND value > 0
        AND value >= greatest(coalesce(completed, 0), coalesce(mostly_completed, 0))),
ordered AS (
    SELECT *, row_number() OVER (PARTITION BY nr, rate_unit ORDER BY backing, start) AS place,
        first_value(value) OVER (PARTITION BY nr, rate_unit ORDER BY backing, start) AS best,
        min(backing) OVER (PARTITION BY nr, rate_unit) AS best_backing
    FROM candidates),
bases AS (
    SELECT nr, rate_unit, max(value) FILTER (place = 1) AS total,
        max(start) FILTER (place = 1) AS total_start, max("end") FILTER (place = 1) AS total_end,
        max(value) FILTER (value <> best AND best_backing = 2) AS other_total
    FROM ordered GROUP BY nr, rate_unit)"""


# What each notice states in each unit: its total, what is completed, and where each is printed. A notice
# whose every total is smaller than its count of completed ones has no total.
STATED_UNITS = f"""{_CLAUSES}
SELECT nr, rate_unit, total, completed, mostly_completed, printed, other_total, total_start, total_end,
    completed_start, completed_end, mostly_completed_start, mostly_completed_end,
    percent_start AS printed_start, percent_end AS printed_end
FROM parts LEFT JOIN bases USING (nr, rate_unit) ORDER BY nr, rate_unit
"""

# The first count of each unit and state that belongs to no total.
BARE_COUNTS = f"""{_CLAUSES}
SELECT nr, rate_unit AS counted, state, value, start, "end" FROM stated
WHERE statistic = 'count' AND state IN ('completed', 'mostly_completed')
    AND NOT EXISTS (
        FROM bases b WHERE b.nr = stated.nr AND b.rate_unit = stated.rate_unit AND total >= value)
QUALIFY row_number() OVER (PARTITION BY nr, rate_unit, state ORDER BY start) = 1 ORDER BY nr, start
"""
