"""Stretches that only repeat problems which another one answers: a list of the findings before it, or the
same problems sorted by their state after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache

from analysis import codebook
from analysis.outline.headings import read_heading
from analysis.outline.tree import ENUMERATORS, Node
from analysis.text.folded import Text

_MOSTLY = 0.5
# This many equal headings are no accident.
_SEVERAL = 2
# Fewer characters name no problem.
_SHORTEST = 4
# No notice has so many headings; every one is looked for in all others.
_MOST = 1000


def clauses(words: str) -> list[str]:
    """What a heading is about: its clauses without the frame 关于“…”问题."""
    bare = (_bare(m[0]) for m in codebook.rules("headings")["clause"].pattern.finditer(words))
    return [clause for clause in bare if len(clause) >= _SHORTEST]


@lru_cache(maxsize=8192)  # a heading is looked at as a problem, as an answer and in its stretch
def _bare(clause: str) -> str:
    return codebook.rules("headings")["frame_word"].pattern.sub("", clause)


class _Stretch:
    """A top-level stretch and the problems that its headings name."""

    def __init__(self, text: Text, root: Node) -> None:
        self._text, self._root = text, root
        self.length = text.count(root.start, root.end)
        self.headings = list(_below(root))

    @cached_property
    def problems(self) -> list[list[str]]:
        """The clauses of each lowest heading that names a problem."""
        lowest = (read_heading(self._text, node) for node in self.headings if not node.children)
        return [clauses(heading.words) for heading in lowest if heading.names_problem]

    @cached_property
    def answers(self) -> list[list[str]]:
        """The clauses of every heading."""
        return [clauses(read_heading(self._text, node).words) for node in self.headings]

    @cached_property
    def printed(self) -> set[str]:
        """Every clause of it."""
        return {*clauses(self._text.folded[self._root.start : self._root.end])}

    def repeats(self, other: _Stretch) -> bool:
        """Whether most of its problems are headings of the other, whole or shortened, or just its only
        one.
        """
        if not self.problems:
            return False
        if len(self.problems) == 1:
            return self.problems[0][:1] in [answer[:1] for answer in other.answers]
        own = _found(self.problems, _joined(other.answers))
        others = _found(other.answers, _joined(self.problems))
        stated = sum(any(c in self.printed for c in problem[:1]) for problem in other.answers)
        most = max(own, others, stated)
        return most >= _SEVERAL and most > _MOSTLY * len(self.problems)


def find_repeats(text: Text, roots: list[Node]) -> list[int]:
    """Places of the stretches that repeat the problems of a longer one."""
    stretches = [_Stretch(text, root) for root in roots]
    if sum(len(stretch.headings) for stretch in stretches) > _MOST:
        return []
    return [
        i
        for i, one in enumerate(stretches)
        if any(one.length < other.length and one.repeats(other) for other in stretches)
    ]


def _below(node: Node) -> Iterator[Node]:
    for child in node.children:
        if child.family not in ENUMERATORS:
            yield child
            yield from _below(child)


def _joined(headings: Iterable[list[str]]) -> str:
    return "\n".join(clause for heading in headings for clause in heading)


def _found(headings: Iterable[list[str]], words: str) -> int:
    return sum(any(clause in words for clause in heading[:1]) for heading in headings)
