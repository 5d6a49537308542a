"""Keyword in context: every place of a word, with the words around it."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from analysis.facts.keywords import extract_keywords
from analysis.outline.notice import read_document
from analysis.paths import SAMPLE
from analysis.read import read_file
from analysis.words.concordance import (
    concordance,
    find_substring,
    sort_concordance,
    words_of_term,
)
from analysis.words.running import Stretch, Word
from analysis.words.texts import NoticeWords, read_words
from tests.factories.invented_notices import BODY, CLOSING, opening

NOTICE = (
    f"关于巡察整改进展情况的通报\n{opening('县水利局党组')}{BODY}{CLOSING}中共某县水利局党组\n2024年1月5日\n"
)
SAMPLES = sorted(SAMPLE.glob("*.txt"))


@pytest.fixture(scope="module")
def notice() -> NoticeWords:
    return read_words(NOTICE, "a")


def test_a_hit_points_into_the_text_and_has_its_context(notice: NoticeWords) -> None:
    hit = concordance([notice], "测试", width=4).iloc[0]
    assert (hit["issue_id"], hit["part"]) == ("a#1", "rectification")
    assert (hit["left"], hit["hit"], hit["right"]) == ("二是组织", "测试", "2次。 ")
    assert NOTICE[hit["start"] : hit["end"]] == "测试"


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.stem)
def test_hits_of_a_word_are_as_many_as_the_table_counts(path: Path) -> None:
    source = read_file(path)
    rows = extract_keywords(read_document(source, path.stem))
    for term in ("培训", "党支部", "落实", "采购", "的", "三重一大"):
        hits = concordance([read_words(source.text, path.stem)], term)
        assert len(hits) == sum(row["count"] for row in rows if row["term"] == term), term


def test_a_word_is_not_found_inside_a_longer_one(notice: NoticeWords) -> None:
    assert concordance([notice], "财务").empty  # 财务管理 is a term
    assert find_substring([notice], "财务")["hit"].tolist() == ["财务"]


def test_a_phrase_of_several_words_is_found(notice: NoticeWords) -> None:
    assert concordance([notice], "开展集中学习")["hit"].tolist() == ["开展集中学习"]


def test_a_phrase_is_not_found_across_what_parts_its_words(notice: NoticeWords) -> None:
    assert concordance([notice], "制度开展").empty  # 《学习制度》，开展


def test_characters_are_found_across_words_and_overlapping() -> None:
    read = read_words(NOTICE.replace("开展培训3场", "开展哈哈哈3场"), "a")
    assert len(find_substring([read], "哈哈")) == 2


@pytest.mark.parametrize("nothing", ["", "  ", "没有的词"])
def test_what_is_absent_has_no_hits(notice: NoticeWords, nothing: str) -> None:
    assert concordance([notice], nothing).empty
    assert find_substring([notice], nothing).empty


def test_signature_and_contact_line_are_not_searched(notice: NoticeWords) -> None:
    last = concordance([notice], "水利局", width=0)["end"].max()
    assert last < NOTICE.index(CLOSING)


def test_words_beside_a_hit_are_nearest_first_and_in_its_sentence(notice: NoticeWords) -> None:
    hit = concordance([notice], "清退").iloc[0]
    assert hit["left_words"].split()[:2] == ["办法", "报销"]
    assert hit["right_words"].split()[:2] == ["资金", "万元"]
    assert "培训" not in hit["right_words"]


@pytest.mark.parametrize("side", ["left", "right"])
def test_lines_are_sorted_by_the_words_of_a_side(notice: NoticeWords, side: str) -> None:
    hits = sort_concordance(concordance([notice], "开展"), side)  # type: ignore[arg-type]
    assert hits[f"{side}_words"].tolist() == sorted(hits[f"{side}_words"])
    assert sort_concordance(hits, "text")["start"].is_monotonic_increasing


def test_positions_count_words(notice: NoticeWords) -> None:
    terms = [w.term for w in notice.words]
    found = concordance([notice], "开展")
    assert found["position"].tolist() == [i / len(terms) for i, t in enumerate(terms) if t == "开展"]


def test_variants_of_width_are_one_and_stay_as_printed() -> None:
    read = read_words(NOTICE.replace("培训3场", "ＣＴ检查3场"), "a")
    assert concordance([read], "CT")["hit"].tolist() == ["ＣＴ"]


def test_a_hit_in_traditional_script_points_to_what_is_printed() -> None:
    text = NOTICE.replace("开展培训3场", "開展培訓３場")
    hits = concordance([read_words(text, "a")], "开展培训")
    assert [text[row.start : row.end] for row in hits.itertuples()] == ["開展培訓"]
    assert hits["right"].iloc[0].startswith("３場")


def test_a_hit_behind_glosses_points_into_the_text_as_decoded() -> None:
    text = NOTICE.replace("开展培训3场", "對(duì)照(zhào)檢(jiǎn)查，开展培训3场")
    hits = pd.concat([concordance([read_words(text, "a")], term) for term in ("对照检查", "培训")])
    printed = [text[row.start : row.end] for row in hits.itertuples()]
    assert printed == ["對(duì)照(zhào)檢(jiǎn)查", "培训"]


def test_a_word_that_falls_apart_alone_is_found_as_the_word_it_is() -> None:
    notice = NoticeWords(
        "a", "新业态村", (Word("新业态村", "n", 0, 4, "other", None, 0),), (Stretch(0, 4, "other", None),)
    )
    assert len(words_of_term("新业态村")) > 1
    assert concordance([notice], "新业态村")["hit"].tolist() == ["新业态村"]
