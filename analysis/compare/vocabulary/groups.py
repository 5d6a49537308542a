"""Groups of notices or issues whose words can be compared."""

from __future__ import annotations

from typing import Literal, get_args

import pandas as pd

from analysis.compare.group_keys import KEYS
from analysis.compare.selection import Selection
from analysis.compare.tables import Tables, limit_clause
from analysis.compare.vocabulary.token_query import token_clauses

Grouping = Literal["notice", "province", "city", "level", "kind", "year", "type", "status"]
GROUPINGS: tuple[Grouping, ...] = get_args(Grouping)

# Grouping -> field of the selection, and the key that is the group's code (analysis.compare.group_keys).
_OF_NOTICES = {
    "notice": ("notices", "notice_id"),
    "province": ("provinces", "province"),
    "city": ("cities", "city"),
    "level": ("levels", "level"),
    "kind": ("kinds", "kind"),
    "year": ("years", "year"),
}
_OF_ISSUES = {"type": ("issue_types", "issue_type"), "status": ("statuses", "status")}


def word_groups(
    tables: Tables, selection: Selection, by: Grouping, *, part: str | None = None, limit: int | None = None
) -> pd.DataFrame:
    """One row per group of the selection with any token, most tokens first.

    Columns: code (analysis.compare.group_keys), tokens, notices, issues (with any token). Grouping by a field
    of issues counts only tokens inside issues.
    """
    _, grouped_by = (_OF_NOTICES | _OF_ISSUES)[by]
    if by in _OF_NOTICES and part is None and not selection.limits_issues:
        return selection.query_cells(
            tables,
            f"SELECT {grouped_by} AS code, sum(tokens)::BIGINT AS tokens, count(*) AS notices, "
            "sum(issues)::BIGINT AS issues FROM notice_tokens JOIN chosen_numbers USING (nr) "
            f"GROUP BY code ORDER BY tokens DESC, code{limit_clause(limit)}",
        )
    with_, parameters = token_clauses(selection, part=part)
    table, key = ("notices", "notice_id") if by in _OF_NOTICES else ("issues", "issue_id")
    named = f"SELECT {key}, {KEYS[grouped_by]} AS code FROM {table}"

    return tables.query(
        f"{with_} SELECT g.code, sum(k.count)::BIGINT AS tokens, count(DISTINCT k.notice_id) AS notices, "
        f"count(DISTINCT k.issue_id) AS issues FROM chosen_tokens k JOIN ({named}) g USING ({key}) "
        f"GROUP BY g.code ORDER BY tokens DESC, g.code{limit_clause(limit)}",
        parameters,
    )


def group_selection(by: Grouping, code: str) -> Selection:
    """The selection of one group, to be compared with others within the reader's selection."""
    field, _ = (_OF_NOTICES | _OF_ISSUES)[by]
    return Selection(**{field: (code,)})
