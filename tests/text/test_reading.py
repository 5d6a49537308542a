"""A text is read without what its way to us did to it, and its passages open in the text as it came."""

from __future__ import annotations

import pytest

from analysis.ingest.extract import extract_rows, place_rows
from analysis.outline.notice import read_document
from analysis.read.source import Source
from analysis.text.reading import reading_copy
from tests.factories.cases import load_cases
from tests.factories.invented_notices import BODY, opening

CASES = load_cases("readings")


@pytest.mark.parametrize("name", CASES)
def test_a_text_is_read_as_it_was_meant(name: str) -> None:
    case = CASES[name]
    assert reading_copy(case["raw"]).text == case["read"]


@pytest.mark.parametrize("name", CASES)
def test_what_was_read_is_read_as_it_is(name: str) -> None:
    read = CASES[name]["read"]
    assert reading_copy(read).text == read


@pytest.mark.parametrize("name", CASES)
def test_every_character_has_a_place_in_the_text_as_it_came(name: str) -> None:
    raw = CASES[name]["raw"]
    read = reading_copy(raw)
    if read.places is None:
        assert len(read.text) == len(raw)
        return
    assert len(read.places) == len(read.text)
    assert list(read.places) == sorted(read.places)
    assert all(0 <= place <= len(raw) for place in read.places)
    same = [raw[place] == c for place, c in zip(read.places, read.text, strict=True) if place < len(raw)]
    assert sum(same) >= 0.8 * len(same)


def test_a_notice_in_pieces_is_read_and_its_passages_open_in_the_text_as_it_came() -> None:
    whole = "石桥市水务局党组关于巡察整改进展情况的通报\n" + opening("石桥市水务局党组") + BODY
    raw = (
        whole.replace("4月28日", "4月\n\u00ad28日").replace("巡察组", "巡\u200b察组").replace("水务", "⽔务")
    )
    document = read_document(Source("a.txt", raw, "", "txt", "utf-8"), "a")
    rows = place_rows(document, extract_rows(document))
    notice, dates = rows["notices"][0], {r["event"]: raw[r["start"] : r["end"]] for r in rows["events"]}
    assert (notice["organisation"], notice["inspecting_team"]) == ("石桥市水务局", "市委第一巡察组")
    assert (dates["inspection_end"], dates["feedback"]) == ("4月\n\u00ad28日", "2023年6月9日")
    assert raw[rows["issues"][0]["start"] :].startswith("1.关于理论学习不够深入")
