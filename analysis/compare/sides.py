"""Sides of a comparison: notices, and groups of the notices or issues in the selection."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from analysis.compare.group_keys import NO_CITY, UNKNOWN
from analysis.compare.selection import Selection
from analysis.compare.tables import Tables

EVERYTHING = "all:"  # the whole selection as a side
# Kind of side -> field of the selection. A side is written `<kind of side>:<code>`, as in `level:county`.
SIDE_FIELDS = {
    "notice": "notices",
    "city": "cities",
    "level": "levels",
    "province": "provinces",
    "kind": "kinds",
    "year": "years",
    "type": "issue_types",
}
_OF_NOTICES = ("level", "city", "province", "kind", "year")


def split_side(side: str) -> tuple[str, str]:
    """Kind and code of a side: `level:county` is ("level", "county")."""
    what, _, code = side.partition(":")
    return what, code


def side_options(tables: Tables, selection: Selection, *, most_notices: int = 1000) -> pd.DataFrame:
    """One row per side in the selection: side, what (kind of side), code, notices, issues.

    Levels first, then cities, provinces, kinds, years of feedback, issue types (with these issues only;
    notices: those with such an issue), everything, and single notices (the first `most_notices` by place).
    Groups of a kind by size, unknown ones last.
    """
    options = selection.query_cells(tables, _OPTIONS, most=most_notices)
    return options.assign(side=options["what"] + ":" + options["code"])[
        ["side", "what", "code", "notices", "issues"]
    ]


def select_side(selection: Selection, side: str) -> Selection:
    """The selection narrowed to one side."""
    what, code = split_side(side)
    return selection if side == EVERYTHING else replace(selection, **{SIDE_FIELDS[what]: (code,)})


_GROUPS = " UNION ALL ".join(
    f"SELECT '{what}' AS what, {order} AS place, {what} AS code, count(*) AS notices, "
    f"sum(issues)::BIGINT AS issues, '' AS sorted FROM with_issues GROUP BY {what}"
    for order, what in enumerate(_OF_NOTICES)
)

_OPTIONS = f"""
, per_notice AS (SELECT nr, sum(issues) AS issues FROM chosen_cells GROUP BY nr),
with_issues AS (
    SELECT n.*, coalesce(p.issues, 0) AS issues FROM chosen_numbers n LEFT JOIN per_notice p USING (nr)),
single AS (
    SELECT 'notice' AS what, 9 AS place, notice_id AS code, 1 AS notices, issues::BIGINT AS issues,
        concat_ws(' ', coalesce(n.province, '~'), coalesce(n.city, '~'), coalesce(n.district, '~'), notice_id)
        AS sorted
    FROM with_issues JOIN notices n USING (notice_id) ORDER BY sorted LIMIT $most)
SELECT what, code, notices, issues FROM (
    SELECT * FROM single UNION ALL {_GROUPS} UNION ALL
    SELECT 'type', 7, issue_type, count(DISTINCT nr), sum(issues)::BIGINT, '' FROM chosen_cells
    GROUP BY issue_type
    UNION ALL SELECT 'all', 8, '', count(*), sum(issues)::BIGINT, '' FROM with_issues)
ORDER BY place, code IN ('{UNKNOWN}', '{NO_CITY}'), sorted, notices DESC, issues DESC, code
"""
