"""What a text must contain for a pattern to match in it, derived from the pattern itself.

`literals` are strings of which every match contains one. Where nothing of the kind follows from the pattern,
the answer is None: try always.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from operator import add
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

Strings = frozenset[str]
# Flags for the whole pattern, and references to groups that may be in another alternative.
_WHOLE = re.compile(r"^\(\?[a-zA-Z]+\)|\(\?P=|\(\?\(|\\[1-9]")
_TOKEN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]", re.DOTALL)
_STRING = re.compile(r"[^\\.^$*+?{}\[\]|()]+")
_EMPTY = frozenset({""})
_MOST = 48  # strings that one stretch of a pattern may stand for
LONG = 2  # characters after which a longer string, or beginning, says little more
_EACH = 0.1  # what a string more costs, against a text that has it
ZERO_WIDTH = (ops.AT, ops.ASSERT, ops.ASSERT_NOT)
AHEAD = 1
REPEATS = (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT)


def literals(pattern: str, common: Counter[str] | None = None) -> Strings | None:
    """Strings of which every match contains at least one; None where there are no such strings.

    Of several sets of such strings it is the one whose strings are long and seldom; `common`: how often pairs
    of characters, and characters, occur in texts like those that are searched.
    """
    if is_string(pattern):
        return frozenset({pattern})
    items = parsed(pattern)
    return None if items is None else _Needed(common or Counter()).of(items)


def pairs_of(text: str) -> set[str]:
    """The characters of the text and the pairs of neighbours."""
    return {*text, *map(add, text, text[1:])}


def is_string(pattern: str) -> bool:
    """Whether the pattern is a string of characters and nothing else."""
    return _STRING.fullmatch(pattern) is not None


def alternatives(pattern: str) -> list[str]:
    """The alternatives of a pattern, each a pattern of its own; the pattern alone where it cannot be cut."""
    if _WHOLE.search(pattern):
        return [pattern]
    found, start, depth = [], 0, 0
    for token in _TOKEN.finditer(pattern):
        depth += (token[0] == "(") - (token[0] == ")")
        if token[0] == "|" and not depth:
            found.append(pattern[start : token.start()])
            start = token.end()
    return [*found, pattern[start:]]


def parsed(pattern: str) -> Sequence[Any] | None:
    """The parsed pattern; None where it ignores case, which no string here does."""
    found = _parser.parse(pattern)
    return None if found.state.flags & re.IGNORECASE else found


def begins_text(pattern: str) -> bool:
    """Whether the pattern matches at the beginning of the text or nowhere."""
    return pattern.startswith("^") and _parser.parse(pattern)[0] == (ops.AT, ops.AT_BEGINNING)


class _Needed:
    """The best strings that a match needs, where so many texts have each character or pair of them."""

    def __init__(self, common: Counter[str]) -> None:
        self._common = common

    def of(self, items: Iterable[Any]) -> Strings | None:
        """The best strings of a sequence: those of one item, or of neighbours that are plain strings."""
        best: Strings | None = None
        run = _EMPTY
        for item in items:
            if (
                item[0] is ops.ASSERT and item[1][0] == AHEAD
            ):  # behind, it may be in front of what is searched
                best = self._better(best, self.of(item[1][1]))
            plain = _plain(item)
            if plain is not None and len(run) * len(plain) <= _MOST:
                run = _joined(run, plain)
                continue
            best = self._better(self._better(best, run), self._inside(item))
            run = _EMPTY if plain is None else plain
        return self._better(best, run)

    def _inside(self, item: Any) -> Strings | None:
        op, value = item
        if op is ops.SUBPATTERN:
            return None if value[1] & re.IGNORECASE else self.of(value[3])
        if op is ops.ATOMIC_GROUP:
            return self.of(value)
        if op in REPEATS and value[0] > 0:
            return self.of(value[2])
        if op is ops.BRANCH:
            branches = [self.of(branch) for branch in value[1]]
            return None if None in branches else frozenset().union(*(b for b in branches if b))
        return _plain(item)

    def _better(self, one: Strings | None, other: Strings | None) -> Strings | None:
        """The strings that say more: the shortest of them is longer, or fewer texts have them."""
        found = [strings for strings in (one, other) if strings and "" not in strings]
        return min(found, key=self._cost, default=None)

    def _cost(self, strings: Strings) -> tuple[int, float]:
        shortest = min(LONG, min(map(len, strings)))
        return -shortest, sum(map(self._frequency, strings)) + _EACH * len(strings)

    def _frequency(self, string: str) -> int:
        """A string is as seldom as its most seldom pair of characters."""
        return min(self._common[pair] for pair in (map(add, string, string[1:]) if string[1:] else string))


def _plain(item: Any) -> Strings | None:
    """All strings that the item matches, if they are few."""
    op, value = item
    if op is ops.LITERAL:
        return frozenset(chr(value))
    if op in ZERO_WIDTH:
        return _EMPTY
    if op is ops.IN:
        return _few(frozenset(_characters(value)))
    if op is ops.SUBPATTERN and not value[1] & re.IGNORECASE:
        return _sequence(value[3])
    if op is ops.BRANCH:
        branches = [_sequence(branch) for branch in value[1]]
        return None if None in branches else _few(frozenset().union(*(b for b in branches if b)))
    if op in REPEATS and value[0] <= 1 == value[1]:
        inner = _sequence(value[2])
        return inner if inner is None or value[0] else inner | _EMPTY
    return None


def _sequence(items: Iterable[Any]) -> Strings | None:
    found: Strings | None = _EMPTY
    for item in items:
        plain = _plain(item)
        found = None if found is None or plain is None else _few(_joined(found, plain))
    return found


def _few(strings: Strings) -> Strings | None:
    return strings if 0 < len(strings) <= _MOST else None


def _joined(one: Strings, other: Strings) -> Strings:
    return frozenset(a + b for a, b in product(one, other))


def _characters(members: Sequence[Any]) -> Iterator[str]:
    """The characters of a class; none where they are too many to list."""
    if any(op not in (ops.LITERAL, ops.RANGE) for op, _ in members):
        return
    spans = [(value, value) if op is ops.LITERAL else value for op, value in members]
    if sum(last - first + 1 for first, last in spans) <= _MOST:
        yield from (chr(code) for first, last in spans for code in range(first, last + 1))
