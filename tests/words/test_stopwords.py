"""Stop words: three layers that do not overlap in purpose, and places known by form."""

from __future__ import annotations

import pytest

from analysis.codebook import FOLDER, CodebookError
from analysis.words.segment import tag_of
from analysis.words.stopwords import LAYERS, is_place_word, is_stop_word, list_stop_words, stop_words


@pytest.mark.parametrize(
    ("layer", "word"),
    [
        ("general", "以及"),
        ("general", "一是"),
        ("boilerplate", "整改"),
        ("boilerplate", "问题"),
        ("places", "市委"),
    ],
)
def test_a_layer_contains_its_words(layer: str, word: str) -> None:
    assert word in stop_words(layer)


@pytest.mark.parametrize(
    "word", ["采购", "党费", "意识形态", "约谈", "三重一大", "医共体", "招投标", "乡村振兴"]
)
def test_a_word_of_substance_is_stopped_by_no_layer(word: str) -> None:
    assert not is_stop_word(word, tag_of(word))


@pytest.mark.parametrize("layer", LAYERS)
def test_no_word_occurs_twice_in_a_layer(layer: str) -> None:
    lines = (FOLDER / "stopwords" / f"{layer}.txt").read_text(encoding="utf-8").splitlines()
    words = [line for line in lines if line and not line.startswith("#")]
    assert sorted(words) == sorted(set(words))


@pytest.mark.parametrize("layer", LAYERS)
def test_a_listed_word_contains_no_white_space(layer: str) -> None:
    assert [word for word in stop_words(layer) if word.split() != [word]] == []


@pytest.mark.parametrize(
    ("term", "pos"),
    [
        ("江苏省", "ns"),
        ("某河县", "n"),
        ("临江市", "nr"),
        ("南山街道", "n"),
        ("安平镇党委", "n"),
        ("县委", "n"),
    ],
)
def test_a_place_or_body_is_a_place(term: str, pos: str) -> None:
    assert is_place_word(term, pos)


@pytest.mark.parametrize(
    ("term", "pos"),
    [("城市", "n"), ("超市", "n"), ("自然村", "n"), ("开发区", "n"), ("高标准农田", "n"), ("布局", "n")],
)
def test_a_common_word_is_no_place(term: str, pos: str) -> None:
    assert not is_place_word(term, pos)


def test_a_layer_can_be_ignored() -> None:
    assert is_stop_word("整改", "vn")
    assert not is_stop_word("整改", "vn", layers=("general", "places"))


@pytest.mark.parametrize("term", ["把", "A", "年"])
def test_a_single_character_is_general(term: str) -> None:
    assert is_stop_word(term, tag_of(term), layers=("general",))


@pytest.mark.parametrize(
    "term", ["不减", "三级", "各校", "每学期", "G312", "日至", "对市", "由院", "上轮", "已报"]
)
def test_a_form_without_a_subject_is_general(term: str) -> None:
    assert is_stop_word(term, tag_of(term), layers=("general",))


@pytest.mark.parametrize(
    "term", ["不动产", "三资", "四风", "三农", "各司其职", "5G", "DRG", "CT", "日常监督", "对口帮扶"]
)
def test_a_word_of_substance_is_stopped_by_no_form(term: str) -> None:
    assert not is_stop_word(term, tag_of(term), layers=("general",))


def test_the_list_for_the_reader_contains_every_line_of_the_layers() -> None:
    listed = list_stop_words()
    assert set(listed["kind"]) == {"word", "tag", "pattern", "ending", "exception"}
    words = listed[listed["kind"] == "word"]
    assert {layer: set(rows["entry"]) for layer, rows in words.groupby("layer")} == {
        layer: stop_words(layer) for layer in LAYERS
    }


def test_the_list_for_the_reader_contains_the_chosen_layers_only() -> None:
    assert set(list_stop_words(["places"])["layer"]) == {"places"}


@pytest.mark.parametrize("term", ["应由", "以此", "该类", "其", "系列"])
def test_a_word_of_a_closed_class_is_general(term: str) -> None:
    assert is_stop_word(term, tag_of(term), layers=("general",))


def test_a_quantity_is_general_by_its_tag() -> None:
    assert is_stop_word("十七个", tag_of("十七个"), layers=("general",))
    assert not is_stop_word("一把手", tag_of("一把手"))


def test_an_unknown_layer_is_refused() -> None:
    with pytest.raises(CodebookError):
        stop_words("names")
