"""The tables themselves, cut to a selection."""

from __future__ import annotations

import pandas as pd

from analysis.compare.selection import Selection
from analysis.compare.tables import Tables
from analysis.schema import TABLES


def select_rows(tables: Tables, selection: Selection) -> dict[str, pd.DataFrame]:
    """Every table by name: rows of the chosen notices; where issue types or statuses are chosen, of rows that
    belong to an issue only those of the chosen issues. `rejected` belongs to no notice and stays whole."""
    return {name: _rows(tables, selection, name) for name in TABLES}


def _rows(tables: Tables, selection: Selection, name: str) -> pd.DataFrame:
    columns = TABLES[name].names
    if "notice_id" not in columns:
        return tables.query(f"SELECT * FROM {name}")
    with_, parameters = selection.with_clause()
    of_issue = " AND (issue_id IS NULL OR issue_id IN (SELECT issue_id FROM chosen_issues))"
    kept = of_issue if "issue_id" in columns else ""
    return tables.query(
        f"{with_} SELECT * FROM {name} WHERE notice_id IN (SELECT notice_id FROM chosen_notices){kept}",
        parameters,
    )
