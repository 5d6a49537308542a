"""Reported outcomes in figures: people talked to and disciplined, money recovered, rules made.

Units are never added to one another: transferred leads may be counted in people, times or items. Figures
outside the issues mostly sum up those inside them, so the two are kept apart and never added.
"""

from __future__ import annotations

import pandas as pd

from analysis.compare.first_rows import first_rows
from analysis.compare.grouping import NoticeGroup
from analysis.compare.selection import Selection
from analysis.compare.tables import Tables


def sum_outcomes(
    tables: Tables, selection: Selection, *, by: NoticeGroup | None = "notice_id"
) -> pd.DataFrame:
    """One row per group of the chosen notices, outcome, unit and place with a figure.

    Columns: <by>, outcome, unit, place (`issues`, or `outside` every issue), figures (n), value (their sum in
    that unit; money in yuan), largest (single figure), notices (that print any).

    Figures on the same people may be printed under several issues; the sum then counts them again. A notice
    without a row prints no figure: unknown, not 0. A selection of issues limits this to what they print.
    Without `by` there is one group and no column for it.
    """
    key = f"{by}, " if by else ""
    return selection.query_cells(
        tables,
        f"SELECT {key}outcome, unit, if(issue_type IS NULL, 'outside', 'issues') AS place, "
        "sum(figures)::BIGINT AS figures, sum(value) AS value, max(largest) AS largest, "
        "count(DISTINCT nr) AS notices FROM outcome_sums JOIN chosen_numbers USING (nr) "
        f"WHERE {selection.of_cells} GROUP BY ALL ORDER BY outcome, unit, place{f', {by}' if by else ''}",
    )


def count_stating(tables: Tables, selection: Selection) -> int:
    """How many of the chosen notices print such a figure."""
    stating = f"FROM outcome_sums JOIN chosen_numbers USING (nr) WHERE {selection.of_cells}"
    found = selection.query_cells(tables, f"SELECT count(DISTINCT nr) AS n {stating}")
    return int(found["n"].iloc[0])


def list_outcomes(
    tables: Tables,
    selection: Selection,
    *,
    line: tuple[str, str, str] | None = None,
    limit: int | None = None,
) -> pd.DataFrame:
    """One row per figure in the selection, in the order of the text; of one sum where `line` is set.

    `line`: (outcome, unit, place). Columns: notice_id, outcome, value, unit, place, issue_title (absent
    outside issues), start, end.
    """
    condition = "" if line is None else "WHERE outcome = $outcome AND unit = $unit AND place = $place"
    sql = (
        f"{_placed(selection)} SELECT notice_id, outcome, value, unit, place, issue_title, start, "
        f'"end" FROM placed_outcomes {condition} ORDER BY notice_id, start'
    )
    named = dict(zip(("outcome", "unit", "place"), line or (), strict=False))
    source = f"(FROM ({_SUMS}) {condition} {'AND' if condition else 'WHERE'} {selection.of_cells})"
    return first_rows(tables, selection, sql, limit=limit, rows="figures", source=source, **named)


_SUMS = "SELECT *, if(issue_type IS NULL, 'outside', 'issues') AS place FROM outcome_sums"


def _placed(selection: Selection) -> str:
    inside_only = "AND i.issue_id IS NOT NULL" if selection.limits_issues else ""
    return f"""
, placed_outcomes AS (
    SELECT o.*, i.title AS issue_title, CASE WHEN i.issue_id IS NULL THEN 'outside' ELSE 'issues' END AS place
    FROM outcomes o LEFT JOIN chosen_issues i ON i.issue_id = o.issue_id
    WHERE o.notice_id IN (SELECT notice_id FROM chosen_notices) {inside_only})
"""
