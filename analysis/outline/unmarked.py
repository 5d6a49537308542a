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
# A heading of plain words is no longer than this.
_SHORT = 30
# A text of headings and paragraphs in turn has little else.
_NEARLY_ALL = 0.7
# So many are no accident.
_SEVERAL = 3
_RANK = 3
_SECTION_RANK = 1


def with_unmarked(text: Text, marks: Sequence[Numbered], body: Span) -> list[Numbered]:
    """The marks with one of no length before each heading that has none; as they are where there are few."""
    page = _Page.of(text, marks, body)
    if lone := page.alternating() or page.labelled() or page.run_in() or page.inside():
        return sorted([*marks, *_numbered("unmarked", _RANK, lone)], key=lambda mark: mark.start)
    headings = page.headings()
    above_lists = {*(line.start for line in headings if page.begins_list(line)), *page.above_labels()}
    if len(above_lists) >= _SEVERAL:  # then short lines above a paragraph are such headings, too
        above_lists |= {li.start for li in headings if page.is_short(li) and page.begins_body(li)}
    framed = {line.start for line in headings if page.is_framed(line) and page.begins_body(line)}
    places = sorted(above_lists | framed if len(framed) >= _SEVERAL else above_lists)
    if len(places) < _SEVERAL:
        return list(marks)
    sections = page.sections(places)
    unmarked = [
        *_numbered("unmarked_section", _SECTION_RANK, [Span(start, start) for start in sections]),
        *_numbered("unmarked", _RANK, [Span(start, start) for start in places]),
    ]
    return sorted([*marks, *unmarked], key=lambda mark: mark.start)


def _numbered(family: str, rank: int, places: Sequence[Span]) -> list[Numbered]:
    """Marks for these places, counted in the order of the text; a place is what is printed for a mark."""
    return [
        Numbered(family, rank, number, *place, opens_line=True, names_problem=rank == _RANK)
        for number, place in enumerate(places, 1)
    ]


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

    def labelled(self) -> list[Span]:
        """Labels 反馈问题： that open lines, where there are several."""
        label = codebook.rules("headings")["problem_label"].pattern
        found = [label.match(self.text.folded, line.start, line.end) for line in self._unmarked()]
        spans = [Span(match.start(), match.end()) for match in found if match]
        return spans if len(spans) >= _SEVERAL else []

    def above_labels(self) -> list[int]:
        """Starts of short lines above a bullet or a label (整改措施：), where there are several."""
        rules = codebook.rules("headings")
        opens = [rules[name].pattern for name in ("bullet", "opening_label")]
        found = [
            line.start
            for line in self._unmarked()
            if self.is_short(line)
            and not opens[0].match(self._words(line))
            and (below := self.below.get(line.start))
            and any(pattern.match(self._words(below)) for pattern in opens)
        ]
        return found if len(found) >= _SEVERAL else []

    def run_in(self) -> list[Span]:
        """Starts of lines next to each other of which each answers a problem: 针对…的问题,… ."""
        rules = codebook.rules("headings")
        answers = [rules[name].pattern for name in ("answers", "run_in")]
        runs: list[list[Span]] = [[]]
        for line in self.lines:
            words = self._words(line)
            if self._mark(line) is None and any(pattern.match(words) for pattern in answers):
                runs[-1].append(Span(line.start, line.start))
            elif words:
                runs.append([])
        found = [place for run in runs if len(run) > 1 for place in run]
        return found if len(found) >= _SEVERAL else []

    def inside(self) -> list[Span]:
        """Starts of sentences that each answer a problem, where sections of one rank hold several in a line."""
        if len({mark.family for mark in self.marks.values()}) != 1:
            return []
        answers = codebook.rules("headings")["answers"].pattern
        runs = [self._sentences(line, self._mark(line)) for line in self.lines]
        found = [[at for at in run if answers.match(self.text.folded, at)] for run in runs]
        # A section's heading first, then problem after problem: what else there is goes with the one before.
        several = [
            at
            for run, own in zip(runs, found, strict=True)
            if len(own) > 1 and own[0] in run[:2]
            for at in own
        ]
        return [Span(at, at) for at in several] if len(several) >= _SEVERAL else []

    def _sentences(self, line: Span, mark: Numbered | None) -> list[int]:
        """Starts of the sentences of a line, after its mark."""
        start = mark.end if mark else line.start
        return [start, *(i + 1 for i in range(start, line.end - 1) if self.text.folded[i] == "。")]

    def alternating(self) -> list[Span]:
        """Starts of short lines that each head one paragraph, where the text is made of such pairs."""
        lines = [line for line in self.lines if self._words(line)]
        if any(self._mark(line) for line in lines):
            return []
        pairs = [(a, b) for a, b in pairwise(lines) if self.is_short(a) and self._is_paragraph(b)]
        inside = sum(len(pair) for pair in pairs)
        if len(pairs) <= _SEVERAL or inside <= _NEARLY_ALL * len(lines):
            return []
        return [Span(heading.start, heading.start) for heading, _ in pairs]

    def _unmarked(self) -> list[Span]:
        return [line for line in self.lines if self._mark(line) is None]

    def is_short(self, line: Span) -> bool:
        words = self._words(line)
        return 3 < len(words) <= _SHORT and not any(stop in words for stop in "。;:")

    def _is_paragraph(self, line: Span) -> bool:
        return self._words(line).endswith(("。", "。)", "。”"))

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
