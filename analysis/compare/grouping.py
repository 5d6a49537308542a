"""By what issues and all that stands in them can be grouped, as SQL."""

from __future__ import annotations

from typing import Literal

from analysis.compare.selection import UNKNOWN

Group = Literal["notice_id", "level", "province", "kind", "issue_type"]
ALL = "all"  # the one group of everything chosen


def placed_issues(by: Group | None) -> str:
    """`placed`: one row per chosen issue with the column `grp` (`unknown` where the value is absent, `all`
    without `by`); goes after a selection's clauses."""
    column = f"'{ALL}'" if by is None else f"coalesce({'i' if by == 'issue_type' else 'n'}.{by}, '{UNKNOWN}')"
    return (
        f", placed AS (SELECT i.notice_id, i.issue_id, i.title AS issue_title, i.n_chars, i.n_measures, {column} AS grp "
        "FROM chosen_issues i JOIN chosen_notices n USING (notice_id))"
    )
