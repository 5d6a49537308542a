"""Doubts are raised where something is unsaid, inferred or contradictory, and nowhere else."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from analysis.compare.doubts import find_doubts, inferred_dates
from analysis.compare.one_notice import FACT_KINDS, OneNotice
from analysis.schema import TABLES
from analysis.store.frames import make_frame

NOTICE = {
    "organisation": "某局",
    "province": "甲省",
    "level": "county",
    "kind": "巡察",
    "inspecting_team": "第一组",
    "inspection_start": "2023-01-01",
    "inspection_end": "2023-02-01",
    "feedback_date": "2023-03-01",
    "report_date": "2023-09-01",
    "sha256": "0",
    "source": "a.txt",
    "n_chars": 9,
    "rectification_chars": 5,
    "source_quality": "text",
}
ISSUE = {
    "issue_id": "a#1",
    "seq": 1,
    "title": "t",
    "issue_type": "safety_risk",
    "status": "completed",
    "status_basis": "sentence",
    "n_measures": 1,
    "n_chars": 5,
    "start": 1,
    "end": 9,
}
TOTAL = {
    "counted": "problem",
    "state": "total",
    "statistic": "count",
    "value": 10,
    "scope": "own",
    "start": 1,
    "end": 3,
}
EVENT = {"event": "feedback", "date": "2023-03-01", "year_inferred": False, "start": 1, "end": 3}


def _one(**rows: list[dict[str, Any]]) -> OneNotice:
    given = {"notices": [NOTICE], "issues": [ISSUE]} | rows
    return OneNotice({name: _frame(name, given.get(name, [])) for name in ("notices", *FACT_KINDS)})


def _frame(name: str, rows: list[dict[str, Any]]) -> pd.DataFrame:
    blank = dict.fromkeys(TABLES[name].names) | {"notice_id": "a"}
    return make_frame(TABLES[name], [blank | row for row in rows])


def _codes(one: OneNotice) -> list[str]:
    return [doubt.code for doubt in find_doubts(one)]


def test_a_notice_that_says_everything_once_raises_no_doubt() -> None:
    assert _codes(_one(totals=[TOTAL], events=[EVENT])) == []


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ({"totals": [TOTAL, TOTAL | {"value": 12}]}, "totals_differ"),
        ({"totals": [TOTAL, TOTAL | {"state": "completed", "value": 11}]}, "completed_exceeds"),
        ({"totals": [TOTAL | {"value": 0}]}, "listed_exceeds"),
        (
            {
                "totals": [
                    TOTAL,
                    TOTAL | {"state": "completed", "value": 5},
                    TOTAL | {"state": "completed", "statistic": "percent", "value": 80},
                ]
            },
            "rate_differs",
        ),
        ({"notices": [NOTICE | {"feedback_date": "2022-12-01"}]}, "dates_order"),
        ({"events": [EVENT | {"year_inferred": True}]}, "key_years_inferred"),
        ({"events": [EVENT | {"event": "measure_done", "year_inferred": True}]}, "years_inferred"),
        ({"issues": [ISSUE | {"status_basis": "blanket"}]}, "blanket"),
        ({"issues": [ISSUE | {"status": "not_stated", "status_basis": "none"}]}, "not_stated"),
        ({"issues": []}, "no_issues"),
        ({"notices": [NOTICE | {"report_date": None}]}, "unknown_fields"),
        ({"notices": [NOTICE | {"source_quality": "recognised"}]}, "recognised"),
        ({"notices": [NOTICE | {"source_quality": "numbers_lost"}]}, "numbers_lost"),
        ({"issues": [ISSUE | {"issue_type": None}]}, "untyped"),
        ({"documents": [{"name": "d", "role": "unclear", "start": 1, "end": 3}]}, "unclear_documents"),
    ],
)
def test_what_is_doubtful_is_named(rows: dict[str, list[dict[str, Any]]], code: str) -> None:
    assert _codes(_one(**rows)) == [code]


def test_totals_of_other_bodies_contradict_nothing() -> None:
    assert _codes(_one(totals=[TOTAL, TOTAL | {"value": 12, "scope": "subordinates"}])) == []


def test_only_the_date_that_the_notice_took_counts_as_its_own() -> None:
    other = EVENT | {"date": "2023-04-01", "year_inferred": True}
    assert inferred_dates(_one(events=[EVENT, other])) == []
