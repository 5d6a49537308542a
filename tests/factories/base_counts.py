"""What rollups sum up, counted from the tables themselves: SQL that follows a selection's clauses."""

from __future__ import annotations

_GROUPED = """
, grouped AS (
    SELECT i.*, {key} AS grp FROM chosen_issues i
    JOIN (SELECT * EXCLUDE (n_chars, source_quality) FROM chosen_notices) n USING (notice_id))
"""

ACTIONS = f"""{_GROUPED}
, kinds AS (
    SELECT DISTINCT m.measure_id, m.issue_id, m.notice_id, coalesce(a.action, m.action) AS action, g.grp
    FROM measures m JOIN grouped g USING (issue_id) LEFT JOIN actions a USING (measure_id)),
groups AS (SELECT grp, count(DISTINCT measure_id) AS group_measures FROM kinds GROUP BY grp)
SELECT action, grp, count(*) AS measures, any_value(group_measures) AS group_measures,
    count(DISTINCT issue_id) AS issues, count(DISTINCT notice_id) AS notices
FROM kinds JOIN groups USING (grp) GROUP BY action, grp ORDER BY action, grp
"""

TYPES = f"""{_GROUPED}
SELECT coalesce(issue_type, 'unknown') AS issue_type, grp, count(*) AS issues,
    count(DISTINCT notice_id) AS notices
FROM grouped GROUP BY ALL ORDER BY issue_type, grp
"""

MENTIONS = f"""{_GROUPED}
SELECT grp, count(*) AS issues, sum(n_chars)::BIGINT AS n_chars,
    (SELECT count(*) FROM events JOIN grouped g USING (issue_id) WHERE g.grp = o.grp) AS dates,
    (SELECT count(*) FROM figures JOIN grouped g USING (issue_id) WHERE g.grp = o.grp) AS figures,
    (SELECT count(*) FROM documents d JOIN grouped g USING (issue_id)
        WHERE g.grp = o.grp AND d.role = 'issued') AS documents
FROM grouped o GROUP BY grp ORDER BY grp
"""

_IN_ISSUES = "AND {column} IN (SELECT issue_id FROM chosen_issues)"

DOCUMENTS = """
, named AS (
    SELECT {key} AS grp, d.notice_id, d.name, CASE WHEN i.issue_id IS NULL THEN 'outside'
        ELSE coalesce(i.issue_type, 'unknown') END AS place
    FROM documents d JOIN chosen_notices n USING (notice_id) LEFT JOIN issues i ON i.issue_id = d.issue_id
    WHERE d.role = 'issued' {of_documents}),
whole AS (
    SELECT grp, count(DISTINCT (notice_id, name)) AS group_documents, count(DISTINCT notice_id) AS notices
    FROM named GROUP BY grp)
SELECT grp, place, count(DISTINCT (notice_id, name)) AS documents, count(*) AS mentions,
    any_value(group_documents) AS group_documents, any_value(notices) AS notices
FROM named JOIN whole USING (grp) GROUP BY grp, place ORDER BY grp, place
"""

_DONE = """
, done AS (
    SELECT e.*, CASE WHEN length(e.date) >= 7 AND length(feedback_date) >= 7
        THEN date_diff('month', first_day(feedback_date[:7]), first_day(e.date[:7])) END AS month
    FROM events e JOIN chosen_notices USING (notice_id) WHERE e.event = 'measure_done' {of_events})
"""

MONTHS = f"""{_DONE}
SELECT month, count(*) AS acts, count(DISTINCT notice_id) AS notices
FROM done WHERE month IS NOT NULL GROUP BY month ORDER BY month
"""

DATED = f"""{_DONE}
, own AS (SELECT * FROM measures WHERE issue_id IN (SELECT issue_id FROM chosen_issues))
SELECT (SELECT count(*) FROM done) AS acts, (SELECT count(month) FROM done) AS placed,
    (SELECT count(DISTINCT notice_id) FROM done WHERE month IS NOT NULL) AS notices,
    (SELECT count(*) FROM own) AS measures,
    (SELECT count(DISTINCT m.measure_id) FROM own m JOIN done d
        ON d.issue_id = m.issue_id AND d.start >= m.start AND d.start < m."end") AS measures_dated
"""


def limits(in_issues: bool) -> dict[str, str]:
    """Where issues are chosen, only what is printed in them."""
    return {
        "of_documents": _IN_ISSUES.format(column="d.issue_id") if in_issues else "",
        "of_events": _IN_ISSUES.format(column="e.issue_id") if in_issues else "",
    }
