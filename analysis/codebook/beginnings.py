"""The characters with which the matches of a pattern begin, derived from the pattern itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import product
from re import _constants as ops  # type: ignore[attr-defined]
from typing import Any

from analysis.codebook.needs import AHEAD, LONG, REPEATS, ZERO_WIDTH, parsed

Beginning = tuple[str, str]  # what is inside the brackets of two classes of characters
ANY = ""
_CATEGORIES = {
    ops.CATEGORY_DIGIT: r"\d",
    ops.CATEGORY_NOT_DIGIT: r"\D",
    ops.CATEGORY_SPACE: r"\s",
    ops.CATEGORY_NOT_SPACE: r"\S",
    ops.CATEGORY_WORD: r"\w",
    ops.CATEGORY_NOT_WORD: r"\W",
}


def beginnings(pattern: str) -> frozenset[Beginning] | None:
    """What a match may begin with: classes of its first and its second character, "" where that may be any.

    None where the first may be any, or a match empty.
    """
    items = parsed(pattern)
    found = {()} if items is None else _beginnings(items)
    if any(not begins or begins[0] is ANY for begins in found):
        return None
    return frozenset((begins[0], begins[1] if len(begins) > 1 else ANY) for begins in found)


def _beginnings(items: Iterable[Any]) -> set[tuple[str, ...]]:
    """The classes of the first two characters of a match, or of as many as a match may have."""
    found: set[tuple[str, ...]] = {()}
    for op, value in items:
        if all(len(begins) == LONG for begins in found):
            break
        if op is ops.ASSERT and value[0] == AHEAD:  # what follows must begin so
            return _followed(found, _beginnings(value[1]))
        found = _followed(found, _beginnings_of((op, value)))
    return found


def _followed(one: set[tuple[str, ...]], other: set[tuple[str, ...]]) -> set[tuple[str, ...]]:
    return {(a + b)[:LONG] for a, b in product(one, other)}


def _beginnings_of(item: Any) -> set[tuple[str, ...]]:
    op, value = item
    if op in ZERO_WIDTH:
        return {()}
    if op is ops.LITERAL:
        return {(re.escape(chr(value)),)}
    if op is ops.IN:
        return {(_members(value),)}
    if op is ops.SUBPATTERN and not value[1] & re.IGNORECASE:
        return _beginnings(value[3])
    if op is ops.ATOMIC_GROUP:
        return _beginnings(value)
    if op in REPEATS:
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
