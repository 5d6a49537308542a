"""Issues counted by type and group, and the issues behind a count."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from analysis.compare.first_rows import first_rows
from analysis.compare.grouping import NoticeGroup
from analysis.compare.selection import Selection
from analysis.compare.tables import Tables


def count_issues(tables: Tables, selection: Selection, *, by: NoticeGroup) -> pd.DataFrame:
    """One row per issue type and group of the selection, zeros included.

    Columns: issue_type, <by>, issues, group_issues (of all types, chosen or not), share (of these, 0 to 1),
    notices (with such an issue), group_notices (with any issue).
    """
    return _query_with_all_types(tables, selection, _COUNTS.format(by=by))


def count_types(tables: Tables, selection: Selection) -> pd.DataFrame:
    """One row per issue type of the selection, most frequent first.

    Columns: issue_type, issues, all_issues (of all types, chosen or not), share (of these, 0 to 1), notices.
    """
    return _query_with_all_types(tables, selection, _TYPES)


def list_issues(tables: Tables, selection: Selection, *, limit: int | None = None) -> pd.DataFrame:
    """One row per issue of the selection, in the order of the notices' text; columns of the issues table."""
    sql = "SELECT * FROM chosen_issues ORDER BY notice_id, seq"
    return first_rows(tables, selection, sql, limit=limit, rows="issues")


def _query_with_all_types(tables: Tables, selection: Selection, sql: str) -> pd.DataFrame:
    """The rows of `sql`, which follows the cells of the selection, and those of the same selection with all
    issue types, `all_cells`: a share of a chosen type is one of all issues."""
    chosen, parameters = selection.cell_clauses("chosen")
    every, own = replace(selection, issue_types=()).cell_clauses("all")
    return tables.query(f"WITH {chosen}, {every} {sql}", parameters | own)


_TYPES = """
, whole AS (SELECT sum(issues)::BIGINT AS all_issues FROM all_cells),
types AS (
    SELECT issue_type, sum(issues)::BIGINT AS issues, count(DISTINCT nr) AS notices
    FROM chosen_cells GROUP BY issue_type)
SELECT issue_type, issues, all_issues, issues / all_issues AS share, notices
FROM types CROSS JOIN whole ORDER BY issues DESC, notices DESC, issue_type
"""

_COUNTS = """
, groups AS (
    SELECT {by} AS grp, sum(issues)::BIGINT AS group_issues, count(DISTINCT nr) AS group_notices
    FROM all_cells GROUP BY grp HAVING grp IN (SELECT {by} FROM chosen_cells)),
cells AS (
    SELECT issue_type, {by} AS grp, sum(issues)::BIGINT AS issues, count(DISTINCT nr) AS notices
    FROM chosen_cells GROUP BY ALL)
SELECT t.issue_type, g.grp AS {by}, coalesce(c.issues, 0) AS issues, g.group_issues,
    coalesce(c.issues, 0) / g.group_issues AS share, coalesce(c.notices, 0) AS notices, g.group_notices
FROM (SELECT DISTINCT issue_type FROM chosen_cells) t CROSS JOIN groups g
LEFT JOIN cells c ON c.issue_type = t.issue_type AND c.grp = g.grp
ORDER BY t.issue_type, g.grp
"""
