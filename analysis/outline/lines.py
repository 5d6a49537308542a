"""The lines of a text with the marks that open them: what headings without a mark are found by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from analysis.outline.marks import Numbered
from analysis.outline.tree import ENUMERATORS
from analysis.text.folded import Span, Text

# A heading of plain words is no longer than this.
_SHORT = 30
# So many headings or paragraphs that are alike are no accident.
SEVERAL = 3


def is_short(words: str) -> bool:
    """Whether a line of these words may be a heading without a mark."""
    return 3 < len(words) <= _SHORT and not any(stop in words for stop in "。;:")


@dataclass(frozen=True)
class Lines:
    """The lines of the notice's body."""

    text: Text
    all: list[Span]
    below: dict[int, Span]  # the line below, by the start of the one above
    marks: dict[int, Numbered]  # by the start of their line
    numbered: bool  # whether there is any mark, inside a line too

    @classmethod
    def of(cls, text: Text, marks: Sequence[Numbered], body: Span) -> Lines:
        starts = {mark.line: mark for mark in marks if mark.opens_line}
        lines = [line for line in text.lines if body.contains(line.start)]
        marked = {s.start: mark for s in lines if (mark := starts.get(text.line_start(s.start)))}
        return cls(text, lines, {a.start: b for a, b in pairwise(lines)}, marked, bool(marks))

    def mark(self, line: Span | None) -> Numbered | None:
        return self.marks.get(line.start) if line else None

    def words(self, line: Span) -> str:
        return self.text.folded[line.start : line.end]

    @cached_property
    def unmarked(self) -> list[Span]:
        return [line for line in self.all if self.mark(line) is None]

    def begins_acts(self, line: Span) -> bool:
        """Whether an enumeration of acts begins on the line below."""
        mark = self.mark(self.below.get(line.start))
        return mark is not None and mark.number == 1 and mark.family in ENUMERATORS
