"""Many patterns against one text: a single pass finds which of them can match at all.

The pass looks for strings of which each match contains one (`needs.literals`), so no match is lost. A pattern
of several alternatives is tried by those that can match; one that is just a string has matched already.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from itertools import chain

from analysis.codebook.automaton import automaton, in_bytes
from analysis.codebook.needs import alternatives, begins_text, is_string, literals, pairs_of


class Screen:
    """Patterns by their place in a list, tried only where the text contains what they need."""

    def __init__(self, patterns: Sequence[str]) -> None:
        # Of every alternative: the place of its pattern, and its search.
        self._places: list[int] = []
        self._searches: list[Callable[[str], object]] = []
        always: list[int] = []
        strings: dict[str, list[int]] = {}
        # What many patterns name is common in texts, too, and says little: 开展, 落实.
        common = Counter(chain.from_iterable(map(pairs_of, patterns)))
        for place, pattern in enumerate(patterns):
            for branch in alternatives(pattern):
                number = len(self._places)
                self._places.append(place)
                # A string that was found is found; what else there is to try is compiled when it is.
                search = bool if is_string(branch) else partial(self._first_search, number, branch)
                self._searches.append(search)
                needed = literals(branch, common)
                for string in needed or ():
                    strings.setdefault(string, []).append(number)
                if needed is None:
                    always.append(number)
        self._always = tuple(always)
        self._find = automaton({string: tuple(numbers) for string, numbers in strings.items()}).iter

    def possible(self, text: str) -> list[int]:
        """The places of the patterns that may match somewhere in the text, in their order."""
        return sorted({self._places[number] for number in self._possible(text)})

    def found(self, text: str) -> list[int]:
        """The places of the patterns that match somewhere in the text, in their order."""
        places, searches = self._places, self._searches
        found: set[int] = set()
        for number in self._possible(text):
            place = places[number]
            if place not in found and searches[number](text):
                found.add(place)
        return sorted(found)

    def first(self, text: str) -> int | None:
        """The place of the first pattern in the list that matches; None where none does."""
        possible = sorted(self._possible(text))  # alternatives are numbered in the order of the patterns
        return next((self._places[number] for number in possible if self._searches[number](text)), None)

    def any(self, text: str) -> bool:
        """Whether any of the patterns matches."""
        return any(self._searches[number](text) for number in self._possible(text))

    def _possible(self, text: str) -> set[int]:
        possible = set(self._always)
        for _, numbers in self._find(in_bytes(text)):
            possible.update(numbers)
        return possible

    def _first_search(self, number: int, branch: str, text: str) -> object:
        # A search for what begins the text would be tried at each of its characters.
        pattern = compiled(branch)
        self._searches[number] = pattern.match if begins_text(branch) else pattern.search
        return self._searches[number](text)


@lru_cache(maxsize=None)  # re forgets after 512 patterns
def compiled(pattern: str) -> re.Pattern[str]:
    """The compiled pattern; each is compiled once, when it is first tried."""
    return re.compile(pattern)
