"""One invented notice, read whole; every check is shown to fail on one spoiled row."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from analysis import paths
from analysis.checks import NOTICE_CHECKS, check_notice
from analysis.ingest import extract
from analysis.outline import notice
from analysis.outline.document import Document
from analysis.read import read_file

Rows = dict[str, list[dict[str, Any]]]


@pytest.fixture(scope="module")
def read() -> tuple[Document, Rows]:
    source = read_file(sorted(paths.SAMPLE.glob("*.txt"))[0])
    document = notice.read_document(source, "a")
    return document, extract.extract_rows(document)


def test_a_sample_notice_passes_every_check(read: tuple[Document, Rows]) -> None:
    assert check_notice(*read) == []


SPOILED = [
    ("notice_is_the_text", "notices", {"sha256": "other"}),
    ("notice_is_the_text", "events", {"notice_id": "b"}),
    ("spans_lie_in_the_text", "events", {"end": 10**9}),
    ("rows_follow_the_text", "issues", {"start": 10**6, "end": 10**6 + 1}),
    ("children_lie_in_their_issue", "measures", {"start": 0, "end": 1}),
    ("issues_lie_in_one_part", "issues", {"start": 0, "end": 10**6}),
    ("issues_print_number_and_title", "issues", {"number": "99."}),
    ("issues_print_number_and_title", "issues", {"title": "这句话原文里没有"}),
    ("measures_begin_with_their_mark", "measures", {"marker": "九十九是"}),
    ("acts_lie_in_their_measure", "actions", {"start": 0, "end": 1}),
    ("acts_lie_in_their_measure", "actions", {"action": "other"}),
    ("documents_print_their_name", "documents", {"name": "另一份文件"}),
    ("events_print_their_date", "events", {"date": "2039-09-09", "year_inferred": False}),
    ("figures_print_a_numeral", "figures", {"start": 0, "end": 1}),
]


@pytest.mark.parametrize(("check", "table", "values"), SPOILED)
def test_a_row_that_is_not_the_text_is_found(
    read: tuple[Document, Rows], check: str, table: str, values: dict[str, Any]
) -> None:
    document, rows = read[0], copy.deepcopy(read[1])
    rows[table][0] |= values
    assert check in {violation.check for violation in check_notice(document, rows)}


def test_every_check_is_shown_to_fail() -> None:
    assert {check for check, _, _ in SPOILED} == set(NOTICE_CHECKS)
