"""Completion rates per notice, as SQL that follows a selection's clauses; `$of_all`: no issues are chosen."""

from __future__ import annotations

from analysis.compare.days import LEAST_DAYS, MOST_DAYS
from analysis.compare.stated_totals import LAST_PLACE, stated_clauses

# The stated figures behind a rate; each has its passage (<figure>_start, <figure>_end).
FIGURES = ("total", "completed", "mostly_completed", "printed")

_DAYS = f"{LEAST_DAYS} AS days_min, {MOST_DAYS} AS days_max"


_STATED = f"""{stated_clauses("$of_all")},
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
    abs(printed - completed / total) > 0.51 * {LAST_PLACE} AS differs, other_total, {_DAYS},
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
