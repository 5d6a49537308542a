"""Completion rates per notice, as SQL that follows a selection's clauses; `$of_all`: no issues are chosen."""

from __future__ import annotations

from analysis.compare.notice_order import PAGE_ORDER
from analysis.compare.stated_totals import LAST_PLACE

# The stated figures behind a rate; each has its passage (<figure>_start, <figure>_end).
FIGURES = ("total", "completed", "mostly_completed", "printed")

# Where the sum exceeds the total, the second figure includes the first (completed or mostly completed: 35).
_WITH_MOSTLY = """
    CASE WHEN coalesce(completed, 0) + mostly_completed <= total
            THEN (coalesce(completed, 0) + mostly_completed) / total
        WHEN mostly_completed <= total THEN mostly_completed / total END"""

_PLACES = ", ".join(f"{figure}_start, {figure}_end" for figure in FIGURES)

# One row per chosen notice, basis and unit with a rate; one with basis `none` for a notice without any.
_RATES = f"""
, listed_rates AS (
    SELECT nr, 'listed' AS rate_basis, 'issue' AS rate_unit, sum(issues)::DOUBLE AS total,
        coalesce(sum(issues) FILTER (status = 'completed'), 0)::DOUBLE AS completed,
        coalesce(sum(issues) FILTER (status = 'mostly_completed'), 0)::DOUBLE AS mostly_completed,
        coalesce(sum(issues) FILTER (status = 'not_stated'), 0)::BIGINT AS not_stated
    FROM {{cells}} GROUP BY nr HAVING sum(issues) > not_stated),
known AS (
    SELECT *, 'stated' AS rate_basis FROM stated_units WHERE $of_all
        AND (printed IS NOT NULL OR (total > 0 AND coalesce(completed, mostly_completed) IS NOT NULL))
    UNION ALL BY NAME SELECT * FROM listed_rates),
rates AS (
    SELECT n.*, coalesce(rate_basis, 'none') AS rate_basis, rate_unit, total, completed, mostly_completed,
        not_stated, printed, completed / total AS recomputed, coalesce(printed, completed / total) AS rate,
        {_WITH_MOSTLY} AS rate_with_mostly,
        CASE rate_basis WHEN 'listed' THEN completed / total END AS low,
        CASE rate_basis WHEN 'listed' THEN (completed + not_stated) / total END AS high,
        abs(printed - completed / total) > 0.51 * {LAST_PLACE} AS differs, other_total, days_min, days_max,
        {_PLACES}
    FROM chosen_numbers n JOIN notice_facts USING (nr) LEFT JOIN known USING (nr))
"""


def rates_clauses(cells: str) -> str:
    """The clause `rates`, to follow the cells of a selection: the rows of completion_rates with the notices'
    keys. `cells`: the clause with the issues that are counted; `$of_all`: no issues are chosen."""
    return _RATES.format(cells=cells)


COLUMNS = (
    "notice_id, rate_basis, rate_unit, total, completed, mostly_completed, not_stated, printed, recomputed, "
    f"rate, rate_with_mostly, low, high, differs, other_total, days_min, days_max, {_PLACES}"
)

COUNTS_WITHOUT_TOTAL = f"""
SELECT notice_id, counted, state, value, days_min, days_max, start, "end"
FROM bare_counts JOIN chosen_numbers USING (nr) JOIN notice_facts USING (nr) WHERE $of_all
ORDER BY {PAGE_ORDER}, start
"""
