"""Documents that organisations issued in the course of rectification: how many, on what, and which."""

from __future__ import annotations

import pandas as pd

from analysis.compare.grouping import NoticeGroup, grouped_notices
from analysis.compare.selection import UNKNOWN, Selection
from analysis.compare.tables import Tables

OUTSIDE = "outside"  # stands for the place of a name that is printed outside every issue


def count_documents(tables: Tables, selection: Selection, *, by: NoticeGroup = "notice_id") -> pd.DataFrame:
    """One row per group of the chosen notices and issue type with an issued document: <by>, place (the issue's type;
    `outside` for names outside every issue, `unknown` where the issue has no type), documents (different names; one
    printed twice in a notice counts once, in two notices twice: two bodies issued it), mentions (of these names),
    group_documents (different names in the whole of each notice, summed; a name under two types counts in both rows,
    but once here), notices (of the group, that issue any).

    A selection of issues (types, statuses) leaves only what is printed in these issues.
    """
    with_, parameters = selection.with_clause()
    return tables.query(
        f"{with_} {_issued(selection)} {grouped_notices(by)} {_COUNTS.format(by=by)}", parameters
    )


def list_documents(tables: Tables, selection: Selection, *, limit: int | None = None) -> pd.DataFrame:
    """One row per issued name printed in the selection, in the order of the text: notice_id, name, place
    (as above), issue_title (absent outside issues), start, end."""
    with_, parameters = selection.with_clause()
    cut = f" LIMIT {int(limit)}" if limit else ""
    return tables.query(
        f'{with_} {_issued(selection)} SELECT notice_id, name, place, issue_title, start, "end" FROM issued '
        f"ORDER BY notice_id, start{cut}",
        parameters,
    )


def list_names(tables: Tables, selection: Selection, *, place: str, limit: int | None = None) -> pd.DataFrame:
    """One row per notice and different name issued in the place (as above), in the order of the text: columns of
    list_documents for its first mention there, and mentions (n there)."""
    with_, parameters = selection.with_clause()
    cut = f" LIMIT {int(limit)}" if limit else ""
    return tables.query(
        f'{with_} {_issued(selection)} SELECT notice_id, name, place, issue_title, start, "end", '
        "count(*) OVER (PARTITION BY notice_id, name) AS mentions FROM issued WHERE place = $place "
        "QUALIFY row_number() OVER (PARTITION BY notice_id, name ORDER BY start) = 1 "
        f"ORDER BY notice_id, start{cut}",
        parameters | {"place": place},
    )


def _issued(selection: Selection) -> str:
    inside_only = "AND i.issue_id IS NOT NULL" if selection.limits_issues else ""
    return f"""
, issued AS (
    SELECT d.*, i.title AS issue_title, CASE WHEN i.issue_id IS NULL THEN '{OUTSIDE}'
        ELSE coalesce(i.issue_type, '{UNKNOWN}') END AS place
    FROM documents d LEFT JOIN chosen_issues i ON i.issue_id = d.issue_id
    WHERE d.role = 'issued' AND d.notice_id IN (SELECT notice_id FROM chosen_notices) {inside_only})
"""


_COUNTS = """
, named AS (SELECT grp, notice_id, name, place FROM issued JOIN grouped USING (notice_id)),
whole AS (
    SELECT grp, count(DISTINCT (notice_id, name)) AS group_documents, count(DISTINCT notice_id) AS notices FROM named GROUP BY grp)
SELECT grp AS {by}, place, count(DISTINCT (notice_id, name)) AS documents, count(*) AS mentions,
    any_value(group_documents) AS group_documents, any_value(notices) AS notices
FROM named JOIN whole USING (grp) GROUP BY grp, place ORDER BY grp, place
"""
