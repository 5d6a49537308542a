"""Headings of a page that have no numbers: each level gets those of official documents."""

from __future__ import annotations

from analysis.codebook import rules
from analysis.read.html_lines import Line
from analysis.text.folded import fold
from analysis.text.heading_numbers import family_of, number_levels

_MARK_REACH = 24


def number_headings(lines: list[Line]) -> list[str]:
    """The lines' words; where nothing is numbered, headings (h1 to h6) get the number of their level."""
    marks = {family for line in lines if (family := family_of(line.text[:_MARK_REACH]))}
    levels = [0 if line.level and _is_title(line) else line.level for line in lines]
    return [number + line.text for number, line in zip(number_levels(levels, marks), lines, strict=True)]


def _is_title(line: Line) -> bool:
    return bool(rules("layout")["title"].pattern.search(fold(line.text)))
