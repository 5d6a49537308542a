"""Texts of many issues in files, searched some at a time: only these are in memory."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from analysis.compare.word_rows.columns import Column, Place
from analysis.search.strings import Counts, Numbers, Texts


class Parts:
    """As `Texts`, which are added some at a time; the files are removed with it."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="notices-", ignore_cleanup_errors=True)
        self._parts: list[tuple[int, Column, Column]] = []
        self._lengths: list[Numbers] = []
        self._n = 0

    def add(self, texts: Texts) -> None:
        """The texts after those that are there."""
        place, number = Place(Path(self._folder.name)), len(self._parts)
        characters = place.write(f"characters-{number}", texts.characters)
        self._parts.append((self._n, characters, place.write(f"ends-{number}", texts.ends)))
        lengths = texts.lengths_of(np.arange(texts.n))
        self._lengths.append(lengths.astype(np.min_scalar_type(int(lengths.max(initial=0)))))
        self._n += texts.n

    @cached_property
    def _all_lengths(self) -> Numbers:
        return np.concatenate([np.zeros(0, np.uint8), *self._lengths])

    @cached_property
    def mean_length(self) -> float:
        return float(self._all_lengths.sum()) / max(1, self._n)

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
        for first, characters, ends in self._parts:
            yield first, Texts(characters[:], ends[:])
