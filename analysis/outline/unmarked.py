"""Headings without a mark, found by their position: a short line that names a problem, right above an
enumeration.
"""

from __future__ import annotations

from collections.abc import Sequence

from analysis.outline.marks import Numbered, names_problem
from analysis.outline.tree import ENUMERATORS
from analysis.text.folded import Span, Text

_LONGEST = 80
# So many are no accident.
_SEVERAL = 3
_RANK = 3


def with_unmarked(text: Text, marks: Sequence[Numbered], body: Span) -> list[Numbered]:
    """The marks with one of no length before each heading that has none; as they are where there are few."""
    opening = {mark.start: mark for mark in marks if mark.opens_line}
    starts = {text.line_start(start): mark for start, mark in opening.items()}
    lines = [line for line in text.lines if body.contains(line.start)]
    places = [
        line.start
        for above, line, below in zip([None, *lines], lines, lines[1:], strict=False)
        if _heads(text, line, starts)
        and _begins_list(starts.get(text.line_start(below.start)))
        and not (above and _names_problem(starts.get(text.line_start(above.start))))
    ]
    if len(places) < _SEVERAL:
        return list(marks)
    unmarked = [
        Numbered("unmarked", _RANK, number, start, start, opens_line=True, names_problem=True)
        for number, start in enumerate(places, 1)
    ]
    return sorted([*marks, *unmarked], key=lambda mark: mark.start)


def _heads(text: Text, line: Span, starts: dict[int, Numbered]) -> bool:
    """Whether an unmarked line is one short sentence that names a problem; 整改措施： is a label."""
    words = text.folded[line.start : line.end].strip()
    if text.line_start(line.start) in starts or len(words) > _LONGEST or words[-1:] in ":;,":
        return False
    return "。" not in words[:-1] and names_problem(text, line.start)


def _begins_list(mark: Numbered | None) -> bool:
    return mark is not None and mark.number == 1 and (mark.family in ENUMERATORS or mark.rank > _RANK)


def _names_problem(mark: Numbered | None) -> bool:
    return mark is not None and mark.names_problem and mark.rank > 0 and mark.family not in ENUMERATORS
