"""Segmentation: nothing lost, places right, and the engine cuts as its reference does."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from analysis.read import read_file
from analysis.text.folded import fold
from analysis.words import remembered
from analysis.words.segment import cut, engine, segment, tag_of

ROOT = Path(__file__).parent.parent.parent
HAN = re.compile(r"[\u4e00-\u9fff]")
SENTENCES = (
    "区委第二巡察组于2021年3月1日至4月20日进驻，反馈问题18个。",
    "一是修订《“三重一大”决策制度》；二是开展警示教育4次，约谈7人。",
    "镇党委对12个村“三资”管理逐村核查，清退资金3.6万元，建成高标准农田800亩。",
    "院党组落实司法责任制，清理长期未结案件，案款管理更加规范。",
    "（1）CT、DRG付费和5G网络；电话：0100-0000000　邮箱：a_b@example.com",
    "",
    "  \n\u3000\t。。",
)


def _reference() -> Any:
    from analysis.words.reference import reference_engine  # takes long to import

    return reference_engine()


def _folder(name: str) -> list[Path]:
    return sorted((ROOT / name).glob("*.txt"))


def _han(words: list[str]) -> list[str]:
    return [word for word in words if HAN.search(word)]


@pytest.mark.parametrize("text", SENTENCES)
def test_tokens_joined_are_the_text(text: str) -> None:
    tokens = segment(text)
    assert "".join(t.term for t in tokens) == text
    assert all(text[t.start : t.end] == t.term for t in tokens)


@pytest.mark.parametrize("text", SENTENCES)
def test_words_alone_are_those_of_the_tokens(text: str) -> None:
    assert cut(text) == [token.term for token in segment(text)]


@pytest.mark.parametrize("text", SENTENCES)
def test_engine_and_reference_cut_a_sentence_alike(text: str) -> None:
    assert _han(engine().cut(text)) == _han(_reference().cut(text))


@pytest.mark.parametrize(
    "path", [pytest.param(p, id=p.stem) for p in (*_folder("data/sample"), *_folder("tests/corpus"))]
)
def test_engine_and_reference_cut_an_invented_notice_alike(path: Path) -> None:
    text = fold(read_file(path).text)
    assert _han(engine().cut(text)) == _han(_reference().cut(text))


def test_engine_and_reference_cut_the_five_notices_alike(five_notices: list[Path]) -> None:
    texts = [fold(read_file(path).text) for path in five_notices]
    assert [_han(engine().cut(t)) for t in texts] == [_han(_reference().cut(t)) for t in texts]


@pytest.mark.parametrize(
    "word", ["落实", "采购", "党支部", "医院", "意识形态", "重庆", "王建国", "CT", "，", "2021"]
)
def test_engine_and_reference_tag_a_known_word_alike(word: str) -> None:
    assert engine().tag(word) == _reference().tag(word)


@pytest.mark.parametrize(("term", "tag"), [("采购", "v"), ("三重一大", "n"), ("廉政", "n"), ("CT", "eng")])
def test_a_word_has_its_tag(term: str, tag: str) -> None:
    assert tag_of(term) == tag


def test_the_global_tokenizers_stay_as_they_were() -> None:
    import jieba
    import rjieba

    segment("家医签约服务")
    _reference()
    assert "家医签约" not in rjieba.cut("家医签约服务")
    assert not jieba.dt.FREQ.get("家医签约")


def test_jieba_takes_the_place_of_an_absent_engine() -> None:
    script = (
        "import sys; sys.modules['rjieba'] = None\n"
        "from analysis.words.segment import engine, segment\n"
        "print(type(engine()).__name__, [t.term for t in segment('落实三重一大制度')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "ReferenceEngine ['落实', '三重一大', '制度']"


def test_what_is_remembered_is_bounded_and_right(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "_MOST", 2)
    lengths = remembered.Remembered(len)
    assert [lengths[term] for term in ("a", "bb", "ccc", "a")] == [1, 2, 3, 1]
    assert len(lengths) == 2
