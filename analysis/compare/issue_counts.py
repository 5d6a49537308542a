"""Issues counted by type and group, and the issues behind a count."""

from __future__ import annotations

import pandas as pd

from analysis.compare.group_keys import KEYS
from analysis.compare.grouping import NoticeGroup
from analysis.compare.selection import UNKNOWN, Selection
from analysis.compare.tables import Tables, limit_clause


def count_issues(tables: Tables, selection: Selection, *, by: NoticeGroup) -> pd.DataFrame:
    """One row per issue type and group of the selection, zeros included.

    Columns: issue_type, <by>, issues, group_issues, share (of the group's issues, 0 to 1), notices (with such
    an issue), group_notices.
    """
    return selection.query(tables, _COUNTS.format(by=by, key=KEYS[by], unknown=UNKNOWN))


def count_types(tables: Tables, selection: Selection) -> pd.DataFrame:
    """One row per issue type of the selection, most frequent first: issue_type, issues, share, notices."""
    return selection.query(
        tables,
        f"SELECT coalesce(issue_type, '{UNKNOWN}') AS issue_type, count(*) AS issues, "
        "count(*) / sum(count(*)) OVER () AS share, count(DISTINCT notice_id) AS notices "
        "FROM chosen_issues GROUP BY 1 ORDER BY issues DESC, notices DESC, 1",
    )


def list_issues(tables: Tables, selection: Selection, *, limit: int | None = None) -> pd.DataFrame:
    """One row per issue of the selection, in the order of the notices' text; columns of the issues table."""
    sql = f"SELECT * FROM chosen_issues ORDER BY notice_id, seq{limit_clause(limit)}"
    return selection.query(tables, sql)


def list_measures(tables: Tables, issue_id: str) -> pd.DataFrame:
    """One row per top-level measure under the issue, in order; columns of the measures table."""
    return tables.query(
        "SELECT * FROM measures WHERE issue_id = $issue_id ORDER BY seq", {"issue_id": issue_id}
    )


_COUNTS = """
, placed AS (
    SELECT i.notice_id, coalesce(i.issue_type, '{unknown}') AS issue_type, {key} AS grp
    FROM chosen_issues i JOIN chosen_notices n USING (notice_id)),
groups AS (
    SELECT grp, count(*) AS group_issues, count(DISTINCT notice_id) AS group_notices
    FROM placed GROUP BY grp),
cells AS (
    SELECT issue_type, grp, count(*) AS issues, count(DISTINCT notice_id) AS notices
    FROM placed GROUP BY issue_type, grp)
SELECT t.issue_type, g.grp AS {by}, coalesce(c.issues, 0) AS issues, g.group_issues,
    coalesce(c.issues, 0) / g.group_issues AS share, coalesce(c.notices, 0) AS notices, g.group_notices
FROM (SELECT DISTINCT issue_type FROM placed) t CROSS JOIN groups g
LEFT JOIN cells c ON c.issue_type = t.issue_type AND c.grp = g.grp
ORDER BY t.issue_type, g.grp
"""
