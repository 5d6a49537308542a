"""The issues around the lines of a concordance."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from analysis.compare.selection import Selection
from analysis.compare.tables import Tables


def issue_headings(tables: Tables, issue_ids: Collection[str]) -> pd.DataFrame:
    """One row per issue of `issue_ids`: issue_id, number (as printed; absent without one), title."""
    return tables.query(
        "SELECT issue_id, number, title FROM issues WHERE list_contains($ids::VARCHAR[], issue_id)",
        {"ids": sorted(issue_ids)},
    )


def selected_issue_ids(tables: Tables, selection: Selection) -> frozenset[str] | None:
    """The chosen issues; None where the selection chooses notices only."""
    if not selection.limits_issues:
        return None
    found = selection.query(tables, "SELECT issue_id FROM chosen_issues")
    return frozenset(str(id_) for id_ in found["issue_id"])
