"""Documents that organisations issued during rectification: how many, on which types of issues, and which."""

from __future__ import annotations

import pandas as pd

from analysis.compare.first_rows import first_rows
from analysis.compare.grouping import NoticeGroup
from analysis.compare.selection import UNKNOWN, Selection
from analysis.compare.tables import Tables

OUTSIDE = "outside"  # the place of a name that is printed outside every issue


def count_documents(tables: Tables, selection: Selection, *, by: NoticeGroup = "notice_id") -> pd.DataFrame:
    """One row per group of the chosen notices and place with an issued document.

    Columns:
    - <by>;
    - place: the type of the issue that names the document, `outside` every issue, or `unknown` where the
      issue has no type;
    - documents: different names; a name counts once per notice, in two notices twice (two bodies issued it);
    - mentions of these names;
    - group_documents: different names in each whole notice, summed; a name under two types is in both rows
      but counts once here;
    - notices: notices of the group that issued any.

    A selection of issues (types, statuses) limits this to names printed in these issues.
    """
    return selection.query_cells(tables, _COUNTS.format(by=by, condition=selection.of_cells))


def list_documents(tables: Tables, selection: Selection, *, limit: int | None = None) -> pd.DataFrame:
    """One row per mention of an issued document in the selection, in the order of the text.

    Columns: notice_id, name, place (as in count_documents), issue_title (absent outside issues), start, end.
    """
    sql = (
        f'{_issued(selection)} SELECT notice_id, name, place, issue_title, start, "end" FROM issued '
        f"ORDER BY notice_id, start"
    )
    source = _SOURCE.format(condition=selection.of_cells)
    return first_rows(tables, selection, sql, limit=limit, rows="mentions", source=source)


def list_names(tables: Tables, selection: Selection, *, place: str, limit: int | None = None) -> pd.DataFrame:
    """One row per notice and name issued in the place (as in count_documents), in the order of the text.

    Columns of list_documents for the first mention there, and mentions (n there).
    """
    sql = (
        f'{_issued(selection)} SELECT notice_id, name, place, issue_title, start, "end", '
        "count(*) OVER (PARTITION BY notice_id, name) AS mentions FROM issued WHERE place = $place "
        "QUALIFY row_number() OVER (PARTITION BY notice_id, name ORDER BY start) = 1 "
        f"ORDER BY notice_id, start"
    )
    here = f"{selection.of_cells} AND coalesce(issue_type, '{OUTSIDE}') = $place"
    source = _SOURCE.format(condition=here)
    return first_rows(tables, selection, sql, limit=limit, rows="1", source=source, place=place)


def _issued(selection: Selection) -> str:
    inside_only = "AND i.issue_id IS NOT NULL" if selection.limits_issues else ""
    return f"""
, issued AS (
    SELECT d.*, i.title AS issue_title, CASE WHEN i.issue_id IS NULL THEN '{OUTSIDE}'
        ELSE coalesce(i.issue_type, '{UNKNOWN}') END AS place
    FROM documents d LEFT JOIN chosen_issues i ON i.issue_id = d.issue_id
    WHERE d.role = 'issued' AND d.notice_id IN (SELECT notice_id FROM chosen_notices) {inside_only})
"""


_SOURCE = "(FROM issued_names WHERE nr IN (SELECT nr FROM chosen_numbers) AND {condition})"

# By notice first: numbers are grouped faster than names of groups. Names of a notice are bits, 64 a block.
_COUNTS = f"""
, placed AS (
    SELECT nr, issue_type, (name_nr - 1) // 64 AS block, sum(mentions) AS mentions,
        bit_or(1::UBIGINT << ((name_nr - 1) % 64)) AS names
    FROM issued_names WHERE nr IN (SELECT nr FROM chosen_numbers) AND {{condition}}
    GROUP BY nr, issue_type, block),
blocks AS (SELECT nr, block, bit_or(names) AS names FROM placed GROUP BY nr, block),
wholes AS (SELECT nr, sum(bit_count(names)) AS documents FROM blocks GROUP BY nr),
whole AS (
    SELECT {{by}} AS grp, sum(documents)::BIGINT AS group_documents, count(*) AS notices
    FROM wholes JOIN chosen_numbers USING (nr) GROUP BY grp)
SELECT {{by}}, coalesce(issue_type, '{OUTSIDE}') AS place, sum(bit_count(names))::BIGINT AS documents,
    sum(mentions)::BIGINT AS mentions, any_value(group_documents) AS group_documents,
    any_value(notices) AS notices
FROM placed JOIN chosen_numbers USING (nr) JOIN whole ON grp = {{by}}
GROUP BY {{by}}, place ORDER BY {{by}}, place
"""
