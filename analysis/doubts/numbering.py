"""Doubts about a list of issues that its own numbers raise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from analysis.doubts.doubt import Doubt
from analysis.doubts.listed import Listed, count_of, shape_of
from analysis.outline.document import Item
from analysis.text.folded import Span


def numbering_doubts(listed: Listed) -> Iterator[Doubt]:
    """Numbers that skip, restart or run on; sections that skip; marks of several kinds, or alike inside."""
    gaps, restarts = _breaks(listed.items)
    for code, found in (
        ("number_gap", gaps),
        ("number_restart", restarts),
        ("section_gap", _sections(listed)),
    ):
        if found:
            yield Doubt(code, {"n": len(found), "seq": found[0].seq}, found[0].heading)
    yield from _mixed(listed.items)
    if going_on := _going_on(listed.items):
        yield Doubt("measures_run_on", {"n": len(going_on), "seq": going_on[0].seq}, going_on[0].heading)
    if alike := _alike(listed):
        yield Doubt("marks_alike", {"n": len(alike)}, alike[0])


def _mixed(items: tuple[Item, ...]) -> Iterator[Doubt]:
    """Issues under marks of several kinds; where each has a kind of its own, they are words."""
    shapes = Counter(shape_of(item.number) for item in items)
    if 1 < len(shapes) < len(items):
        rare = min(shapes, key=lambda shape: shapes[shape])
        odd = next(item for item in items if shape_of(item.number) == rare)
        yield Doubt("mixed_marks", {"n": shapes[rare], "of": len(items)}, odd.heading)


def _breaks(items: tuple[Item, ...]) -> tuple[list[Item], list[Item]]:
    """Issues whose number does not follow the one before, and issues numbered 1 inside a section."""
    last: dict[str, tuple[int, str]] = {}
    gaps, restarts = [], []
    for item in items:
        number, shape = count_of(item.number), shape_of(item.number)
        if number is None:
            continue
        before, section = last.get(shape, (0, ""))
        if number == 1 and before and section == item.section:
            restarts.append(item)
        elif number not in (1, before + 1):
            gaps.append(item)
        last[shape] = number, item.section
    return gaps, restarts


def _going_on(items: tuple[Item, ...]) -> list[Item]:
    """Issues whose measures are numbered on from those of the issue before: they are issues themselves."""
    numbers = [[count_of(mark.marker) for mark in item.measures if mark.marker] for item in items]
    found = [
        item
        for item, before, own in zip(items[1:], numbers, numbers[1:], strict=False)
        if before and own and before[-1] and own[0] == before[-1] + 1
    ]
    return found if len(found) > 1 else []


def _sections(listed: Listed) -> list[Item]:
    """The first issues of sections whose number does not follow that of the section before."""
    last: dict[tuple[str, str], int] = {}
    found = []
    firsts = {item.section: item for item in reversed(listed.items)}
    for section in dict.fromkeys(item.section for item in listed.items):
        part, _, own = section.rpartition("/")
        number = count_of(own) if part else None
        if number is None:
            continue
        key = part, shape_of(own)
        if number != last.get(key, 0) + 1:
            found.append(firsts[section])
        last[key] = number
    return found


def _alike(listed: Listed) -> list[Span]:
    """Lines inside issues that open with a mark of the issues' own kind."""
    starts = {item.start for item in listed.items}
    kinds = {mark.family for mark in listed.marks if mark.start in starts}
    return [
        Span(mark.start, mark.end)
        for mark in listed.marks
        if mark.opens_line
        and mark.family in kinds
        and mark.start not in starts
        and listed.document.outline.item_at(mark.start)
    ]
