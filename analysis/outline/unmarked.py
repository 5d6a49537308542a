"""Headings without a mark, found by their position: a short line that names a problem, right above an
enumeration, or above a paragraph where several such headings are worded alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from analysis import codebook
from analysis.outline.marks import Numbered, names_problem
from analysis.outline.tree import ENUMERATORS
from analysis.text.folded import Span, Text

_LONGEST = 80
# So many are no accident.
_SEVERAL = 3
_RANK = 3
_SECTION_RANK = 1


def with_unmarked(text: Text, marks: Sequence[Numbered], body: Span) -> list[Numbered]:
    """The marks with one of no length before each heading that has none; as they are where there are few."""
    page = _Page.of(text, marks, body)
    above_lists = [line.start for line in page.headings() if page.begins_list(line)]
    framed = [line.start for line in page.headings() if page.is_framed(line) and page.begins_body(line)]
    places = sorted({*above_lists, *framed}) if len(framed) >= _SEVERAL else above_lists
    if len(places) < _SEVERAL:
        return list(marks)
    sections = page.sections(places)
    unmarked = [
        Numbered(family, rank, number, start, start, opens_line=True, names_problem=rank == _RANK)
        for family, rank, starts in (
            ("unmarked_section", _SECTION_RANK, sections),
            ("unmarked", _RANK, places),
        )
        for number, start in enumerate(starts, 1)
    ]
    return sorted([*marks, *unmarked], key=lambda mark: mark.start)


@dataclass(frozen=True)
class _Page:
    """The lines of a text with the marks that open them."""

    text: Text
    lines: list[Span]
    below: dict[int, Span]  # the line below, by the start of the one above
    marks: dict[int, Numbered]  # by the start of their line

    @classmethod
    def of(cls, text: Text, marks: Sequence[Numbered], body: Span) -> _Page:
        starts = {text.line_start(mark.start): mark for mark in marks if mark.opens_line}
        lines = [line for line in text.lines if body.contains(line.start)]
        return cls(text, lines, {a.start: b for a, b in pairwise(lines)}, starts)

    def headings(self) -> list[Span]:
        """Unmarked lines that name a problem, but for those below a mark that does."""
        pairs = zip([None, *self.lines], self.lines, strict=False)
        return [
            line for above, line in pairs if self._heads(line) and not (above and self._is_problem(above))
        ]

    def begins_list(self, line: Span) -> bool:
        """Whether the line below opens a list of acts."""
        mark = self._mark(self.below.get(line.start))
        if mark is None or mark.number != 1:
            return False
        first = self.text.folded[mark.end : self.text.line_end(mark.start)].split(";")[0]
        acts = mark.rank == _RANK and not names_problem(first[:_LONGEST])
        return mark.family in ENUMERATORS or mark.rank > _RANK or acts

    def begins_body(self, line: Span) -> bool:
        """Whether an enumeration or a paragraph is below."""
        below = self.below.get(line.start)
        return self.begins_list(line) or (
            below is not None and self._mark(below) is None and "。" in self._words(below)
        )

    def is_framed(self, line: Span) -> bool:
        """关于…问题 or 针对…问题 and no more."""
        return bool(codebook.rules("headings")["framed"].pattern.search(self._words(line)))

    def sections(self, places: list[int]) -> list[int]:
        """Starts of unmarked lines right above the first of a group of headings: themes of the findings."""
        theme = codebook.rules("headings")["names_theme"].pattern
        return [
            line.start
            for line in self.lines
            if line.start in self.below
            and self.below[line.start].start in places
            and line.start not in places
            and self._mark(line) is None
            and theme.search(self._words(line))
        ]

    def _heads(self, line: Span) -> bool:
        """Whether an unmarked line is one short sentence that names a problem; 整改措施： is a label."""
        words = self._words(line)
        if self._mark(line) or len(words) > _LONGEST or words[-1:] in ":;,":
            return False
        return "。" not in words[:-1] and names_problem(words[:_LONGEST])

    def _is_problem(self, line: Span) -> bool:
        mark = self._mark(line)
        if mark is None or not mark.names_problem or mark.rank == 0 or mark.family in ENUMERATORS:
            return False
        return not any(stop in self._words(line)[:-1] for stop in "。;")

    def _mark(self, line: Span | None) -> Numbered | None:
        return self.marks.get(self.text.line_start(line.start)) if line else None

    def _words(self, line: Span) -> str:
        return self.text.folded[line.start : line.end].strip()
