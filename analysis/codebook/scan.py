"""Patterns tried in one pass over a long text, at each place only those that can begin with its character.

It finds what `re.compile("|".join(patterns))` finds, in the same order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from analysis.codebook.needs import beginnings
from analysis.codebook.screen import compiled


class Scanner:
    """Alternatives of one pattern by the characters that they may begin with.

    Where one of them may begin with any character, or match nothing, they are one pattern as ever.
    """

    def __init__(self, patterns: Sequence[str]) -> None:
        classes = [beginnings(pattern) for pattern in patterns]
        self._alternatives = [(re.compile(c), p) for c, p in zip(classes, patterns, strict=True) if c]
        self._whole = None if all(classes) else re.compile("|".join(patterns))
        self._begins = re.compile(_union([c for c in classes if c]))
        self._by_character: dict[str, re.Pattern[str]] = {}

    def finditer(
        self, text: str, start: int, end: int, *, last: int | None = None
    ) -> Iterator[re.Match[str]]:
        """Every match in order, as of a pattern's `finditer`; those that begin before `last`."""
        last = end if last is None else last
        if self._whole:
            matches = self._whole.finditer(text, start, end)
            yield from takewhile(lambda match: match.start() < last, matches)
            return
        reached, known = start, self._by_character
        for first in self._begins.finditer(text, start, last):
            place = first.start()
            if place < reached:
                continue
            pattern = known.get(first[0]) or self._beginning_with(first[0])
            if match := pattern.match(text, place, end):
                reached = match.end()
                yield match

    def _beginning_with(self, character: str) -> re.Pattern[str]:
        able = [pattern for begins, pattern in self._alternatives if begins.match(character)]
        return self._by_character.setdefault(character, compiled("|".join(able)))


def _union(classes: Sequence[str]) -> str:
    return f"[{''.join(dict.fromkeys(c[1:-1] for c in classes))}]" if classes else "(?!)"
