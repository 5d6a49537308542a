"""Texts whose line breaks were all lost, broken again before and after their numbered headings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.codebook import rules
from analysis.text.edits import Edit
from analysis.text.folded import fold
from analysis.text.numerals import parse_number

_LINE = re.compile(r"[^\n]+")
_LONG = 200
_FEWEST = 2  # parts in one line; a paragraph may count (一、…；二、…) its contents, but not in headings
_HEADING = 130
_LABEL = 12


def find_lost_breaks(text: str) -> list[Edit]:
    """Breaks to add to every long line that contains several parts."""
    edits: list[Edit] = []
    for line in _LINE.finditer(text):
        if line.end() - line.start() >= _LONG:
            edits += _breaks(fold(line[0]), line.start())
    return edits


def _breaks(line: str, offset: int) -> Iterator[Edit]:
    found = rules("one_line")
    parts = list(_in_order(line, "part"))
    if len(parts) < _FEWEST or _is_labelled(line, parts[0].start()):
        return
    heads = {match.start(): match for match in parts}
    heads |= {match.start(): match for match in found["section"].pattern.finditer(line)}
    heads |= {match.start(): match for match in _in_order(line, "item")}
    places = sorted(heads)
    for place, following in zip(places, [*places[1:], len(line)], strict=True):
        yield Edit(offset + place, offset + place, "\n")
        mark = heads[place]
        ends = "issue_end" if mark.re is found["item"].pattern else "heading_end"
        heading = found[ends].pattern.match(line[mark.end() : min(following, mark.end() + _HEADING)])
        if heading and mark.end() + heading.end() < following:
            end = offset + mark.end() + heading.end()
            yield Edit(end, end, "\n")


def _is_labelled(line: str, place: int) -> bool:
    """Whether a label (整改措施：) is right before it: measures are counted, not parts."""
    return bool(rules("headings")["measures_label"].pattern.search(line[max(0, place - _LABEL) : place]))


def _in_order(line: str, rule: str) -> Iterator[re.Match[str]]:
    """Marks that begin or go on with a count: 1, 2, 3, 1, 2."""
    last = 0
    for match in rules("one_line")[rule].pattern.finditer(line):
        number = int(parse_number(match["n"]))
        if number in (1, last + 1) and (number > 1 or rule == "item" or not last):
            last = number
            yield match
