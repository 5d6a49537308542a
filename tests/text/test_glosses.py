"""Pronunciations in brackets are ignored, and what is found without them is shown where it is."""

from __future__ import annotations

import pytest

from analysis.ingest.extract import extract_rows, place_rows
from analysis.outline.notice import read_document
from analysis.read.source import Source
from analysis.text.edits import Edited
from analysis.text.reading import reading_copy
from tests.factories.invented_notices import BODY, opening

GLOSSED = {
    "对": "對(duì)",
    "进": "進(jìn)",
    "现": "現(xiàn)",
    "开": "開(kāi )",
    "巡察意见": "巡察意見(jiàn)",
    "局": "局(jú)",
}


def glossed(raw: str) -> str:
    for plain, printed in GLOSSED.items():
        raw = raw.replace(plain, printed)
    return raw


@pytest.mark.parametrize("raw", ["對(duì)市局進(jìn)行了巡察，現(xiàn)將", "開(kāi )展（duì）會(huì)"])
def test_every_character_left_is_where_it_was(raw: str) -> None:
    read = reading_copy(raw)
    assert read.places is not None
    assert not set(read.text) & set("(（")
    assert [raw[at] for at in read.places] == list(read.text)


@pytest.mark.parametrize("raw", ["关于(a)项和(b)项、(c)项", "使用软件(app)提高(duì)", ""])
def test_other_brackets_stay(raw: str) -> None:
    assert reading_copy(raw) == Edited(raw)


def test_a_glossed_notice_is_read_and_its_passages_open_in_the_text_as_printed() -> None:
    raw = glossed("石桥市水务局党组关于巡察整改进展情况的通报\n" + opening("石桥市水务局党组") + BODY)
    document = read_document(Source("a.txt", raw, "", "txt", "utf-8"), "a")
    rows = place_rows(document, extract_rows(document))
    notice, dates = rows["notices"][0], {r["event"]: raw[r["start"] : r["end"]] for r in rows["events"]}
    assert (notice["organisation"], notice["inspecting_team"]) == ("石桥市水务局", "市委第一巡察组")
    assert (dates["inspection_end"], dates["feedback"]) == ("4月28日", "2023年6月9日")
    assert raw[rows["issues"][0]["start"] :].startswith("1.关于理论学习不够深入")
