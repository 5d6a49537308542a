"""By what issues and all that stands in them can be grouped, as SQL."""

from __future__ import annotations

from typing import Literal

import pandas as pd

from analysis.compare.group_keys import KEYS
from analysis.compare.selection import Selection
from analysis.compare.tables import Tables

Group = Literal["notice_id", "city", "level", "province", "kind", "issue_type"]
NoticeGroup = Literal["notice_id", "city", "level", "province", "kind"]
ALL = "all"  # the one group of everything chosen


def grouped_notices(by: NoticeGroup) -> str:
    """`grouped`: one row per chosen notice, notice_id and the column `grp`; goes after a selection's clauses."""
    return f", grouped AS (SELECT notice_id, {KEYS[by]} AS grp FROM chosen_notices)"


def grouped_issues(by: Group | None) -> str:
    """`placed`: one row per chosen issue with the column `grp` (as analysis.compare.group_keys has it, `all` without
    `by`); goes after a selection's clauses."""
    column = f"'{ALL}'" if by is None else KEYS[by]
    return (
        f", placed AS (SELECT i.notice_id, i.issue_id, i.title AS issue_title, i.n_chars, i.n_measures, {column} AS grp "
        "FROM chosen_issues i JOIN chosen_notices n USING (notice_id))"
    )


def notices_by_group(tables: Tables, selection: Selection, by: NoticeGroup) -> pd.Series:
    """The group of each chosen notice, by notice_id."""
    with_, parameters = selection.with_clause()
    found = tables.query(f"{with_} {grouped_notices(by)} SELECT notice_id, grp FROM grouped", parameters)
    return found.set_index("notice_id")["grp"].rename(by)
