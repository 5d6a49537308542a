"""What the reader of a notice is sent: its text unchanged, every fact marked, nothing that runs."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from analysis.compare.one_notice import FACT_KINDS, OneNotice
from analysis.ingest.tables import extract_tables
from analysis.read import read_file, sha256_of
from analysis.read.source import Source
from dashboard.charts.colours import FACT
from dashboard.i18n.translator import Translator
from dashboard.passage_view.lines import list_fact_lines
from dashboard.passage_view.show import parse_passage, reader_data
from locales import languages

FOLDER = Path(__file__).resolve().parent.parent.parent / "dashboard" / "passage_view"


def _recognised(text: str) -> OneNotice:
    tables = extract_tables(Source("a.txt", text, sha256_of(text), "txt", "utf-8"), "a")
    assert isinstance(tables, dict)
    return OneNotice(tables)


@pytest.fixture(scope="module")
def text(sample_notices: list[Path]) -> str:
    return read_file(sample_notices[0]).text


@pytest.mark.parametrize("language", languages())
def test_the_pieces_are_the_text_and_every_fact_is_marked(text: str, language: str) -> None:
    sent = reader_data(_recognised(text), Translator(language), text=text)
    assert "".join(piece for piece, _ in sent["pieces"]) == text
    assert {i for _, ids in sent["pieces"] for i in ids} == {
        line["id"] for line in sent["lines"] if line["id"]
    }


def test_an_issue_is_marked_at_its_heading_and_found_by_its_whole_passage(text: str) -> None:
    one = _recognised(text)
    issue = one.tables["issues"].iloc[0]
    sent = reader_data(one, Translator("en"), text=text, target=(int(issue["start"]), int(issue["end"])))
    marked = "".join(piece for piece, ids in sent["pieces"] if "issue-1" in ids)
    assert sent["target"] == "issue-1"
    assert issue["title"] in marked and len(marked) < issue["end"] - issue["start"]


def test_a_passage_that_is_no_fact_is_marked_as_itself(text: str) -> None:
    sent = reader_data(_recognised(text), Translator("en"), text=text, target=(3, 9))
    assert "".join(piece for piece, ids in sent["pieces"] if "passage" in ids) == text[3:9]


def test_half_characters_are_sent_as_something_a_browser_can_show(text: str) -> None:
    sent = reader_data(_recognised(text), Translator("en"), text=text + "\ud800")
    json.dumps(sent, ensure_ascii=False).encode("utf-8")


def test_sections_head_their_issues_and_what_is_in_an_issue_is_indented(text: str) -> None:
    lines = list_fact_lines(_recognised(text), Translator("zh"))
    kinds = [line["kind"] for line in lines]
    assert kinds.index("section") < kinds.index("issue")
    assert all(line["level"] == 2 for line in lines if line["kind"] == "measure")


def test_a_long_notice_is_prepared_within_a_second(text: str) -> None:
    one = _recognised(text)
    long = text + "其余内容从略。" * (60_000 // 7)
    started = time.perf_counter()
    reader_data(one, Translator("zh"), text=long)
    assert time.perf_counter() - started < 1


def test_the_browser_gets_text_and_never_markup() -> None:
    script = (FOLDER / "passage_view.js").read_text(encoding="utf-8")
    assert not any(
        word in script for word in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(")
    )


def test_every_kind_of_fact_has_a_colour_of_its_own() -> None:
    assert set(FACT) == set(FACT_KINDS.values()) and len(set(FACT.values())) == len(FACT)


@pytest.mark.parametrize(
    ("at", "passage"),
    [
        ("1-9", (1, 9)),
        ("9-1", None),
        ("5-5", None),
        ("-3", None),
        ("1-", None),
        ("a-b", None),
        ("１-９", None),
        ("", None),
    ],
)
def test_a_place_in_an_address_is_two_offsets_in_order(at: str, passage: tuple[int, int] | None) -> None:
    assert parse_passage(at) == passage
