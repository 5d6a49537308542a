"""Doubts are raised where something is unsaid, inferred or contradictory, and nowhere else."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from analysis.codebook import domain
from analysis.doubts import find_doubts
from analysis.doubts.doubt import format_detail, parse_detail
from analysis.outline.document import Document
from analysis.outline.notice import read_document
from analysis.read.source import Source
from analysis.schema import TABLES
from tests.factories.invented_notices import BODY, CLOSING, opening

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


# A text that raises no doubt itself.
WORDS = f"临江市水务局党组关于巡察整改进展情况的通报\n{opening('临江市水务局党组')}{BODY}{CLOSING}"


@cache
def text() -> Document:
    return read_document(Source("a.txt", WORDS, "", "txt", "utf-8"), "a")


def _doubts(**rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    given = {"notices": [NOTICE], "issues": [ISSUE]} | rows
    blank = {name: dict.fromkeys(table.names) for name, table in TABLES.items()}
    return find_doubts(text(), {name: [blank[name] | row for row in given.get(name, [])] for name in TABLES})


def _codes(**rows: list[dict[str, Any]]) -> list[str]:
    return [row["doubt"] for row in _doubts(**rows)]


def test_a_notice_that_reports_everything_once_raises_no_doubt() -> None:
    assert _codes(totals=[TOTAL], events=[EVENT]) == []


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
        ({"notices": [NOTICE | {"report_date": None}]}, "unknown_fields"),
        ({"notices": [NOTICE | {"source_quality": "recognised"}]}, "recognised"),
        ({"notices": [NOTICE | {"source_quality": "numbers_lost"}]}, "numbers_lost"),
        ({"issues": [ISSUE | {"issue_type": None}]}, "untyped"),
        ({"documents": [{"name": "d", "role": "unclear", "start": 1, "end": 3}]}, "unclear_documents"),
    ],
)
def test_what_is_doubtful_is_named(rows: dict[str, list[dict[str, Any]]], code: str) -> None:
    assert _codes(**rows) == [code]


def test_totals_of_other_bodies_contradict_nothing() -> None:
    assert _codes(totals=[TOTAL, TOTAL | {"value": 12, "scope": "subordinates"}]) == []


def test_only_the_date_that_the_notice_took_counts_as_its_own() -> None:
    other = EVENT | {"date": "2023-04-01", "year_inferred": True}
    assert "key_years_inferred" not in _codes(events=[EVENT, other])


@pytest.mark.parametrize(
    ("dates", "doubts"),
    [
        (("2023-03-01", "2023-05-01", "2023-07", "2024-01-05"), 0),
        (("2023-03-01", "2023-03", None, "2023-03-01"), 0),
        (("2023-05-01", "2023-03-01", "2023-07", None), 1),
        (("2023-03-01", None, "2023-02-01", "2023-01"), 2),
    ],
)
def test_dates_out_of_order_are_doubtful(dates: tuple[str | None, ...], doubts: int) -> None:
    names = ("inspection_start", "inspection_end", "feedback_date", "report_date")
    found = _doubts(notices=[NOTICE | dict(zip(names, dates, strict=True))])
    assert [row["doubt"] for row in found].count("dates_order") == doubts


def test_the_most_serious_doubt_is_first_and_has_the_grade_of_its_code() -> None:
    rows = _doubts(notices=[NOTICE | {"source_quality": "numbers_lost", "report_date": None}])
    assert [(row["doubt"], row["grade"]) for row in rows] == [
        ("numbers_lost", "grave"),
        ("unknown_fields", "light"),
    ]
    grades = [code.sets["grade"] for code in domain("doubt").codes.values()]
    assert grades == sorted(grades) and set(grades) == set(domain("grade").codes)


def test_a_detail_is_read_as_it_was_written() -> None:
    (row,) = _doubts(totals=[TOTAL, TOTAL | {"value": 12.5}])
    assert row["detail"] == "counted=problem figures=10,12.5"
    assert parse_detail(row["detail"]) == {"counted": "problem", "figures": "10,12.5"}
    assert parse_detail(format_detail({})) == parse_detail(None) == {}
