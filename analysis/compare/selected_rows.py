"""The tables themselves, limited to a selection."""

from __future__ import annotations

import pandas as pd

from analysis.compare.selection import Selection
from analysis.compare.tables import Tables
from analysis.schema import TABLES


def select_rows(tables: Tables, selection: Selection) -> dict[str, pd.DataFrame]:
    """Every table by name, with the rows of the chosen notices.

    Where issue types or statuses are chosen, rows that belong to an issue are those of the chosen issues.
    `rejected` belongs to no notice and keeps all its rows.
    """
    return {name: _rows(tables, selection, name) for name in TABLES}


def _rows(tables: Tables, selection: Selection, name: str) -> pd.DataFrame:
    columns = TABLES[name].names
    if "notice_id" not in columns:
        return tables.query(f"SELECT * FROM {name}")
    of_issue = " AND (issue_id IS NULL OR issue_id IN (SELECT issue_id FROM chosen_issues))"
    condition = of_issue if "issue_id" in columns else ""
    of_notice = "notice_id IN (SELECT notice_id FROM chosen_notices)"
    return selection.query(tables, f"SELECT * FROM {name} WHERE {of_notice}{condition}")
