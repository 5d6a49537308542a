"""Contact data and persons' names are taken out, the rest of the text is left."""

from __future__ import annotations

import re

import pytest

from analysis.words.personal_data import blank_personal_data, is_personal_name
from analysis.words.segment import engine, segment
from tests.factories.cases import load_cases


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("感谢监督。联系电话:010-00000000;邮政信箱:某市某路1号", "感谢监督。\n"),
        ("联系人:王小明。特此通报", "\n。特此通报"),
        ("编辑:李小红\n正文", "\n正文"),
        ("党组书记、局长王小明同志部署", "党组书记、局长\n同志部署"),
        ("登录www.example.gov.cn查询", "登录\n查询"),
        ("公布举报电话,畅通渠道", "公布举报电话,畅通渠道"),
    ],
)
def test_private_data_leave_the_text_and_nothing_else_does(text: str, left: str) -> None:
    blanked = blank_personal_data(text)
    assert re.sub(r"\n+", "\n", blanked) == left
    assert len(blanked) == len(text)


@pytest.mark.parametrize("sentence", ["书记王建国要求", "欧阳海燕负责", "组长李志强介绍"])
def test_a_person_is_taken_for_a_name(sentence: str) -> None:
    assert any(is_personal_name(t.term, t.pos) for t in segment(sentence))


@pytest.mark.parametrize("name", ["林刚然", "孟小", "白远国", "田新福", "韩东"])
@pytest.mark.parametrize("sentence", ["约谈副局长{}，要求改正", "由{}同志带队检查", "{}负责牵头"])
def test_a_name_the_model_takes_for_something_else_is_no_word(name: str, sentence: str) -> None:
    tokens = segment(blank_personal_data(sentence.format(name)))
    assert [t.term for t in tokens if name in t.term and not is_personal_name(t.term, t.pos)] == []


@pytest.mark.parametrize("word", ["采购", "质效", "三重一大", "林刚然", "黄膏"])
def test_engine_and_reference_know_the_same_words(word: str) -> None:
    from analysis.words.reference import reference_engine  # takes long to import

    assert engine().has_word(word) == reference_engine().has_word(word)


@pytest.mark.parametrize("word", ["习近平", "廉政", "康复", "杜绝", "保健", "小金库", "从严治党", "采购"])
def test_a_word_is_not_taken_for_a_name(word: str) -> None:
    assert [t.term for t in segment(word) if is_personal_name(t.term, t.pos)] == []


NAMES = load_cases("names")


def _taken_for_persons(word: str) -> list[str]:
    return [t.term for t in segment(word) if len(t.term) > 1 and is_personal_name(t.term, t.pos)]


def test_places_brands_and_institutions_are_words() -> None:
    words = [word for row in NAMES["no_persons"] for word in row]
    lost = [word for word in words if _taken_for_persons(word)]
    assert len(words) >= 100
    assert 1 - len(lost) / len(words) >= 0.97, lost


@pytest.mark.parametrize("sentence", ["约谈{}同志的部门", "由{}带队检查", "对{}批评教育"])
def test_most_persons_stay_unnamed(sentence: str) -> None:
    """A name cut into words of the language (建设, 宏伟) is not seen; the whole name never is a word."""
    names = [name for row in NAMES["persons"] for name in row]
    shown = [
        name
        for name in names
        if any(t.term == name and not is_personal_name(t.term, t.pos) for t in segment(sentence.format(name)))
    ]
    assert shown == []
