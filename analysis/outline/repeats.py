"""Stretches that only repeat problems which another one answers: a list of the findings before it, or the
same problems sorted by their state after it.
"""

from __future__ import annotations

from collections.abc import Iterator

from analysis import codebook
from analysis.outline.headings import read_heading
from analysis.outline.tree import ENUMERATORS, Node
from analysis.text.folded import Text

_MOSTLY = 0.5
# This many equal headings are no accident.
_SEVERAL = 2
# Fewer characters name no problem.
_SHORTEST = 4


def find_repeats(text: Text, roots: list[Node]) -> list[int]:
    """Places of the stretches of which most lowest headings are those of a longer stretch."""
    headings = [[n for n in _below(root) if read_heading(text, n).names_problem] for root in roots]
    cores = [[_core(text, node) for node in found] for found in headings]
    lowest = [[_core(text, node) for node in found if not node.children] for found in headings]
    lengths = [text.count(root.start, root.end) for root in roots]
    return [
        i
        for i, own in enumerate(lowest)
        if any(lengths[i] < lengths[j] and _repeats(own, other) for j, other in enumerate(cores))
    ]


def _below(node: Node) -> Iterator[Node]:
    for child in node.children:
        if child.family not in ENUMERATORS:
            yield child
            yield from _below(child)


def _core(text: Text, node: Node) -> str:
    """What a heading is about: its first clause without the frame 关于“…”问题."""
    clause = codebook.rules("headings")["first_clause"].pattern.match(read_heading(text, node).words)
    frame = codebook.rules("headings")["frame_word"].pattern
    return frame.sub("", clause[0]) if clause else ""


def _repeats(own: list[str], others: list[str]) -> bool:
    """Whether most of the own headings are in the others, whole or shortened."""
    found = max(_contained(own, others), _contained(others, own))
    return found >= _SEVERAL and found > _MOSTLY * len(own)


def _contained(short: list[str], long: list[str]) -> int:
    joined = "\n".join(long)  # searched as one string: texts may have thousands of headings
    return sum(len(core) >= _SHORTEST and core in joined for core in dict.fromkeys(short))
