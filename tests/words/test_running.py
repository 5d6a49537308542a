"""Words in order: places point into the text, and counted they are the table."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from analysis.facts.keywords import extract_keywords
from analysis.outline.document import Document
from analysis.outline.notice import read_document
from analysis.paths import SAMPLE
from analysis.read import read_file
from analysis.text.folded import fold
from analysis.words.running import running_words
from analysis.words.texts import limit_words, read_words
from tests.factories.invented_notices import BODY, CLOSING, opening

NOTICE = (
    f"中共某县水利局党组关于巡察整改进展情况的通报\n{opening('县水利局党组')}{BODY}{CLOSING}"
    "中共某县水利局党组\n2024年1月5日\n"
)
SAMPLES = sorted(SAMPLE.glob("*.txt"))


def _counts(document: Document) -> Counter[tuple[str, str | None, str]]:
    return Counter((w.part, w.issue_id, w.term) for w in running_words(document))


def _table(document: Document) -> dict[tuple[str, str | None, str], int]:
    return {(r["part"], r["issue_id"], r["term"]): r["count"] for r in extract_keywords(document)}


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.stem)
def test_words_counted_are_the_table(path: Path) -> None:
    document = read_document(read_file(path), path.stem)
    assert _counts(document) == _table(document)


def test_words_counted_are_the_table_on_the_five(five_notices: list[Path]) -> None:
    for path in five_notices:
        document = read_document(read_file(path), path.stem)
        assert _counts(document) == _table(document), path.stem


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.stem)
def test_a_word_s_place_is_where_it_is_printed(path: Path) -> None:
    read = read_words(read_file(path).text, path.stem)
    assert all(fold(read.text)[w.start : w.end] == w.term for w in read.words)
    assert [w.start for w in read.words] == sorted(w.start for w in read.words)


def test_a_sentence_ends_at_its_mark_and_not_at_a_comma() -> None:
    words = read_words(NOTICE, "a").words
    first = [w.sentence for w in words if w.term in ("修订", "集中") and w.issue_id == "a#1"]
    second = next(w.sentence for w in words if w.term == "测试")
    assert first == [first[0]] * len(first)
    assert second > first[0]


def test_words_can_be_limited_to_issues_and_to_a_part() -> None:
    read = read_words(NOTICE, "a")
    of_issue = limit_words([read], issue_ids=["a#2"])[0]
    assert {w.issue_id for w in of_issue.words} == {s.issue_id for s in of_issue.stretches} == {"a#2"}
    of_part = limit_words([read], part="plans")[0]
    assert {w.part for w in of_part.words} == {"plans"}
    assert limit_words([read])[0] == read
