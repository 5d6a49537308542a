"""Which issues the places of a concordance lie in."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from analysis.compare.selection import Selection
from analysis.compare.tables import Tables


def issue_headings(tables: Tables, issue_ids: Collection[str]) -> pd.DataFrame:
    """One row per issue named: issue_id, number (as printed; absent where none is), title."""
    return tables.query(
        "SELECT issue_id, number, title FROM issues WHERE list_contains($ids::VARCHAR[], issue_id)",
        {"ids": sorted(issue_ids)},
    )


def selected_issue_ids(tables: Tables, selection: Selection) -> frozenset[str] | None:
    """The issues that the selection leaves; None where it limits notices only."""
    if not selection.limits_issues:
        return None
    with_, parameters = selection.with_clause()
    found = tables.query(f"{with_} SELECT issue_id FROM chosen_issues", parameters)
    return frozenset(str(id_) for id_ in found["issue_id"])
