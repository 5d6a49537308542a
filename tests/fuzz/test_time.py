"""Time grows with the length of a text, whatever is in it."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
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
from tests.factories.cases import assert_no_offenders
from tests.factories.invented_notices import BODY, opening

# Units of a text in one line, of what the rules look for first, and the bytes of the shorter text. Two are
# tried in a text as long as any.
HOSTILE = {
    "1234567890": 20_000,
    "、": 20_000,
    "（（（": 20_000,
    "第一第一": 20_000,
    "年月日": 20_000,
    "《《《": 20_000,
    '“”"': 20_000,
    " \u3000": 20_000,
    "一是一是": 120_000,
    "问题16个": 120_000,
}
SHORT = 2_400
# So many times the text: as many times the time if it is linear, as many times as many if it is quadratic.
GROWTH = 5
MOST = 8
# A busy machine may fail once or twice; what is quadratic fails every time.
TRIES = 4
# Below this many seconds the clock shows nothing.
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


@contextmanager
def without_collection() -> Iterator[None]:
    """No search for garbage while the clock runs: its time is that of all tests before."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def seconds(run: Callable[[], object]) -> float:
    """CPU time of one run."""
    with without_collection():
        start = time.process_time()
        run()
        return time.process_time() - start


def text_of(unit: str, length: int) -> str:
    return (unit * (length // len(unit) + 1))[:length]


def inside_a_notice(line: str) -> str:
    before, heading, after = BODY.partition("2.关于")
    return opening("县水务局党组") + before + line + "\n" + heading + after


def is_linear(run: Callable[[int], object], short: int) -> bool:
    """Whether the longer text takes no more than its share; measured again where a run takes more."""
    return any(_takes_its_share(run, short) for _ in range(TRIES))


def _takes_its_share(run: Callable[[int], object], short: int) -> bool:
    """A longer text that takes less than any share may need no shorter one beside it."""
    long = seconds(lambda: run(GROWTH * short))
    return long < MOST * FLOOR or long < MOST * seconds(lambda: run(short))


@pytest.fixture(scope="module", autouse=True)
def loaded_rules():
    """Rules and word lists are loaded once; that is no time of any text."""
    whole_pipeline(inside_a_notice("制定《办法》。"))


def test_a_line_of_one_thing_takes_time_in_proportion_to_its_length():
    def is_read(unit: str) -> bool:
        return is_linear(lambda length: whole_pipeline(text_of(unit, length)), SHORT)

    assert_no_offenders(repr(unit) for unit in UNITS if not is_read(unit))


def test_the_same_line_inside_a_notice_takes_time_in_proportion_to_its_length():
    def is_read(unit: str) -> bool:
        return is_linear(lambda length: whole_pipeline(inside_a_notice(text_of(unit, length))), SHORT)

    assert_no_offenders(repr(unit) for unit in UNITS if not is_read(unit))


@pytest.mark.slow
def test_a_file_of_one_line_is_read_in_proportion_to_its_length():
    def is_read(unit: str, short: int) -> bool:
        def read_all(size: int) -> None:
            data = ("整改" + unit * (size // len(unit.encode()))).encode()
            whole_pipeline(read_bytes(data, name="hostile.txt").text)

        return is_linear(read_all, short)

    assert_no_offenders(repr(unit) for unit, short in HOSTILE.items() if not is_read(unit, short))
