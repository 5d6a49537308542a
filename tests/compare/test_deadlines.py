"""Notices compared with a deadline, counted by hand on a calendar."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from analysis.compare.deadlines import Deadline, compare_with_deadline, read_deadlines
from analysis.compare.selection import Selection
from analysis.compare.tables import Tables

TWO_MONTHS = read_deadlines()["inspection_2015_27"]
TEN_DAYS = Deadline("own_days", days=10)


def _held(rule: Deadline, **notice: Any) -> pd.DataFrame:
    frame = pd.DataFrame([{"notice_id": "a", "kind": "巡视", "feedback_date": "2020-12-31"} | notice])
    return compare_with_deadline(Tables.from_frames({"notices": frame}), Selection(), rule)


@pytest.mark.parametrize(
    ("feedback", "due", "days"),
    [("2020-12-31", "2021-02-28", 59), ("2024-01-16", "2024-03-16", 60), ("2023-07-01", "2023-09-01", 62)],
)
def test_months_are_counted_by_the_calendar(feedback: str, due: str, days: int) -> None:
    row = _held(TWO_MONTHS, feedback_date=feedback).iloc[0]
    assert (row["due_date"], row["days_allowed"]) == (due, days)


@pytest.mark.parametrize(
    ("dates", "standing"),
    [
        ({"report_date": "2021-01-10"}, "within"),  # the day due is within
        ({"report_date": "2021-01-11"}, "after"),
        ({"report_date": "2021-01"}, "unclear"),
        ({"latest_done": "2021-01-05"}, "open"),
        ({"latest_done": "2021-03"}, "after"),  # what was done later cannot have been reported in time
        ({}, "unknown"),
    ],
)
def test_a_notice_is_compared_with_its_due_day(dates: dict[str, str], standing: str) -> None:
    assert _held(TEN_DAYS, **dates)["standing"].tolist() == [standing]


@pytest.mark.parametrize(
    ("kind", "feedback", "covered"),
    [
        ("巡视", "2018-05-01", True),
        ("巡察", "2018-05-01", False),
        ("巡视", "2024-02-08", False),
        ("巡视", "2015-07-01", False),
    ],
)
def test_a_rule_covers_its_kind_and_time(kind: str, feedback: str, covered: bool) -> None:
    assert _held(TWO_MONTHS, kind=kind, feedback_date=feedback)["covered"].tolist() == [covered]


def test_nothing_is_due_by_a_rule_made_for_others() -> None:
    row = _held(TWO_MONTHS, kind="巡察", report_date="2022-01-01").iloc[0]
    assert row["standing"] == "not_covered"
    assert row[["due_date", "days_allowed"]].isna().all()
    assert row["days_min"] == 366


def test_days_of_the_readers_own_are_no_rule_but_apply_to_all() -> None:
    row = _held(TEN_DAYS, kind="巡察", report_date="2021-01-11").iloc[0]
    assert (row["covered"], row["standing"]) == (False, "after")


def test_without_feedback_nothing_is_due() -> None:
    assert _held(TEN_DAYS, feedback_date=None).empty


@pytest.mark.parametrize("rule", read_deadlines().values(), ids=lambda r: r.code)
def test_a_rule_that_cites_names_version_clause_and_source(rule: Deadline) -> None:
    cited = (rule.regulation, rule.version, rule.clause, rule.source, rule.kinds, rule.months or rule.days)
    assert all(cited) or not any(cited)


@pytest.mark.parametrize(
    ("dates", "least"),
    [
        ({}, None),
        ({"latest_done": "2020-12-31"}, None),
        ({"latest_done": "2021-01-05"}, 5),
        ({"report_date": "2020-12-31"}, 0),
    ],
)
def test_at_least_no_day_is_unknown_and_not_zero(dates: dict[str, str], least: int | None) -> None:
    days = _held(TEN_DAYS, **dates)["days_min"]
    assert [None if pd.isna(day) else day for day in days] == [least]
