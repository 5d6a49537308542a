"""Issues counted by type and group, and the issues behind a count."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from analysis.compare.group_keys import KEYS
from analysis.compare.grouping import NoticeGroup
from analysis.compare.selection import UNKNOWN, Selection
from analysis.compare.tables import Tables, limit_clause


def count_issues(tables: Tables, selection: Selection, *, by: NoticeGroup) -> pd.DataFrame:
    """One row per issue type and group of the selection, zeros included.

    Columns: issue_type, <by>, issues, group_issues (of all types, chosen or not), share (of these, 0 to 1),
    notices (with such an issue), group_notices (with any issue).
    """
    query = _COUNTS.format(by=by, key=KEYS[by], unknown=UNKNOWN)
    return _query_with_all_types(tables, selection, query)


def count_types(tables: Tables, selection: Selection) -> pd.DataFrame:
    """One row per issue type of the selection, most frequent first.

    Columns: issue_type, issues, all_issues (of all types, chosen or not), share (of these, 0 to 1), notices.
    """
    return _query_with_all_types(
        tables,
        selection,
        f"SELECT coalesce(issue_type, '{UNKNOWN}') AS issue_type, count(*) AS issues, "
        "(SELECT count(*) FROM all_issues) AS all_issues, "
        "count(*) / (SELECT count(*) FROM all_issues) AS share, count(DISTINCT notice_id) AS notices "
        "FROM chosen_issues GROUP BY 1 ORDER BY issues DESC, notices DESC, 1",
    )


def list_issues(tables: Tables, selection: Selection, *, limit: int | None = None) -> pd.DataFrame:
    """One row per issue of the selection, in the order of the notices' text; columns of the issues table."""
    sql = f"SELECT * FROM chosen_issues ORDER BY notice_id, seq{limit_clause(limit)}"
    return selection.query(tables, sql)


def _query_with_all_types(tables: Tables, selection: Selection, sql: str) -> pd.DataFrame:
    """The rows of `sql`, which follows the clauses of the selection, and those of the same selection with
    all issue types, `all_notices` and `all_issues`: a share of a chosen type is one of all issues."""
    chosen, parameters = selection.named_clauses("chosen")
    every, own = replace(selection, issue_types=()).named_clauses("all")
    return tables.query(f"WITH {chosen}, {every} {sql}", parameters | own)


_COUNTS = """
, placed AS (
    SELECT i.notice_id, coalesce(i.issue_type, '{unknown}') AS issue_type, {key} AS grp
    FROM chosen_issues i JOIN chosen_notices n USING (notice_id)),
groups AS (
    SELECT {key} AS grp, count(*) AS group_issues, count(DISTINCT notice_id) AS group_notices
    FROM all_issues JOIN all_notices n USING (notice_id)
    GROUP BY grp HAVING grp IN (SELECT grp FROM placed)),
cells AS (
    SELECT issue_type, grp, count(*) AS issues, count(DISTINCT notice_id) AS notices
    FROM placed GROUP BY issue_type, grp)
SELECT t.issue_type, g.grp AS {by}, coalesce(c.issues, 0) AS issues, g.group_issues,
    coalesce(c.issues, 0) / g.group_issues AS share, coalesce(c.notices, 0) AS notices, g.group_notices
FROM (SELECT DISTINCT issue_type FROM placed) t CROSS JOIN groups g
LEFT JOIN cells c ON c.issue_type = t.issue_type AND c.grp = g.grp
ORDER BY t.issue_type, g.grp
"""
