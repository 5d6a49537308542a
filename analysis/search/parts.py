"""Texts of many issues in files, searched some at a time: only these are in memory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from analysis.compare.word_rows.columns import Column, Place, smallest
from analysis.search.strings import Counts, Numbers, Texts


def write_part(place: Place, name: str, number: int, texts: Texts) -> None:
    """Some of the texts of this name, which are read in the order of numbers."""
    lengths = texts.lengths_of(np.arange(texts.n))
    columns = {"characters": texts.characters, "ends": smallest(texts.ends), "lengths": smallest(lengths)}
    for kind, values in columns.items():
        place.write(f"{name}-{kind}-{number}", values)


@dataclass(frozen=True)
class Parts:
    """As `Texts`, of columns that were written some at a time. hold: what the files are removed with."""

    name: str
    columns: Mapping[str, Column]
    hold: object

    @cached_property
    def _all_lengths(self) -> Numbers:
        return np.concatenate([np.zeros(0, np.uint8), *(lengths[:] for lengths in self._all("lengths"))])

    @cached_property
    def mean_length(self) -> float:
        return float(self._all_lengths.sum()) / max(1, len(self._all_lengths))

    def lengths_of(self, texts: Numbers) -> Numbers:
        """Characters of these texts, each with its break."""
        return self._all_lengths[texts].astype(np.int64)

    def count(self, strings: list[str]) -> Counts:
        """How often each of the strings occurs in each text, overlaps included."""
        found = [(first, texts.count(strings)) for first, texts in self._each()]
        nothing = np.zeros(0, np.int64)
        text = np.concatenate([nothing, *(first + counts.text for first, counts in found)])
        string = np.concatenate([nothing, *(counts.string for _, counts in found)])
        order = np.argsort(string, kind="stable")
        count = np.concatenate([nothing, *(counts.count for _, counts in found)])
        return Counts(text[order], string[order], count[order])

    def contain(self, word: str) -> NDArray[np.bool_]:
        """Which texts contain the word; letters of a longer Latin word are none."""
        return np.concatenate([np.zeros(0, bool), *(texts.contain(word) for _, texts in self._each())])

    def _each(self) -> Iterator[tuple[int, Texts]]:
        """The place of the first of some texts, and these."""
        first = 0
        for characters, ends in zip(self._all("characters"), self._all("ends"), strict=True):
            yield first, Texts(characters[:], ends[:].astype(np.int64))
            first += len(ends)

    def _all(self, kind: str) -> Iterator[Column]:
        number = 0
        while column := self.columns.get(f"{self.name}-{kind}-{number}"):
            yield column
            number += 1
