"""Marks of Markdown are not read; words and their places stay."""

from __future__ import annotations

import pytest

from analysis.text.reading import reading_copy


def read(raw: str) -> str:
    return reading_copy(raw).text


def test_headings_and_bold_words_are_read_without_their_marks() -> None:
    raw = (
        "# 关于整改情况的通报\n\n## 一、整改情况 ##\n\n"
        "**1.关于学习不深的问题。**\n- 一是**研讨**。\n* * *\n1\\. 甲"
    )
    assert read(raw).split("\n") == [
        "关于整改情况的通报",
        "",
        "一、整改情况",
        "",
        "1.关于学习不深的问题。",
        "一是研讨。",
        "",
        "1. 甲",
    ]


def test_headings_without_numbers_get_those_of_their_level() -> None:
    raw = "# 关于整改情况的通报\n## 甲\n正文。\n### 乙\n### 丙\n## 丁\n### 戊\n"
    assert read(raw) == "关于整改情况的通报\n一、甲\n正文。\n（一）乙\n（二）丙\n二、丁\n（一）戊\n"


def test_links_are_read_as_their_words() -> None:
    assert read("## 一、甲\n## 二、见[办法](https://a.b/c)。\n") == "一、甲\n二、见办法。\n"


def test_words_keep_their_places() -> None:
    raw = "## 一、整改情况\n**1.关于学习不深的问题。**\n**二是补学。**"
    copy = reading_copy(raw)
    assert copy.places is not None
    for words in ("一、整改", "关于学习", "二是补学。"):
        assert copy.places[copy.text.index(words)] == raw.index(words)


@pytest.mark.parametrize("raw", ["#1楼工程已完成。\n", "成本为2**3。\n", "密码****已改。\n"])
def test_a_text_that_is_not_in_markdown_stays_as_it_is(raw: str) -> None:
    assert read(raw) == raw
