"""A list of problems below 存在问题： and one of acts, marked alike, below 整改措施：."""

from __future__ import annotations

from collections.abc import Sequence

from analysis import codebook
from analysis.outline.marks import INNER, Numbered
from analysis.text.folded import Text


def split_labelled(text: Text, marks: Sequence[Numbered]) -> list[Numbered]:
    """The marks, those of acts in a family of their own where a list of problems marked alike is above."""
    rules = codebook.rules("headings")
    problems, acts = rules["problems_line"].pattern, rules["acts_line"].pattern
    listed = ""  # family of the problems
    answers = False  # whether the acts have begun
    found: list[Numbered] = []
    for mark in marks:
        if mark.opens_line:
            above = _line_above(text, mark)
            if problems.fullmatch(above):
                listed, answers = mark.family, False
            answers = answers or bool(acts.fullmatch(above))
            listed = "" if mark.rank == 0 else listed
        inner = answers and mark.family == listed
        found.append(mark._replace(family=mark.family + INNER) if inner else mark)
    return found


def _line_above(text: Text, mark: Numbered) -> str:
    """The words of the nearest line above the mark's that has any."""
    end, words = text.line_start(mark.start), ""
    while end and not words:
        start = text.line_start(end - 1)
        words, end = text.folded[start : end - 1].strip(), start
    return words
