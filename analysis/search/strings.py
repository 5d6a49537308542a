"""How often short strings occur in many texts: numbers in arrays, one pass for each length."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.search.query import is_latin

Numbers = NDArray[np.integer[Any]]

_BREAK = "\0"
_LAST = 0x110000
_SMALL = 0x10000  # characters below it take two bytes, and texts rarely have others


@dataclass(frozen=True)
class Counts:
    """`count` times the string number `string` in the text number `text`: one entry per pair, by string and
    then by text."""

    text: Numbers
    string: Numbers
    count: Numbers

    def of(self, string: int) -> tuple[Numbers, Numbers]:
        """The texts that have the string, and how often."""
        first, end = np.searchsorted(self.string, [string, string + 1])
        return self.text[first:end], self.count[first:end]


@dataclass(frozen=True)
class Texts:
    """Texts one after another as characters; `ends`: where each ends with its break, which no string has."""

    characters: Numbers
    ends: Numbers

    @classmethod
    def of(cls, texts: Iterable[str]) -> Texts:
        ended = [text + _BREAK for text in texts]
        lengths = np.fromiter(map(len, ended), np.int64, len(ended))
        characters = np.frombuffer("".join(ended).encode("utf-32-le", "surrogatepass"), np.uint32)
        fits = not len(characters) or characters.max() < _SMALL
        return cls(characters.astype(np.uint16) if fits else characters, lengths.cumsum())

    @property
    def n(self) -> int:
        return len(self.ends)

    @cached_property
    def mean_length(self) -> float:
        return len(self.characters) / max(1, self.n)

    def lengths_of(self, texts: Numbers) -> Numbers:
        """Characters of these texts, each with its break."""
        return self.ends[texts] - np.where(texts > 0, self.ends[texts - 1], 0)

    def count(self, strings: list[str]) -> Counts:
        """How often each of the strings occurs in each text, overlaps included."""
        return count_strings(self, strings)

    def contain(self, word: str) -> NDArray[np.bool_]:
        """Which texts contain the word; letters of a longer Latin word are none."""
        starts = np.flatnonzero(self.characters == ord(word[0]))
        for place, character in enumerate(word[1:], 1):
            starts = starts[starts + place < len(self.characters)]
            starts = starts[self.characters[starts + place] == ord(character)]
        starts = starts[self.is_whole(starts, word)]
        found = np.zeros(self.n, bool)
        found[self.owners(starts)] = True
        return found

    def is_whole(self, starts: Numbers, word: str) -> NDArray[np.bool_]:
        """Whether the word, which begins at these places, is not a part of a longer Latin word."""
        whole = np.ones(len(starts), bool)
        if is_latin(word[0]):
            whole &= (starts == 0) | ~self._latin_at(starts - 1)
        if is_latin(word[-1]):
            whole &= ~self._latin_at(starts + len(word))  # a break follows every text
        return whole

    def _latin_at(self, places: Numbers) -> NDArray[np.bool_]:
        characters = self.characters[places]
        return (characters >= ord("a")) & (characters <= ord("z"))

    def owners(self, places: Numbers) -> Numbers:
        """The texts that the characters at these places belong to."""
        return np.searchsorted(self.ends, places, side="right")


def count_strings(texts: Texts, strings: list[str]) -> Counts:
    """Strings are read character by character: each place in the texts has a number for the string so far
    that ends there, or 0, and a table has the number that it becomes with the next character. Of Latin words
    only whole ones count."""
    alphabet = {c: i for i, c in enumerate(sorted(set("".join(strings))), 1)}
    read = _letters(alphabet, texts)[texts.characters]
    numbers = {string: i for i, string in enumerate(strings)}
    owners, found = [], []
    so_far, starts = {"": 0}, np.flatnonzero(read)
    state = np.zeros(len(starts), np.int32)
    for length in range(1, max(map(len, strings), default=0) + 1):
        fits = starts + length <= len(read)
        starts, state = starts[fits], state[fits]
        longer = sorted({s[:length] for s in strings if len(s) >= length})
        table = np.zeros((len(so_far), len(alphabet) + 1), np.int32)
        for number, string in enumerate(longer, 1):
            table[so_far[string[:-1]], alphabet[string[-1]]] = number
        state = table[state, read[starts + length - 1]]
        starts, state = starts[state > 0], state[state > 0]
        # Number 0 is the string that is none: nothing begins with it after the first character.
        so_far = {string: number for number, string in enumerate(longer, 1)} | {_BREAK: 0}
        string_of = np.array([-1, *(numbers.get(string, -1) for string in longer)], np.int16)[state]
        counted = string_of >= 0
        for string in filter(_has_latin_end, numbers.keys() & set(longer)):
            ends = np.flatnonzero(state == so_far[string])
            counted[ends] &= texts.is_whole(starts[ends], string)
        owners.append(texts.owners(starts[counted]))
        found.append(string_of[counted])
    return _count(
        np.concatenate(owners or [np.zeros(0, np.int64)]), np.concatenate(found or [np.zeros(0, np.int16)])
    )


def _has_latin_end(string: str) -> bool:
    return is_latin(string[0]) or is_latin(string[-1])


def _letters(alphabet: dict[str, int], texts: Texts) -> Numbers:
    letters = np.zeros(_SMALL if texts.characters.itemsize == 2 else _LAST, np.uint16)
    for character, number in alphabet.items():
        if ord(character) < len(letters):
            letters[ord(character)] = number
    return letters


def _count(owners: Numbers, strings: Numbers) -> Counts:
    """One entry per pair; the owners of a string are in order already."""
    order = np.argsort(strings, kind="stable")
    text, string = owners[order], strings[order]
    is_first = np.ones(len(text), bool)
    is_first[1:] = (text[1:] != text[:-1]) | (string[1:] != string[:-1])
    first = np.flatnonzero(is_first)
    return Counts(text[first], string[first], np.diff(first, append=len(text)))
