"""What is worked out once for each notice, as SQL: what it states about itself, and its phases in days."""

from __future__ import annotations

from analysis.compare.days import LEAST_DAYS, MOST_DAYS
from analysis.compare.stated_totals import UNITS

# Totals that a notice states about its own findings: column -> (counted, state). Units are never added.
STATED = {
    "aspects_stated": ("aspect", "total"),
    "problems_stated": ("problem", "total"),
    "tasks_stated": ("task", "total"),
    "measures_stated": ("measure", "total"),
    "problems_completed_stated": ("problem", "completed"),
    "tasks_completed_stated": ("task", "completed"),
    "measures_completed_stated": ("measure", "completed"),
}

# Each phase is between two dates of the notice.
PHASES = {
    "inspection": ("inspection_start", "inspection_end"),
    "wait": ("inspection_end", "feedback_date"),
    "rectification": ("feedback_date", "report_date"),
}

_PICKS = ", ".join(
    f"first(value ORDER BY start) FILTER (counted = '{counted}' AND state = '{state}') AS {name}"
    for name, (counted, state) in STATED.items()
)
_TOTALS = ", ".join(f"max(total) FILTER (rate_unit = '{unit}') AS {unit}_total" for unit in UNITS)
# Of units with a total that fits, that one; else the first stated.
_FITTING = {f"{unit}s_stated": f"{unit}_total" for unit in UNITS}
_COLUMNS = ", ".join(
    f"coalesce({_FITTING[name]}, stated.{name}) AS {name}" if name in _FITTING else f"stated.{name}"
    for name in STATED
)

NOTICE_FACTS = f"""
WITH stated AS (
    SELECT notice_id, {_PICKS} FROM totals WHERE statistic = 'count' AND scope = 'own' GROUP BY notice_id),
fitting AS (SELECT nr, {_TOTALS} FROM stated_units GROUP BY nr)
SELECT nr, {_COLUMNS}, {LEAST_DAYS} AS days_min, {MOST_DAYS} AS days_max, day AS last_day
FROM notices JOIN (SELECT nr, notice_id FROM notice_keys) USING (notice_id)
    LEFT JOIN last_acts USING (notice_id) LEFT JOIN stated USING (notice_id) LEFT JOIN fitting USING (nr)
ORDER BY nr
"""

_LISTED = " UNION ALL ".join(
    f"SELECT notice_id, '{phase}' AS phase, {order} AS phase_order, {start} AS start, {end} AS \"end\" "
    "FROM notices"
    for order, (phase, (start, end)) in enumerate(PHASES.items())
)

NOTICE_PHASES = f"""
WITH listed AS ({_LISTED}),
based AS (
    SELECT nr, listed.*, act AS latest_done,
        CASE WHEN start IS NULL THEN 'none' WHEN "end" IS NOT NULL THEN 'dates'
            WHEN phase = 'rectification' AND first_day(act) > last_possible_day(start) THEN 'latest_done'
            ELSE 'none' END AS basis
    FROM listed JOIN (SELECT nr, notice_id FROM notice_keys) USING (notice_id)
        LEFT JOIN last_acts USING (notice_id))
SELECT nr, phase, phase_order, latest_done, start, "end", basis, first_day(start) AS first_day,
    CASE basis WHEN 'dates' THEN last_possible_day("end")
        WHEN 'latest_done' THEN first_day(latest_done) END AS last_day,
    CASE basis WHEN 'dates' THEN greatest(0, first_day("end") - last_possible_day(start))
        WHEN 'latest_done' THEN first_day(latest_done) - last_possible_day(start) END AS days_min,
    CASE basis WHEN 'dates' THEN last_possible_day("end") - first_day(start) END AS days_max
FROM based ORDER BY nr, phase_order
"""
