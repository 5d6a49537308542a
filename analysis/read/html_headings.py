"""Headings of a page that have no numbers: each level gets those of official documents."""

from __future__ import annotations

from analysis.codebook import rules
from analysis.read.html_lines import Line
from analysis.read.ladder import family_of, on_rung, rungs
from analysis.text.folded import fold

# Marks that number headings; a text that has any of them says its levels itself.
_OF_HEADINGS = {"cn_comma", "cn_paren", "ar_dot", "part_word", "question", "decimal"}
_MARK_REACH = 24
_SEVERAL = 2


def number_headings(lines: list[Line]) -> list[str]:
    """The lines' words; where nothing is numbered, headings (h1 to h6) get the number of their level."""
    headings = [line for line in lines if line.level and not _is_title(line)]
    marks = {family_of(line.text[:_MARK_REACH]) for line in lines}
    if len(headings) < _SEVERAL or marks & _OF_HEADINGS:
        return [line.text for line in lines]
    levels = sorted({line.level for line in headings})
    chosen = dict(zip(levels, rungs([None] * len(levels), {mark for mark in marks if mark}), strict=True))
    counts: dict[int, int] = {}
    numbered = []
    for line in lines:
        rung = chosen.get(line.level) if line.level and not _is_title(line) else None
        if rung is None:
            numbered.append(line.text)
            continue
        counts = {level: count for level, count in counts.items() if level <= line.level}
        counts[line.level] = counts.get(line.level, 0) + 1
        numbered.append(on_rung(rung, counts[line.level]) + line.text)
    return numbered


def _is_title(line: Line) -> bool:
    return bool(rules("layout")["title"].pattern.search(fold(line.text)))
