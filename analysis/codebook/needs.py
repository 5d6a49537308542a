"""What a text must contain for a pattern to match in it, derived from the pattern itself.

`literals` are strings of which every match contains one; `beginnings` are classes of the two characters with
which every match begins. Where nothing of the kind follows from the pattern, the answer is None: try always.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

Strings = frozenset[str]
Beginning = tuple[str, str]  # what is inside the brackets of two classes of characters
ANY = ""
# Flags for the whole pattern, and references to groups that may be in another alternative.
_WHOLE = re.compile(r"^\(\?[a-zA-Z]+\)|\(\?P=|\(\?\(|\\[1-9]")
_TOKEN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]", re.DOTALL)
_STRING = re.compile(r"[^\\.^$*+?{}\[\]|()]+")
_EMPTY = frozenset({""})
_MOST = 48  # strings that one stretch of a pattern may stand for
_LONG = 2  # characters after which a longer string, or beginning, says little more
_ZERO_WIDTH = (ops.AT, ops.ASSERT, ops.ASSERT_NOT)
_AHEAD = 1
_REPEATS = (ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT)
_CATEGORIES = {
    ops.CATEGORY_DIGIT: r"\d",
    ops.CATEGORY_NOT_DIGIT: r"\D",
    ops.CATEGORY_SPACE: r"\s",
    ops.CATEGORY_NOT_SPACE: r"\S",
    ops.CATEGORY_WORD: r"\w",
    ops.CATEGORY_NOT_WORD: r"\W",
}


def literals(pattern: str) -> Strings | None:
    """Strings of which every match contains at least one; None where there are no such strings."""
    if is_string(pattern):
        return frozenset({pattern})
    parsed = _parsed(pattern)
    return None if parsed is None else _needed(parsed)


def beginnings(pattern: str) -> frozenset[Beginning] | None:
    """What a match may begin with: classes of its first and its second character, "" where that may be any.

    None where the first may be any, or a match empty.
    """
    parsed = _parsed(pattern)
    found = {()} if parsed is None else _beginnings(parsed)
    if any(not begins or begins[0] is ANY for begins in found):
        return None
    return frozenset((begins[0], begins[1] if len(begins) > 1 else ANY) for begins in found)


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


def _parsed(pattern: str) -> Sequence[Any] | None:
    """The parsed pattern; None where it ignores case, which no string here does."""
    parsed = _parser.parse(pattern)
    return None if parsed.state.flags & re.IGNORECASE else parsed


def _needed(items: Iterable[Any]) -> Strings | None:
    """The best needed strings of a sequence: those of one item, or of neighbours that are plain strings."""
    best: Strings | None = None
    run = _EMPTY
    for item in items:
        if item[0] is ops.ASSERT and item[1][0] == _AHEAD:  # behind, it may be in front of what is searched
            best = _better(best, _needed(item[1][1]))
        plain = _plain(item)
        if plain is not None and len(run) * len(plain) <= _MOST:
            run = _joined(run, plain)
            continue
        best = _better(_better(best, run), _needed_inside(item))
        run = _EMPTY if plain is None else plain
    return _better(best, run)


def _needed_inside(item: Any) -> Strings | None:
    op, value = item
    if op is ops.SUBPATTERN:
        return None if value[1] & re.IGNORECASE else _needed(value[3])
    if op is ops.ATOMIC_GROUP:
        return _needed(value)
    if op in _REPEATS and value[0] > 0:
        return _needed(value[2])
    if op is ops.BRANCH:
        branches = [_needed(branch) for branch in value[1]]
        return None if None in branches else frozenset().union(*(b for b in branches if b))
    return _plain(item)


def _better(one: Strings | None, other: Strings | None) -> Strings | None:
    """The strings that say more: the shortest of them is longer, or there are fewer of them."""
    found = [strings for strings in (one, other) if strings and "" not in strings]
    return max(found, key=lambda s: (min(_LONG, min(map(len, s))), -len(s)), default=None)


def _plain(item: Any) -> Strings | None:
    """All strings that the item matches, if they are few."""
    op, value = item
    if op is ops.LITERAL:
        return frozenset(chr(value))
    if op in _ZERO_WIDTH:
        return _EMPTY
    if op is ops.IN:
        return _few(frozenset(_characters(value)))
    if op is ops.SUBPATTERN and not value[1] & re.IGNORECASE:
        return _sequence(value[3])
    if op is ops.BRANCH:
        branches = [_sequence(branch) for branch in value[1]]
        return None if None in branches else _few(frozenset().union(*(b for b in branches if b)))
    if op in _REPEATS and value[0] <= 1 == value[1]:
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


def _beginnings(items: Iterable[Any]) -> set[tuple[str, ...]]:
    """The classes of the first two characters of a match, or of as many as a match may have."""
    found: set[tuple[str, ...]] = {()}
    for op, value in items:
        if all(len(begins) == _LONG for begins in found):
            break
        if op is ops.ASSERT and value[0] == _AHEAD:  # what follows must begin so
            return _followed(found, _beginnings(value[1]))
        found = _followed(found, _beginnings_of((op, value)))
    return found


def _followed(one: set[tuple[str, ...]], other: set[tuple[str, ...]]) -> set[tuple[str, ...]]:
    return {(a + b)[:_LONG] for a, b in product(one, other)}


def _beginnings_of(item: Any) -> set[tuple[str, ...]]:
    op, value = item
    if op in _ZERO_WIDTH:
        return {()}
    if op is ops.LITERAL:
        return {(re.escape(chr(value)),)}
    if op is ops.IN:
        return {(_members(value),)}
    if op is ops.SUBPATTERN and not value[1] & re.IGNORECASE:
        return _beginnings(value[3])
    if op is ops.ATOMIC_GROUP:
        return _beginnings(value)
    if op in _REPEATS:
        once = _beginnings(value[2])
        often = once | _followed(once, once) if value[1] > 1 else once
        return often if value[0] else often | {()}
    if op is ops.BRANCH:
        return set().union(*map(_beginnings, value[1]))
    return {(), (ANY,), (ANY, ANY)}


def _members(members: Sequence[Any]) -> str:
    """A class as the source of another; ANY for what is not listed in it."""
    pieces = set()
    for op, value in members:
        if op is ops.LITERAL:
            pieces.add(re.escape(chr(value)))
        elif op is ops.RANGE:
            pieces.add(f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}")
        elif op is ops.CATEGORY:
            pieces.add(_CATEGORIES[value])
        else:
            return ANY
    return "".join(sorted(pieces))
