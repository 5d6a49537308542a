"""What each rollup is: SQL over the tables, and over rollups that are made before it."""

from __future__ import annotations

from analysis.codebook import domain
from analysis.compare.group_keys import ISSUE_KEYS, NOTICE_KEYS
from analysis.compare.notice_rollups import NOTICE_FACTS, NOTICE_PHASES
from analysis.compare.stated_totals import BARE_COUNTS, STATED_UNITS

ACTIONS = tuple(domain("action").codes)

_KEYS = ", ".join(f"{key} AS {name}" for name, key in NOTICE_KEYS.items())
NUMBER = "row_number() OVER (ORDER BY notice_id)"

# Numbers are compared faster than keys; the notice's keys as in a selection.
_NOTICE_KEYS = f"SELECT {NUMBER}::UINTEGER AS nr, {_KEYS}, feedback_date FROM notices"

# The first day of the latest thing done: of those that ended by then, the one that began last (20 July, not
# July).
_LAST_ACTS = """
SELECT notice_id, coalesce(max_by(e.date, first_day(e.date)) FILTER (
        length(e.date) >= 7 AND first_day(e.date) > first_day(latest_done)
        AND last_possible_day(e.date) <= last_possible_day(latest_done)), any_value(latest_done)) AS act,
    first_day(act) AS day
FROM notices LEFT JOIN (FROM events WHERE event = 'measure_done') e USING (notice_id) GROUP BY notice_id
"""

_ACTS = ", ".join(
    f"count(*) FILTER (action = '{code}')::UINTEGER AS measures_{code}, "
    f"(measures_{code} > 0)::UINTEGER AS issues_{code}"
    for code in ACTIONS
)
_SUMMED_ACTS = ", ".join(
    f"coalesce(sum({kind}_{code}), 0)::UINTEGER AS {kind}_{code}"
    for code in ACTIONS
    for kind in ("measures", "issues")
)
_MENTIONS = {
    "dates": "events",
    "figures": "figures",
    "documents": "(FROM documents WHERE role = 'issued')",
}
_OF_MENTIONS = ", ".join(
    f"of_{name} AS (SELECT issue_id, count(*) AS {name} FROM {source} GROUP BY issue_id)"
    for name, source in _MENTIONS.items()
)
_COUNTED = ", ".join(f"coalesce(sum({name}), 0)::UINTEGER AS {name}" for name in _MENTIONS)

# One row per notice, issue type and status of its issues: what comparisons of issues add up.
_ISSUE_CELLS = f"""
WITH kinds AS (
    SELECT m.issue_id, coalesce(a.action, m.action) AS action
    FROM measures m LEFT JOIN (SELECT DISTINCT measure_id, action FROM actions) a USING (measure_id)),
acts AS (SELECT issue_id, {_ACTS} FROM kinds GROUP BY issue_id),
listed AS (SELECT issue_id, count(*) AS n FROM measures GROUP BY issue_id),
dated AS (
    SELECT m.issue_id, count(DISTINCT m.measure_id) AS n FROM measures m JOIN events d
        ON d.issue_id = m.issue_id AND d.event = 'measure_done' AND d.start >= m.start AND d.start < m."end"
    GROUP BY m.issue_id),
{_OF_MENTIONS}
SELECT nr, {ISSUE_KEYS["issue_type"]} AS issue_type, {ISSUE_KEYS["status"]} AS status,
    count(*)::UINTEGER AS issues, coalesce(sum(i.n_measures), 0)::UINTEGER AS n_measures,
    coalesce(sum(i.n_chars), 0)::BIGINT AS n_chars, coalesce(sum(listed.n), 0)::UINTEGER AS measures,
    coalesce(sum(dated.n), 0)::UINTEGER AS measures_dated, {_COUNTED}, {_SUMMED_ACTS}
FROM issues i JOIN notice_keys USING (notice_id) LEFT JOIN acts USING (issue_id)
    LEFT JOIN listed USING (issue_id) LEFT JOIN dated USING (issue_id)
    {" ".join(f"LEFT JOIN of_{name} USING (issue_id)" for name in _MENTIONS)}
GROUP BY ALL ORDER BY nr, issue_type, status
"""

# Types and statuses as in the cells; absent outside every issue.
_IN_ISSUE = (
    f"if(i.issue_id IS NULL, NULL, {ISSUE_KEYS['issue_type']}) AS issue_type, "
    f"if(i.issue_id IS NULL, NULL, {ISSUE_KEYS['status']}) AS status"
)

