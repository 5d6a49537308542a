"""The list of issues in question, and what the doubts about it look at."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from analysis.codebook import rules
from analysis.columns import Row
from analysis.doubts.doubt import Doubted
from analysis.outline.document import Document, Item, Part
from analysis.outline.mark_numbers import number_of
from analysis.outline.marks import Numbered, find_marks, names_problem
from analysis.text.folded import Span, Text

_LONGEST_LINE = 60  # a heading of a problem is seldom longer
_NUMBER = re.compile(r"\d+|[一二三四五六七八九十]+|[A-Za-z]|[①-⓿㈠-㉃⒈-⒛❶-❿]")


@dataclass(frozen=True)
class Listed:
    """The issues of one notice with their marks and the parts that they are in."""

    doubted: Doubted

    @cached_property
    def document(self) -> Document:
        return self.doubted.document

    @cached_property
    def text(self) -> Text:
        return self.document.text

    @property
    def items(self) -> tuple[Item, ...]:
        return self.document.outline.items

    @property
    def totals(self) -> Sequence[Row]:
        return self.doubted.rows["totals"]

    @cached_property
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
        return {mark.line: mark for mark in self.marks if mark.opens_line}

    @cached_property
    def chars(self) -> int:
        """Characters of all issues."""
        return sum(self.text.count(item.start, item.end) for item in self.items)

    @cached_property
    def head_lines(self) -> set[int]:
        """Where the lines of the issues' headings begin; a number may be on a line of its own."""
        places = (at for item in self.items for at in (item.start, item.heading.end - 1))
        return {self.text.line_start(at) for at in places}

    @cached_property
    def problem_lines(self) -> list[Span]:
        """Short lines that name a problem, report no act and are not the heading of an issue."""
        lines = (line for line in self.text.lines if self.body.contains(line.start))
        starts = ((line, self.text.line_start(line.start)) for line in lines)
        return [
            line
            for line, start in starts
            if start not in self.head_lines and self._names_problem(line, start)
        ]

    def _names_problem(self, line: Span, start: int) -> bool:
        mark = self.openers.get(start)
        words = self.text.folded[mark.end if mark else line.start : line.end].strip()
        found = rules("headings")
        if len(words) > _LONGEST_LINE or "。" in words[:-1] or words[-1:] in ":;,":
            return False
        # A bare shortcoming is a heading if it is no whole sentence of several clauses.
        bare = not (words.endswith("。") and "," in words)
        named = names_problem(words) if bare else found["names_problem"].occurs(words)
        return named and not rules("doubts")["reports_act"].pattern.search(words)

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


@lru_cache(maxsize=1024)  # marks recur
def count_of(printed: str) -> int | None:
    """The last number in a printed mark (2.1.3: 3); None where none can be read."""
    found = _NUMBER.findall(printed)
    number = number_of(found[-1]) if found else -1
    return number if number > 0 else None


@lru_cache(maxsize=1024)
def shape_of(printed: str) -> str:
    """What is around the numbers of a mark: 1. and 2. have one shape, （1） has another."""
    return _NUMBER.sub("n", "".join(printed.split()))
