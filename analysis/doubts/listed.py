"""The list of issues in question, and what the doubts about it look at."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from analysis.columns import Row
from analysis.doubts.doubt import Doubted
from analysis.outline.document import Document, Item, Part
from analysis.outline.marks import Numbered, find_marks, number_of
from analysis.text.folded import Span, Text

_NUMBER = re.compile(r"\d+|[一二三四五六七八九十]+|[A-Za-z]|[①-⓿㈠-㉃⒈-⒛❶-❿]")


@dataclass(frozen=True)
class Listed:
    """The issues of one notice with their marks and the parts that they are in."""

    doubted: Doubted

    @property
    def document(self) -> Document:
        return self.doubted.document

    @property
    def text(self) -> Text:
        return self.document.text

    @property
    def items(self) -> tuple[Item, ...]:
        return self.document.outline.items

    @property
    def totals(self) -> Sequence[Row]:
        return self.doubted.rows["totals"]

    @property
    def body(self) -> Span:
        """The notice without its opening and signature."""
        return Span(self.document.layout.opening.end, self.document.layout.body.end)

    @cached_property
    def parts(self) -> list[Part]:
        """The parts that report rectification."""
        return [part for part in self.document.outline.parts if part.code == "rectification"]

    @cached_property
    def marks(self) -> list[Numbered]:
        """Every mark of the body, whatever it numbers."""
        return find_marks(self.text, self.body)

    @cached_property
    def openers(self) -> dict[int, Numbered]:
        """The marks that open a line, by the offset where the line begins."""
        return {self.text.line_start(mark.start): mark for mark in self.marks if mark.opens_line}

    @cached_property
    def chars(self) -> int:
        """Characters of all issues."""
        return sum(self.text.count(item.start, item.end) for item in self.items)

    def marks_between(self, start: int, end: int) -> list[Numbered]:
        """The marks that begin in [start, end)."""
        first = bisect_left(self._mark_starts, start)
        return self.marks[first : bisect_left(self._mark_starts, end, first)]

    @cached_property
    def _mark_starts(self) -> list[int]:
        return [mark.start for mark in self.marks]

    def in_rectification(self, offset: int) -> bool:
        """Whether the offset is in a part that reports rectification."""
        part = self.document.outline.part_at(offset)
        return part is not None and part.code == "rectification"

    def heading(self, item: Item) -> str:
        """The folded heading, number included."""
        return self.text.folded[slice(*item.heading)]


def count_of(printed: str) -> int | None:
    """The last number in a printed mark (2.1.3: 3); None where none can be read."""
    found = _NUMBER.findall(printed)
    number = number_of(found[-1]) if found else -1
    return number if number > 0 else None


def shape_of(printed: str) -> str:
    """What is around the numbers of a mark: 1. and 2. have one shape, （1） has another."""
    return _NUMBER.sub("n", "".join(printed.split()))
