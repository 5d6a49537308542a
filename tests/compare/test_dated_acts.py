"""Dated acts by month of the feedback, and planned dates against two days."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from analysis.compare.dated_acts import acts_by_month, count_dated, planned_dates
from analysis.compare.selection import Selection
from analysis.compare.tables import Tables
from tests.factories.invented_tables import invented_tables

EVERYTHING = Selection()
ALPHA = Selection(notices=("alpha",))


def _tables(event: str, *dates: str, issue: str | None = "alpha#1") -> Tables:
    """The invented tables with events of alpha (feedback 2023-03-01, report 2023-09-01), the first in a
    measure."""
    events = pd.DataFrame(
        [
            {
                "notice_id": "alpha",
                "issue_id": issue,
                "event": event,
                "date": day,
                "year_inferred": False,
                "start": 112 + 300 * place,
                "end": 116 + 300 * place,
            }
            for place, day in enumerate(dates)
        ]
    )
    return Tables.from_frames(invented_tables() | {"events": events})


def test_acts_are_counted_by_calendar_month_from_the_feedback() -> None:
    months = acts_by_month(
        _tables("measure_done", "2023-02-28", "2023-03-01", "2023-03", "2024-01"), EVERYTHING
    )
    assert months[["month", "acts"]].values.tolist() == [[-1, 1], [0, 2], [10, 1]]


def test_a_year_alone_is_counted_but_not_placed() -> None:
    counted = count_dated(_tables("measure_done", "2023", "2023-04"), EVERYTHING)
    assert (counted["acts"], counted["placed"], counted["notices"]) == (2, 1, 1)


def test_a_measure_has_a_date_where_an_act_is_in_it() -> None:
    counted = count_dated(_tables("measure_done", "2023-04", "2023-05"), ALPHA)
    assert (counted["measures"], counted["measures_dated"]) == (2, 1)


def test_choosing_issues_leaves_the_acts_of_others_out() -> None:
    tables = _tables("measure_done", "2023-04")
    assert acts_by_month(tables, Selection(issue_types=("finance_procurement",))).empty
    assert len(acts_by_month(tables, Selection(issue_types=("safety_risk",)))) == 1


@pytest.mark.parametrize(
    ("planned", "at_report", "at_today"),
    [
        ("2023-10", "ahead", "past"),
        ("2023", "unclear", "past"),
        ("2023-08-31", "past", "past"),
        ("2024-06", "ahead", "unclear"),
        ("2025", "ahead", "ahead"),
    ],
)
def test_ahead_of_the_report_and_ahead_of_today_are_two_things(
    planned: str, at_report: str, at_today: str
) -> None:
    row = planned_dates(_tables("measure_planned", planned), EVERYTHING, today=date(2024, 6, 15)).iloc[0]
    assert (row["at_report"], row["at_today"]) == (at_report, at_today)


def test_a_planned_date_outside_issues_has_no_title() -> None:
    row = planned_dates(
        _tables("measure_planned", "2025", issue=None), EVERYTHING, today=date(2024, 1, 1)
    ).iloc[0]
    assert pd.isna(row["title"]) and row["start"] == 112
