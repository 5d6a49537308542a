"""A list of problems below 存在问题： and one of acts below 整改措施：, both perhaps marked alike."""

from __future__ import annotations

from collections.abc import Sequence

from analysis import codebook
from analysis.outline.marks import INNER, Numbered
from analysis.text.folded import Text

_LONGEST = 24  # characters of a label


def split_labelled(text: Text, marks: Sequence[Numbered]) -> list[Numbered]:
    """The marks, those of acts in a family of their own where a list of problems marked alike is above.

    Labels with a number (（一）存在问题, （二）整改措施) are no headings: their marks are left out.
    """
    lined = {mark.line: mark for mark in marks if mark.opens_line}
    left_out: set[int] = set()
    inner: set[int] = set()
    listed, problems, acts = (
        "",
        -1,
        False,
    )  # family of the problems, start of their label's mark, whether acts
    for mark in lined.values():
        label, above = _label_above(text, mark, lined)
        if label == "problems" and (mark.number == 1 or not above):
            listed, problems, acts = mark.family, above.start if above else -1, False
        elif label == "acts" and listed:
            acts = True
            left_out |= {problems, above.start} if above and problems >= 0 else set()
        elif mark.rank == 0:
            listed, acts = "", False
        if acts and mark.family == listed:
            inner.add(mark.start)
    return [
        mark._replace(family=mark.family + INNER) if mark.start in inner else mark
        for mark in marks
        if mark.start not in left_out
    ]


def _label_above(text: Text, mark: Numbered, lined: dict[int, Numbered]) -> tuple[str, Numbered | None]:
    """What the nearest line above labels (problems, acts or nothing), and its mark if it has one."""
    end, words, above = mark.line, "", None
    while end and not words:
        start = text.line_start(end - 1)
        above = lined.get(start)
        words, end = text.folded[above.end if above else start : end - 1].strip(), start
    if len(words) > _LONGEST:
        return "", above
    rules = codebook.rules("headings")
    kinds = ("problems", "acts")
    return next((kind for kind in kinds if rules[f"{kind}_line"].pattern.fullmatch(words)), ""), above
