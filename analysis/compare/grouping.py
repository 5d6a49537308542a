"""Groups of notices and issues, as SQL."""

from __future__ import annotations

from typing import Literal

from analysis.compare.group_keys import KEYS
from analysis.compare.notice_order import PAGE_ORDER
from analysis.compare.selection import Selection
from analysis.compare.tables import Tables

Group = Literal["notice_id", "city", "level", "province", "kind", "issue_type"]
NoticeGroup = Literal["notice_id", "city", "level", "province", "kind"]
ALL = "all"  # the one group of everything chosen


def grouped_issues(by: Group | None) -> str:
    """SQL clause `grouped_issues`, to follow a selection's clauses: one row per chosen issue.

    Columns: notice_id, issue_id, issue_title, n_chars, n_measures, grp (analysis.compare.group_keys; `all`
    without `by`).
    """
    key = f"'{ALL}'" if by is None else KEYS[by]
    return f""", grouped_issues AS (
    SELECT i.notice_id, i.issue_id, i.title AS issue_title, i.n_chars, i.n_measures, {key} AS grp
    FROM chosen_issues i JOIN chosen_notices n USING (notice_id))"""


def rank_groups(tables: Tables, selection: Selection, by: NoticeGroup) -> list[str]:
    """The groups of the chosen notices, most notices first; of equals, that of the notice shown first."""
    found = selection.query_cells(
        tables,
        f", placed AS (SELECT {by} AS grp, row_number() OVER (ORDER BY {PAGE_ORDER}) AS place "
        "FROM chosen_numbers) SELECT grp FROM placed GROUP BY grp ORDER BY count(*) DESC, min(place)",
    )
    return list(found["grp"])
