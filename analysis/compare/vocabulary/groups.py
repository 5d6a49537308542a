"""Groups of notices or issues whose words can be compared."""

from __future__ import annotations

from typing import Literal, get_args

import pandas as pd

from analysis.compare.selection import Selection
from analysis.compare.tables import Tables
from analysis.compare.word_rows.chosen import Chosen
from analysis.compare.word_rows.groups import Groups

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

    def count() -> pd.DataFrame:
        groups = Groups.of(tables, Chosen.of(tables, selection, part), grouped_by)
        found = pd.DataFrame(
            {
                "code": pd.Series(groups.codes, dtype="str"),
                "tokens": groups.tokens,
                "notices": groups.notices,
                "issues": groups.issues,
            }
        )
        ordered = found.sort_values(["tokens", "code"], ascending=[False, True], ignore_index=True)
        return ordered if limit is None else ordered.head(limit)

    return tables.remember(count, "word groups", selection, by, part, limit)


def group_selection(by: Grouping, code: str) -> Selection:
    """The selection of one group, to be compared with others within the reader's selection."""
    field, _ = (_OF_NOTICES | _OF_ISSUES)[by]
    return Selection(**{field: (code,)})
