"""Lines as they are printed on pages, joined to paragraphs again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

_PAGE_NUMBER = re.compile(r"[-—–－\s·第]{0,4}\d{1,3}[-—–－\s·页/]{0,4}(?:共?\s?\d{1,3}\s?页?)?")
NUMBERED = re.compile(
    r"[(（]?[一二三四五六七八九十\d]{1,3}(?:[、．)）]|\.(?!\d))|[①-⑳]|第[一二三四五六七八九十]|一是"
)
SENTENCE_END = tuple("。；：！？;:")
_REPEATED = 3


@dataclass(frozen=True)
class PrintedLine:
    """One printed line: its text, its edges and its size, all in one unit."""

    text: str
    left: float
    right: float
    size: float


_Line = TypeVar("_Line", bound=PrintedLine)


def without_repeated_edges(pages: Sequence[Sequence[_Line]]) -> list[_Line]:
    """All lines without page numbers and lines that head or end several pages."""
    edges = Counter(re.sub(r"\d+", "", x.text) for page in pages for x in {*page[:1], *page[-1:]})
    kept: list[_Line] = []
    for page in pages:
        for i, line in enumerate(page):
            edge = i in (0, len(page) - 1)
            same = edges[re.sub(r"\d+", "", line.text)] >= _REPEATED
            if not (edge and (same or _PAGE_NUMBER.fullmatch(line.text))):
                kept.append(line)
    return kept


def paragraphs(lines: list[PrintedLine]) -> list[str]:
    """Lines joined: a full line continues in the next one, unless that is indented or numbered."""
    left = min(line.left for line in lines)
    right = max(line.right for line in lines)
    joined: list[str] = []
    for i, line in enumerate(lines):
        if i and _continues(lines[i - 1], line, left, right):
            joined[-1] += gap(joined[-1], line.text) + line.text
        else:
            joined.append(line.text)
    return joined


def _continues(above: PrintedLine, line: PrintedLine, left: float, right: float) -> bool:
    size = min(above.size, line.size)
    # A mark that may not begin a line, or a figure kept whole, leaves up to three characters free.
    full = above.right >= right - 3 * size
    indented = line.left > left + size
    ended = above.text.endswith(SENTENCE_END)
    return full and not indented and not (ended and NUMBERED.match(line.text))


def gap(above: str, below: str) -> str:
    """Words of Latin script are kept apart; figures and Chinese run on."""
    return (
        " "
        if above[-1:].isascii() and above[-1:].isalpha() and below[:1].isascii() and below[:1].isalpha()
        else ""
    )
