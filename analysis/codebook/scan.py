"""Patterns tried in one pass over a long text, at each place only those that can begin with its character.

It finds what `re.compile("|".join(patterns))` finds, in the same order.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import takewhile

from analysis.codebook.beginnings import ANY, Beginning, beginnings
from analysis.codebook.screen import compiled

_START = re.Match.start
Match = Callable[..., re.Match[str] | None]


class Scanner:
    """Alternatives of one pattern by the characters that they may begin with.

    Where one of them may begin with any character, or match nothing, they are one pattern as ever.
    """

    def __init__(self, patterns: Sequence[str]) -> None:
        found = [beginnings(pattern) for pattern in patterns]
        pairs = [(begins, p) for begins, p in zip(found, patterns, strict=True) if begins]
        self._alternatives = [(re.compile(_class(first for first, _ in begins)), p) for begins, p in pairs]
        self._whole = None if all(found) else re.compile("|".join(patterns))
        self._begins = re.compile(_begins([pair for begins, _ in pairs for pair in begins]))
        self._by_character: dict[str, Match] = {}

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
        # What follows the last beginning is seen, no more: a line is not searched to the end of the text.
        for place in map(_START, self._begins.finditer(text, start, min(end, last + 1))):
            if place < reached:
                continue
            if place >= last:
                return
            match_at = known.get(text[place]) or self._beginning_with(text[place])
            if match := match_at(text, place, end):
                reached = match.end()
                yield match

    def _beginning_with(self, character: str) -> Match:
        able = [pattern for begins, pattern in self._alternatives if begins.match(character)]
        return self._by_character.setdefault(character, compiled("|".join(able)).match)


def _begins(pairs: Sequence[Beginning]) -> str:
    """The pattern of a character with which a match may begin, where the next one may follow it."""
    followed: dict[str, set[str]] = defaultdict(set)
    for first, second in pairs:
        followed[first].add(second)
    by_second: dict[frozenset[str], list[str]] = defaultdict(list)
    for first, seconds in followed.items():
        by_second[frozenset() if ANY in seconds else frozenset(seconds)].append(first)
    ways = [
        f"(?<={_class(firsts)})" + (f"(?={_class(seconds)})" if seconds else "")
        for seconds, firsts in by_second.items()
    ]
    return f"{_class(followed)}(?:{'|'.join(ways)})" if ways else "(?!)"


def _class(members: Iterable[str]) -> str:
    return f"[{''.join(sorted(set(members)))}]"
