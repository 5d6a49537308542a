"""Time grows with the length of a text, whatever stands in it."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from analysis.checks import check_notice
from analysis.ingest.extract import extract_rows
from analysis.outline import build_outline
from analysis.outline.document import Document
from analysis.outline.layout import find_layout
from analysis.outline.refusal import why_not
from analysis.read import read_bytes
from analysis.read.source import Source
from analysis.text.folded import Text
from analysis.text.reading import reading_copy
from tests.factories.invented_notices import BODY, opening

# One line of megabytes, of what the rules look for first.
HOSTILE = [
    "1234567890",
    "、",
    "（（（",
    "第一第一",
    "年月日",
    "一是一是",
    "《《《",
    '“”"',
    " \u3000",
    "问题16个",
]
SLOWEST = ["问题16个", "一是一是"]
SHORT = 3_000
GROWTH = 4
# Four times the text: four times the time if it is linear, sixteen times if it is quadratic.
MOST = 8
# A busy machine may say no once or twice; what is quadratic says no every time.
TRIES = 4
# Below this many seconds the clock tells nothing.
FLOOR = 0.06

UNITS = [
    "一是",
    "问题",
    "（",
    "“",
    "《",
    "1.",
    "2023年",
    "月",
    "关于",
    "反馈",
    "1月",
    "、",
    "。",
    "整改",
    "已完成",
    "3个问题",
    "人",
    "不",
    "(1)",
    "①",
    "\n",
    " ",
    "9",
    "的",
    "制定《办法》",
    "约谈3人",
    "第一",
    "年",
    "措施1：",
    "◆",
    "待",
    "问题1：",
    "2023年1月至2月巡察",
    "县委办制定《办法》",
    "\n1.甲；2.乙",
    "\n一、关于不足的问题",
    "。 \n1月，(1)",
    "《 一是",
    "措施1：措施1：①二是",
    "\t",
    "\\n",
    "整 ",
    "1\n",
    "通报\n- 1 -\n",
    "\u200b2O年",
    "二〇",
    "整改，\n",
    "|甲|乙|\n",
    "。一、情况",
]


def whole_pipeline(raw: str) -> None:
    """Every step, also those that a refused text does not come to."""
    read = reading_copy(raw)
    text = Text(read.text)
    layout = find_layout(text)
    source = Source("hostile.txt", raw, "0", "txt", "utf-8")
    document = Document("hostile", source, text, layout, build_outline(text, layout), read.places)
    why_not(document)
    check_notice(document, extract_rows(document))


def seconds(raw: str) -> float:
    """CPU time of one run."""
    with without_collection():
        start = time.process_time()
        whole_pipeline(raw)
        return time.process_time() - start


@contextmanager
def without_collection() -> Iterator[None]:
    """No search for garbage while the clock runs: it takes the longer, the more the tests before have
    left."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def line_of(unit: str, length: int) -> str:
    return (unit * (length // len(unit) + 1))[:length]


def inside_a_notice(line: str) -> str:
    before, heading, after = BODY.partition("2.关于")
    return opening("县水务局党组") + before + line + "\n" + heading + after


def is_linear(short: str, long: str) -> bool:
    """Whether the longer text takes no more than its share; measured again where a run says no."""
    return any(seconds(long) < MOST * max(FLOOR, seconds(short)) for _ in range(TRIES))


@pytest.fixture(scope="module", autouse=True)
def loaded_rules():
    """Rules and word lists are loaded once; that is no time of any text."""
    whole_pipeline(inside_a_notice("制定《办法》。"))


@pytest.mark.parametrize("unit", UNITS)
def test_a_line_of_one_thing_takes_time_in_proportion_to_its_length(unit):
    assert is_linear(line_of(unit, SHORT), line_of(unit, GROWTH * SHORT))


@pytest.mark.parametrize("unit", UNITS)
def test_the_same_line_inside_a_notice_takes_time_in_proportion_to_its_length(unit):
    short, long = line_of(unit, SHORT), line_of(unit, GROWTH * SHORT)
    assert is_linear(inside_a_notice(short), inside_a_notice(long))


def seconds_of_file(unit: str, size: int) -> float:
    """CPU time to read a file of so many bytes and to take every fact from it."""
    data = ("整改" + unit * (size // len(unit.encode()))).encode()
    with without_collection():
        start = time.process_time()
        whole_pipeline(read_bytes(data, name="hostile.txt").text)
        return time.process_time() - start


def is_read_in_proportion(unit: str, size: int) -> bool:
    """Five times the bytes: five times the time if it is linear, twenty-five times if it is quadratic."""
    return any(seconds_of_file(unit, 5 * size) < MOST * seconds_of_file(unit, size) for _ in range(TRIES))


@pytest.mark.parametrize("unit", HOSTILE)
def test_a_file_of_one_line_is_read_in_proportion_to_its_length(unit):
    assert is_read_in_proportion(unit, 50_000)


@pytest.mark.slow
@pytest.mark.parametrize("unit", SLOWEST)
def test_a_file_as_long_as_any_in_one_line_is_read_in_proportion_to_its_length(unit):
    assert is_read_in_proportion(unit, 120_000)
