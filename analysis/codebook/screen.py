"""Many patterns against one text: a single pass finds which of them can match at all.

The pass looks for strings of which each match contains one (`needs.literals`), so no match is lost. A pattern
of several alternatives is tried by those that can match; one that is just a string has matched already.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

import ahocorasick

from analysis.codebook.needs import alternatives, is_string, literals


class Screen:
    """Patterns by their place in a list, tried only where the text contains what they need."""

    def __init__(self, patterns: Sequence[str]) -> None:
        self._branches: list[tuple[int, str]] = []  # place of the pattern, and the alternative
        # What is left to try of each, once it is compiled; a string that was found is found.
        self._searches: list[Callable[[str], object] | None] = []
        self._always: list[int] = []
        strings: dict[str, list[int]] = {}
        for place, pattern in enumerate(patterns):
            for branch in alternatives(pattern):
                number = len(self._branches)
                self._branches.append((place, branch))
                self._searches.append(bool if is_string(branch) else None)
                needed = literals(branch)
                for string in needed or ():
                    strings.setdefault(string, []).append(number)
                if needed is None:
                    self._always.append(number)
        self._strings = ahocorasick.Automaton()
        for string, numbers in strings.items():
            self._strings.add_word(string, tuple(numbers))
        self._strings.make_automaton()

    def possible(self, text: str) -> list[int]:
        """The places of the patterns that may match somewhere in the text, in their order."""
        return sorted({self._branches[number][0] for number in self._possible(text)})

    def found(self, text: str) -> Iterator[int]:
        """The places of the patterns that match somewhere in the text, in their order."""
        last, branches, searches = -1, self._branches, self._searches
        for number in sorted(self._possible(text)):
            place, branch = branches[number]
            if place == last:
                continue
            search = searches[number]
            if search is None:
                search = searches[number] = compiled(branch).search
            if search(text):
                last = place
                yield place

    def _possible(self, text: str) -> set[int]:
        possible = set(self._always)
        for _, numbers in self._strings.iter(text):
            possible.update(numbers)
        return possible

    def any(self, text: str) -> bool:
        """Whether any of the patterns matches."""
        return next(self.found(text), None) is not None


@lru_cache(maxsize=None)  # re forgets after 512 patterns
def compiled(pattern: str) -> re.Pattern[str]:
    """The compiled pattern; each is compiled once, when it is first tried."""
    return re.compile(pattern)
