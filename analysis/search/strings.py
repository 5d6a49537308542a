"""How often short strings occur in many texts: numbers in arrays, one pass for each length."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]

_BREAK = "\0"
_LAST = 0x110000


@dataclass(frozen=True)
class Texts:
    """Texts one after another as characters; `owner`: the place of the text that each belongs to."""

    characters: NDArray[np.uint32]
    owner: NDArray[np.int32]
    lengths: Numbers

    @classmethod
    def of(cls, texts: Iterable[str]) -> Texts:
        """Each text ends with a break, which is in no string."""
        ended = [text + _BREAK for text in texts]
        lengths = np.fromiter(map(len, ended), np.int64, len(ended))
        characters = np.frombuffer("".join(ended).encode("utf-32-le", "surrogatepass"), np.uint32)
        return cls(characters, np.repeat(np.arange(len(ended), dtype=np.int32), lengths), lengths)


@dataclass(frozen=True)
class Counts:
    """`count` times the string number `string` in the text number `text`, one entry per pair."""

    text: Numbers
    string: Numbers
    count: Numbers


def count_strings(texts: Texts, strings: list[str]) -> Counts:
    """How often each of the strings occurs in each text, overlaps included.

    Strings are read character by character: each place in the texts has a number for the string so far that
    ends there, or 0, and a table has the number that it becomes with the next character.
    """
    alphabet = {c: i for i, c in enumerate(sorted(set("".join(strings))), 1)}
    letters = np.zeros(_LAST, np.int32)
    letters[[ord(c) for c in alphabet]] = list(alphabet.values())
    read = letters[texts.characters]
    numbers = {string: i for i, string in enumerate(strings)}
    pairs = []
    so_far, starts = {"": 0}, np.flatnonzero(read)
    state = np.zeros(len(starts), np.int64)
    for length in range(1, max(map(len, strings), default=0) + 1):
        starts, state = _within(starts, state, len(read), length)
        longer = sorted({s[:length] for s in strings if len(s) >= length})
        table = np.zeros((len(so_far), len(alphabet) + 1), np.int64)
        for number, string in enumerate(longer, 1):
            table[so_far[string[:-1]], alphabet[string[-1]]] = number
        state = table[state, read[starts + length - 1]]
        starts, state = starts[state > 0], state[state > 0]
        # Number 0 is the string that is none: nothing begins with it after the first character.
        so_far = {string: number for number, string in enumerate(longer, 1)} | {_BREAK: 0}
        number_of = np.array([-1, *(numbers.get(string, -1) for string in longer)])
        found = number_of[state]
        pairs.append(texts.owner[starts[found >= 0]].astype(np.int64) * len(strings) + found[found >= 0])
    keys, counts = np.unique(np.concatenate(pairs or [np.zeros(0, np.int64)]), return_counts=True)
    size = max(1, len(strings))
    return Counts(keys // size, keys % size, counts)


def _within(starts: Numbers, state: Numbers, end: int, length: int) -> tuple[Numbers, Numbers]:
    fits = starts + length <= end
    return starts[fits], state[fits]