# Acts per calendar month from the feedback's, where both are known.
_ACT_MONTHS = f"""
SELECT nr, {_IN_ISSUE}, CASE WHEN length(e.date) >= 7 AND length(n.feedback_date) >= 7
        THEN date_diff('month', first_day(n.feedback_date[:7]), first_day(e.date[:7])) END AS month,
    count(*)::UINTEGER AS acts
FROM events e JOIN notice_keys n USING (notice_id) LEFT JOIN issues i ON i.issue_id = e.issue_id
WHERE e.event = 'measure_done' GROUP BY ALL ORDER BY ALL
"""

# Dates ahead, and whether they were so when the notice was dated.
_PLANNED_ACTS = f"""
SELECT e.notice_id, nr, {_IN_ISSUE}, e.issue_id, i.title, e.date AS planned_date, e.year_inferred,
    report_date, CASE WHEN report_date IS NULL THEN 'unknown'
        WHEN first_day(e.date) > last_possible_day(report_date) THEN 'ahead'
        WHEN last_possible_day(e.date) < first_day(report_date) THEN 'past' ELSE 'unclear' END AS at_report,
    first_day(e.date) AS first_day, last_possible_day(e.date) AS last_day, e.start, e."end"
FROM events e JOIN (SELECT nr, notice_id FROM notice_keys) USING (notice_id)
    JOIN (SELECT notice_id, report_date FROM notices) USING (notice_id)
    LEFT JOIN issues i ON i.issue_id = e.issue_id
WHERE e.event = 'measure_planned' ORDER BY first_day, e.notice_id, e.start
"""

# Figures of accountability and recovery, added up in each notice.
_OUTCOME_SUMS = f"""
SELECT nr, {_IN_ISSUE}, outcome, unit, count(*)::UINTEGER AS figures, sum(value) AS value,
    max(value) AS largest
FROM outcomes o JOIN notice_keys USING (notice_id) LEFT JOIN issues i ON i.issue_id = o.issue_id
GROUP BY ALL ORDER BY ALL
"""

# Names of documents issued, numbered in each notice.
_ISSUED = f"""
SELECT nr, {_IN_ISSUE}, dense_rank() OVER (PARTITION BY nr ORDER BY name)::UINTEGER AS name_nr,
    count(*)::UINTEGER AS mentions
FROM documents d JOIN notice_keys USING (notice_id) LEFT JOIN issues i ON i.issue_id = d.issue_id
WHERE d.role = 'issued' GROUP BY nr, i.issue_id IS NULL, issue_type, status, name ORDER BY ALL
"""

# What is searched of each issue: the acts of its measures as bits, in the order of ACTIONS.
_SEARCHED_ISSUES = f"""
WITH kinds AS (
    SELECT issue_id, bit_or(1::UINTEGER << (list_position({list(ACTIONS)}, action) - 1)::UINTEGER) AS acts
    FROM (SELECT issue_id, action FROM actions UNION ALL SELECT issue_id, action FROM measures)
    WHERE list_contains({list(ACTIONS)}, action) GROUP BY issue_id),
named AS (
    SELECT issue_id, string_agg(DISTINCT name, chr(10) ORDER BY name) AS names
    FROM documents GROUP BY issue_id)
SELECT nr, seq::UINTEGER AS seq, {ISSUE_KEYS["issue_type"]} AS issue_type, {ISSUE_KEYS["status"]} AS status,
    coalesce(acts, 0)::UINTEGER AS acts, title, names
FROM issues i JOIN notice_keys USING (notice_id) LEFT JOIN kinds USING (issue_id)
    LEFT JOIN named USING (issue_id) ORDER BY nr, seq
"""

ROLLUPS = {
    "notice_keys": _NOTICE_KEYS,
    "last_acts": _LAST_ACTS,
    "stated_units": STATED_UNITS,
    "bare_counts": BARE_COUNTS,
    "notice_facts": NOTICE_FACTS,
    "notice_phases": NOTICE_PHASES,
    "issue_cells": _ISSUE_CELLS,
    "act_months": _ACT_MONTHS,
    "planned_acts": _PLANNED_ACTS,
    "outcome_sums": _OUTCOME_SUMS,
    "issued_names": _ISSUED,
    "searched_issues": _SEARCHED_ISSUES,
}
# Made from the rows of some notices at a time, for each of their rows is of one notice.
IN_SLICES = ROLLUPS.keys() - {"notice_keys"}
SLICED = (
    *("notices", "totals", "issues", "measures", "actions", "events", "documents", "figures"),
    *("outcomes", "keywords", "measure_terms"),
)
