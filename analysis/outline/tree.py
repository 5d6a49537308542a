"""Marks to a tree: which mark is below which, from the sequence of numbers alone."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from analysis.outline.marks import Numbered

# Families that enumerate acts unless the document plainly names problems with them.
ENUMERATORS = {"shi", "circled", "ordinal", "labelled"}
# How many numbers may be missing in a list (lost lines) before the mark counts as plain text.
_MAX_GAP = 2
# Notices nest six levels at most; deeper, marks are damaged text.
_DEEPEST = 12


@dataclass
class Node:
    """A numbered stretch of the text: from its mark to the next mark at its level or above."""

    mark: Numbered | None  # None for the root
    end: int
    children: list[Node] = field(default_factory=list)
    heading: Any = field(default=None, compare=False, repr=False)  # once it is read (headings)
    start: int = field(init=False)
    family: str = field(init=False)

    def __post_init__(self) -> None:
        self.start, self.family = (self.mark.start, self.mark.family) if self.mark else (0, "")


@dataclass
class _Level:
    """A list being read: the node above it, its last member and that member's mark."""

    parent: Node
    last: Node
    mark: Numbered


def build_tree(marks: list[Numbered], start: int, end: int) -> Node:
    """Root over [start, end); its descendants are the marks that continue or open a list, others are text."""
    root = Node(None, end)
    levels: list[_Level] = []
    last: dict[str, int] = {}
    nested: set[tuple[str, str]] = set()  # families of which one opened lists right below the other
    broken = sum(m.opens_line for m in marks) > 1  # whether the text still has its line breaks
    for mark in marks:
        depth = _depth(mark, levels)
        if depth is None and (mark.opens_line or not broken) and last.get(mark.family) == mark.number - 1:
            depth = len(levels)  # numbering continues from section to section
        if depth is None and mark.opens_line:
            depth, mark = _misprinted(mark, levels, nested)
        if depth is None or depth >= _DEEPEST:
            continue
        last[mark.family] = mark.number
        for level in levels[depth:]:
            level.last.end = mark.start
        parent = levels[depth].parent if depth < len(levels) else (levels[-1].last if levels else root)
        if mark.opens_line:
            nested.add((parent.family, mark.family))
        node = Node(mark, end)
        parent.children.append(node)
        levels[depth:] = [_Level(parent, node, mark)]
    return root


def _depth(mark: Numbered, levels: list[_Level]) -> int | None:
    """Level of the mark: one that it continues or restarts, or a new one below; None for no list."""
    same = [d for d, level in enumerate(levels) if level.mark.family == mark.family]
    continued = [d for d in same if levels[d].mark.number + 1 == mark.number]
    if continued:
        alike = [d for d in continued if levels[d].mark.opens_line == mark.opens_line]
        return (alike or continued)[-1]
    if mark.number == 1:
        return _opening_depth(mark, levels, same)
    if levels and mark.opens_line and mark.rank < 4:
        if levels[0].mark.number + 1 == mark.number and mark.rank < levels[0].mark.rank:
            return 0  # 二、 after a first part that was numbered 1、
        repaired = [d for d in same if 0 <= mark.number - levels[d].mark.number <= 1 + _MAX_GAP]
        return repaired[-1] if repaired else _orphan_depth(mark, levels)
    if (
        same
        and mark.family in ("shi", "ordinal")
        and 1 < mark.number - levels[same[-1]].mark.number <= 1 + _MAX_GAP
    ):
        return same[-1]
    return None if levels else _orphan_depth(mark, levels)


def _misprinted(
    mark: Numbered, levels: list[_Level], nested: set[tuple[str, str]]
) -> tuple[int | None, Numbered]:
    """Level of a mark at a line's start that fits no list, and the mark as it was meant: under another number
    (4、 first below （二） as 1、 is below （一）; 2. after 3. where both name problems), or in another form
    (3. after （二）).
    """
    if levels and (levels[-1].mark.family, mark.family) in nested:
        return len(levels), mark
    for depth in reversed(range(len(levels))):
        above = levels[depth].mark
        if not above.opens_line or above.rank == 0 or mark.rank == 0:
            continue
        alike = above.names_problem and mark.names_problem
        if alike and above.family == mark.family:
            return depth, mark
        heads = alike or above.family not in ENUMERATORS
        if heads and above.number + 1 == mark.number and mark.number > 2:
            return depth, mark._replace(family=above.family)
    return None, mark


def _opening_depth(mark: Numbered, levels: list[_Level], same: list[int]) -> int | None:
    """Where a list that starts at 1 goes: again at its own level, or below the current mark."""
    if same:
        top = levels[-1].mark
        nested_line = mark.family == "shi" and levels[same[-1]].mark.opens_line and not mark.opens_line
        if not nested_line and (same[-1] == len(levels) - 1 or mark.rank < top.rank):
            return same[-1]
        return len(levels) if not nested_line or same[-1] == len(levels) - 1 else None
    if not mark.opens_line:
        return len(levels)
    above = [d for d, level in enumerate(levels) if level.mark.rank > mark.rank and _ends_at_part(level.mark)]
    return above[0] if above and above[0] == 0 and mark.rank <= 1 else len(levels)


def _ends_at_part(mark: Numbered) -> bool:
    """Whether a part heading on its own line ends the mark's list: 一是 within an opening heads no part."""
    return mark.opens_line or mark.family == "shi"


def _orphan_depth(mark: Numbered, levels: list[_Level]) -> int | None:
    """A part heading whose predecessors were lost still opens a part."""
    return 0 if mark.family == "cn_comma" and mark.opens_line and mark.number <= 1 + _MAX_GAP else None
