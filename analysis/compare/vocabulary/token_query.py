"""The rows of `keywords` that a comparison counts, as SQL."""

from __future__ import annotations

from typing import Any, Literal

from analysis.compare.group_keys import KEYS
from analysis.compare.selection import Selection

Group = Literal["notice_id", "province", "city", "level", "kind", "issue_type", "status", "part"]

_OF_NOTICE = ("province", "city", "level", "kind")
_OF_ISSUE = ("issue_type", "status")


def token_clauses(
    selection: Selection, *, part: str | None = None, by: Group | None = None
) -> tuple[str, dict[str, Any]]:
    """`WITH … chosen_tokens AS …` and its parameters: the rows of `keywords` in the selection.

    Where issues are chosen (by type or status), only their tokens count; else all tokens of the chosen
    notices, inside issues or not. `part` limits them to one part. With `by`, a column `grp` contains each
    row's group (analysis.compare.group_keys); grouping by a field of issues limits the rows to tokens inside
    issues.
    """
    sql, parameters = ("", {}) if selection.is_everything else selection.named_clauses("chosen")
    rows = "SELECT * FROM keywords WHERE " + row_condition(selection, "chosen")
    if part is not None:
        rows, parameters = f"{rows} AND part = $part", parameters | {"part": part}
    return f"WITH {sql}{', ' if sql else ''}chosen_tokens AS ({_grouped(rows, by)}) ", parameters


def row_condition(selection: Selection, name: str) -> str:
    """SQL condition: a row of `keywords` is in the selection with the clauses `<name>_…`; never NULL."""
    if selection.is_everything:
        return "true"
    if selection.limits_issues:
        return f"(issue_id IS NOT NULL AND issue_id IN (SELECT issue_id FROM {name}_issues))"
    return f"notice_id IN (SELECT notice_id FROM {name}_notices)"


def _grouped(rows: str, by: Group | None) -> str:
    if by is None:
        return rows
    if by in _OF_NOTICE:
        named = f"SELECT notice_id, {KEYS[by]} AS grp FROM notices"
        return f"SELECT k.*, g.grp FROM ({rows}) k JOIN ({named}) g USING (notice_id)"
    if by in _OF_ISSUE:
        named = f"SELECT issue_id, {KEYS[by]} AS grp FROM issues"
        return f"SELECT k.*, g.grp FROM ({rows}) k JOIN ({named}) g USING (issue_id)"
    return f"SELECT *, {by} AS grp FROM ({rows})"
