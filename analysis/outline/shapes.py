"""The shape of each top-level stretch: which one answers the problems is seen from what is below its
heading.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from analysis import codebook
from analysis.outline.headings import read_heading
from analysis.outline.tree import ENUMERATORS, Node
from analysis.text.folded import Text

# A part whose numbered headings mostly name problems is the rectification, whatever its own heading is.
_MOSTLY = 0.5
# A part with so many times fewer enumerated headings than another is no part of the same kind.
_POORER = 3
# The part with the measures is at least this share of the notice.
_LEAST_SHARE = 0.25

_FIRST_WORDS = 60


@dataclass(frozen=True)
class Shape:
    """What is below one top-level heading."""

    depth: int  # levels of marks below it
    answered: int  # headings below it with an enumeration of their own
    names_problems: bool  # whether the headings below it mostly name problems
    organises: bool  # whether what is below it mostly organises the work
    share: float  # of the characters of all stretches

    def is_poorer_than(self, other: Shape) -> bool:
        """Whether it lists bare acts where the other lists headings with acts below them."""
        if self.names_problems or self.share >= other.share:
            return False
        if self.organises:
            return True
        if other.answered == 0:
            return self.share * _POORER <= other.share
        return self.depth < other.depth or self.answered * _POORER <= other.answered


def read_shapes(text: Text, roots: list[Node]) -> list[Shape]:
    """The shape of each stretch, in order."""
    whole = sum(text.count(node.start, node.end) for node in roots) or 1
    return [_shape(text, node, whole) for node in roots]


def _shape(text: Text, node: Node, whole: int) -> Shape:
    named = any(_mostly_names_problems(text, level) for level in _numbered_below(text, node))
    answered = sum(bool(d.children) for d in _descendants(node))
    organising = sum(_organises(text, child) for child in node.children)
    organises = organising > _MOSTLY * len(node.children)
    return Shape(_depth(node), answered, named, organises, text.count(node.start, node.end) / whole)


def fullest(shapes: list[Shape], allowed: list[int]) -> int | None:
    """Place of the stretch that answers most among the allowed; None where none is large enough."""
    large = [i for i in allowed if shapes[i].share >= _LEAST_SHARE and shapes[i].depth]
    named = [i for i in large if shapes[i].names_problems]
    left = named or [i for i in large if not shapes[i].organises] or large
    nested = [i for i in left if shapes[i].answered]
    return max(nested or left, key=lambda i: (shapes[i].answered or 1) * shapes[i].share, default=None)


def _organises(text: Text, node: Node) -> bool:
    """Whether heading and first words speak of meetings, groups and plans for the rectification."""
    assert node.mark is not None
    end = min(node.children[0].start if node.children else node.end, node.mark.end + _FIRST_WORDS)
    return codebook.rules("headings")["organises"].occurs(text.folded, node.mark.end, end)


def _depth(node: Node) -> int:
    return 1 + max(map(_depth, node.children)) if node.children else 0


def _descendants(node: Node) -> Iterator[Node]:
    for child in node.children:
        yield child
        yield from _descendants(child)


def _numbered_below(text: Text, node: Node) -> tuple[list[Node], list[Node]]:
    """Headings one level below and two, which may be the problems under sections; enumerated acts are no
    headings.
    """
    below = [c for c in node.children if _may_head(text, c)]
    return below, [g for c in below for g in c.children if _may_head(text, g)]


def _mostly_names_problems(text: Text, nodes: list[Node]) -> bool:
    named = sum(read_heading(text, node).names_problem for node in nodes)
    return bool(nodes) and named >= _MOSTLY * len(nodes)


def _may_head(text: Text, node: Node) -> bool:
    """一是针对…的问题 heads a problem, other 一是 enumerate acts."""
    return node.family not in ENUMERATORS or read_heading(text, node).prints_problem
