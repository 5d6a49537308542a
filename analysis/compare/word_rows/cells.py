"""How often words occur in chosen units, block by block (analysis.compare.word_rows.blocks)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from analysis.compare.word_rows.columns import Numbers
from analysis.compare.word_rows.source import Source, at_once, runs
from analysis.compare.word_rows.words import Mask


@dataclass(frozen=True)
class Counted:
    """mask: the units of the source that are chosen."""

    source: Source
    mask: Mask

    @cached_property
    def whole(self) -> Mask | None:
        """Which blocks are chosen, if all of their words or none are; None where some of a block are.

        Units outside parts have words of measures alone, which are never counted.
        """
        firsts = self.source.block_units
        if not len(firsts):
            return np.zeros(0, bool)
        in_part = (np.array(self.source.codes["part"]) != "")[self.source.of_units("part")]
        chosen, of = (
            np.add.reduceat(units.view(np.uint8), firsts, dtype=np.int64) for units in (self.mask, in_part)
        )
        return chosen > 0 if ((chosen == 0) | (chosen == of)).all() else None

    def words(self) -> Numbers:
        """How often each word occurs; words of measures may be counted."""
        if self.whole is None:
            return count_rows(self.source, self.mask, weighed=True)
        found, starts = np.zeros(len(self.source.words), np.int64), self.source.cell_starts
        for first, last, low, high in at_once(starts):
            values = self._of_whole(first, last)
            found[low:high] += np.add.reduceat(values, np.maximum(starts[low:high], first) - first)
        return found

    def cells(self, words: Numbers) -> Iterator[tuple[Numbers, Numbers, Numbers]]:
        """Word, block and count of the cells of these words, which are in ascending order; of those that
        occur."""
        source = self.source
        for low, high in runs(words):
            first, last = int(source.cell_starts[low]), int(source.cell_starts[high])
            count = self._of_rows(first, last, high) if self.whole is None else self._of_whole(first, last)
            there = np.flatnonzero(count)
            word = np.repeat(np.arange(low, high), np.diff(source.cell_starts[low : high + 1]))
            yield word[there], source.columns["cell_block"][first:last][there], count[there]

    def _of_whole(self, first: int, last: int) -> Numbers:
        """What cells count, where blocks are chosen as a whole."""
        columns = self.source.columns
        assert self.whole is not None
        return columns["cell_count"][first:last] * self.whole[columns["cell_block"][first:last]].astype(
            np.int64
        )

    def _of_rows(self, first: int, last: int, high: int) -> Numbers:
        """What the chosen rows of cells count, up to those of the word `high`."""
        begins = self.source.columns["cell_row"][first:last].astype(np.int64)
        rows = int(begins[0]), int(self.source.starts[high])
        values = values_of(self.source, self.mask, *rows, weighed=True)
        return np.add.reduceat(values, begins - begins[0], dtype=np.int64)


def values_of(source: Source, mask: Mask, first: int, last: int, *, weighed: bool) -> Numbers:
    """Of rows 1 for each that is in chosen units, or what it counts; 0 for others."""
    values: Numbers = mask[source.columns["unit"][first:last]].view(np.uint8)
    return values * source.columns["count"][first:last] if weighed else values


def count_rows(source: Source, mask: Mask, *, weighed: bool) -> Numbers:
    """For each word the rows in these units, or what they count."""
    found = np.zeros(len(source.words), np.int64)
    for first, last, low, high in at_once(source.starts):
        values = values_of(source, mask, first, last, weighed=weighed)
        begins = np.maximum(source.starts[low:high], first) - first
        found[low:high] += np.add.reduceat(values, begins, dtype=np.int64)
    return found
