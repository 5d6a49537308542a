"""Dated acts relative to the feedback, and planned dates relative to the report and to today."""

from __future__ import annotations

from datetime import date

import pandas as pd

from analysis.compare.selection import Selection
from analysis.compare.tables import Tables, limit_clause


def acts_by_month(tables: Tables, selection: Selection) -> pd.DataFrame:
    """One row per calendar month relative to the feedback's, with acts only.

    Columns: month (0: the month of the feedback, -1: the one before), acts (events measure_done in it),
    notices. Dates without a month are not counted.
    """
    return selection.query_cells(tables, f"{_placed(selection)} {_BY_MONTH}")


def count_dated(tables: Tables, selection: Selection) -> dict[str, int]:
    """Counts of what is dated, by name.

    acts (events measure_done), placed (of these, those whose month and feedback month are known), notices
    (with a placed act), measures, measures_dated (with an act inside).
    """
    counted = selection.query_cells(tables, f"{_placed(selection)} {_COVERAGE}")
    return {str(name): int(counted[name].iloc[0]) for name in counted.columns}


def list_acts_of_month(
    tables: Tables, selection: Selection, *, month: int, limit: int | None = None
) -> pd.DataFrame:
    """One row per act in one month of acts_by_month, by feedback date and in the order of the text.

    Columns: notice_id, issue_id, title (of the issue), event, date, date_basis (`printed`, or `inferred`
    where the year is not printed), feedback_date, start, end.
    """
    sql = f"{_done(selection)} {_OF_MONTH}{limit_clause(limit)}"
    return selection.query(tables, sql, month=month)


def planned_dates(
    tables: Tables, selection: Selection, *, today: date, limit: int | None = None
) -> pd.DataFrame:
    """One row per event measure_planned, by date.

    Columns: notice_id, issue_id, title (of the issue), planned_date (ISO, maybe reduced), year_inferred,
    report_date, at_report, at_today, first_day, last_day, start, end. at_report and at_today are `ahead`,
    `past`, `unclear` (the day is within a reduced date) or `unknown` (no report date).
    """
    sql = f"{_planned(selection)} {_LISTED}{limit_clause(limit)}"
    return selection.query_cells(tables, sql, today=today.isoformat())


def count_planned(tables: Tables, selection: Selection, *, today: date) -> dict[str, int]:
    """Counts of planned dates, by name: n, and of these at_report and at_today, those ahead on the day of the
    report and today."""
    sql = f"{_planned(selection)} {_COUNTED}"
    counted = selection.query_cells(tables, sql, today=today.isoformat())
    return {str(name): int(counted[name].iloc[0]) for name in counted.columns}


def _planned(selection: Selection) -> str:
    return _PLANNED.format(condition=selection.of_cells)


def _placed(selection: Selection) -> str:
    return _PLACED.format(condition=selection.of_cells)


def _done(selection: Selection) -> str:
    return _DONE.format(of_issues=_of_issues(selection))


def _of_issues(selection: Selection) -> str:
    """Where issues are chosen, only their events; else also the events outside every issue."""
    return "AND e.issue_id IN (SELECT issue_id FROM chosen_issues)" if selection.limits_issues else ""


_DONE = """
, done AS (
    SELECT e.*, feedback_date,
        CASE WHEN length(e.date) >= 7 AND length(feedback_date) >= 7
            THEN date_diff('month', first_day(feedback_date[:7]), first_day(e.date[:7])) END AS month
    FROM events e JOIN chosen_notices USING (notice_id) WHERE e.event = 'measure_done' {of_issues})
"""

_PLACED = """
, placed AS (
    SELECT * FROM act_months WHERE nr IN (SELECT nr FROM chosen_numbers) AND {condition})
"""

_BY_MONTH = """
SELECT month, sum(acts)::BIGINT AS acts, count(DISTINCT nr) AS notices
FROM placed WHERE month IS NOT NULL GROUP BY month ORDER BY month
"""

_OF_MONTH = """
SELECT d.notice_id, d.issue_id, i.title, d.event, d.date,
    if(d.year_inferred, 'inferred', 'printed') AS date_basis, d.feedback_date, d.start, d."end"
FROM done d LEFT JOIN issues i ON i.issue_id = d.issue_id
WHERE d.month = $month ORDER BY d.feedback_date, d.notice_id, d.start
"""

_COVERAGE = """
, acts AS (
    SELECT coalesce(sum(acts), 0) AS acts, coalesce(sum(acts) FILTER (month IS NOT NULL), 0) AS placed,
        count(DISTINCT nr) FILTER (month IS NOT NULL) AS notices FROM placed),
listed AS (
    SELECT coalesce(sum(measures), 0) AS measures, coalesce(sum(measures_dated), 0) AS measures_dated
    FROM chosen_cells)
FROM acts CROSS JOIN listed
"""

_PLANNED = """
, planned AS (
    SELECT *, CASE WHEN first_day > $today::DATE THEN 'ahead' WHEN last_day < $today::DATE THEN 'past'
        ELSE 'unclear' END AS at_today
    FROM planned_acts WHERE nr IN (SELECT nr FROM chosen_numbers) AND {condition})
"""

_LISTED = """
SELECT notice_id, issue_id, title, planned_date, year_inferred, report_date, at_report, at_today, first_day,
    last_day, start, "end"
FROM planned ORDER BY first_day, notice_id, start
"""

_COUNTED = """
SELECT count(*) AS n, count(*) FILTER (at_report = 'ahead') AS at_report,
    count(*) FILTER (at_today = 'ahead') AS at_today
FROM planned
"""
