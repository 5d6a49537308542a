"""Every doubt about the list of issues is raised by a text that it is about, and none by a sound one."""

from __future__ import annotations

from typing import Any

from analysis.codebook import domain
from analysis.ingest.extract import Extracted, extract
from analysis.read.source import Source
from tests.factories.cases import assert_no_offenders, load_cases
from tests.factories.invented_notices import CLOSING, opening

CASES = load_cases("doubts")
SOUND = CASES.pop("none")
PARTS = {
    "title": "临江市水务局党组关于巡察整改进展情况的通报\n",
    "opening": opening("临江市水务局党组"),
    "organised": "一、整改工作组织情况\n党组召开专题会议研究整改，成立领导小组，逐条列出清单。\n",
    "plans": "三、下一步打算\n继续抓好后续整改，巩固成果。\n",
    "end": CLOSING + "临江市水务局党组\n2023年12月28日\n",
    "long": "同时做好日常工作，把各项要求落到实处，坚持常抓不懈，形成长效机制。" * 25,
}
# Raised by facts and files, which tests/doubts/test_rows.py and others try.
ELSEWHERE = {"numbers_lost", "dates_order", "unread_date", "two_readings"}


def _text(case: dict[str, Any]) -> str:
    text: str = case.get("text", SOUND)
    for words, others in case.get("change", {}).items():
        assert words in text.replace("现将", "现将") or words in PARTS["opening"], words
        text = text.replace("{opening}", PARTS["opening"]) if words in PARTS["opening"] else text
        text = text.replace(words, others)
    return text.format(**PARTS)


def _codes(text: str) -> list[tuple[str, str]]:
    found = extract(Source("a.txt", text, "", "txt", "utf-8"), "a")
    assert isinstance(found, Extracted), found
    return [(row["doubt"], row["grade"]) for row in found.rows["doubts"]]


def test_a_sound_notice_raises_no_grave_doubt() -> None:
    assert [code for code, grade in _codes(_text({})) if grade == "grave"] == []


def test_every_case_raises_its_doubt() -> None:
    found = {code: [name for name, _ in _codes(_text(case))] for code, case in CASES.items()}
    assert_no_offenders(f"{code}: {names}" for code, names in found.items() if code not in names)


def test_every_grave_doubt_has_a_case() -> None:
    grave = {name for name, code in domain("doubt").codes.items() if code.sets["grade"] == "grave"}
    assert grave - ELSEWHERE <= set(CASES)
