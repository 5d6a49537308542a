"""Words of groups of notices or issues: tokens, the best terms of each, and notices with a term."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from analysis.compare.tables import Tables
from analysis.compare.word_rows.chosen import Chosen
from analysis.compare.word_rows.columns import Numbers
from analysis.compare.word_rows.group_numbers import of_issues, of_notices
from analysis.compare.word_rows.making import CODED
from analysis.compare.word_rows.words import Mask

OF_ISSUES = ("issue_type", "status")
_SHORT = 2**15  # groups that fit into two bytes
_DENSE = 4  # times as many cells as are counted: added up without sorting
_GRID = 20_000_000  # cells of notices and groups that are marked at once
Values = NDArray[Any]


@dataclass(frozen=True)
class Groups:
    """codes: of the groups with any token, in the order of characters. of_units: for each source the number
    of each unit's group; -1 for units that are not chosen, or in no group."""

    chosen: Chosen
    codes: list[str]
    of_units: tuple[Numbers, ...]
    are_of_notices: bool

    @classmethod
    def of(cls, tables: Tables, chosen: Chosen, by: str) -> Groups:
        """`by`: a key of notices or issues (analysis.compare.group_keys), or the part."""
        key = ("groups", by, *map(id, chosen.masks))
        return chosen.words.chosen_once(key, lambda: cls._of(tables, chosen, by))

    @classmethod
    def _of(cls, tables: Tables, chosen: Chosen, by: str) -> Groups:
        codes, of_units = of_issues(chosen, by) if by in CODED else of_notices(tables, chosen, by)
        found = [np.where(mask, own, -1) for (_, mask), own in zip(chosen.each(), of_units, strict=True)]
        there = np.zeros(len(codes) + 1, bool)
        for own in found:
            there[own] = True
        there = there[:-1]  # without the last, which is for -1
        of_all = np.append(np.cumsum(there) - 1, -1)
        numbers: Numbers = of_all.astype(np.int16 if len(codes) < _SHORT else np.int32)
        kept = [code for code, is_there in zip(codes, there, strict=True) if is_there]
        return cls(chosen, kept, tuple(numbers[own] for own in found), by not in CODED)

    @property
    def n(self) -> int:
        return len(self.codes)

    @cached_property
    def tokens(self) -> Numbers:
        """Of each group."""
        return self._add_up([source.of_units("tokens") for source, _ in self.chosen.each()])

    @cached_property
    def issues(self) -> Numbers:
        """With any token, of each group."""
        return self._add_up([source.of_units("seq") > 0 for source, _ in self.chosen.each()])

    def _add_up(self, weights: Sequence[Numbers | Mask]) -> Numbers:
        """What the chosen units of each group weigh; `weights`: of the units of each source."""
        total = np.zeros(self.n + 1)
        for number, (own, weight) in enumerate(zip(self.of_units, weights, strict=True)):
            if self.of_blocks is not None and len(own):
                firsts = self.chosen.words.sources[number].block_units
                weight = np.add.reduceat(weight * (own >= 0), firsts, dtype=np.int64)
                own = self.of_blocks[number]
            total += np.bincount(own + 1, weight, minlength=self.n + 1)
        return total[1:].astype(np.int64)

    @cached_property
    def notices(self) -> Numbers:
        """With any token, of each group."""
        found = np.zeros(self.n, np.int64)
        for own, notices in zip(self.of_units, self._notices, strict=True):
            found += self._count_pairs(notices, own)
        return found

    @property
    def _notices(self) -> list[Numbers]:
        return [source.notices for source, _ in self.chosen.each()]

    def sums(
        self, terms: Numbers, of_words: Sequence[Numbers] | None = None
    ) -> tuple[Numbers, Numbers, Numbers]:
        """Term, group and count of these terms, which are in ascending order, in groups where they occur: by
        term and group.

        `of_words`: for each source an array to which the count of each word is added, where blocks are read.
        """
        if self.of_blocks is None:
            cells = self._cells(terms)
            row, grp = np.nonzero(cells)
            return terms[row], grp, cells[row, grp].astype(np.int64)
        keys, counts, nothing = [], [], np.zeros(0, np.int64)
        for number, (counted, of) in enumerate(zip(self.chosen.counted, self.of_blocks, strict=True)):
            for word, block, count in counted.cells(self.chosen.words.words_of(number, terms)):
                if of_words is not None and len(word):
                    counts_of_words = np.bincount(word - word[0], count).astype(np.int64)
                    of_words[number][word[0] : word[-1] + 1] += counts_of_words
                keys.append(self.chosen.words.term_of[number][word] * self.n + of[block])
                counts.append(count)
        key, n = _summed(np.concatenate([nothing, *keys]), np.concatenate([nothing, *counts]))
        return key // max(1, self.n), key % max(1, self.n), n

    @cached_property
    def of_blocks(self) -> list[Numbers] | None:
        """For each source the group of each block; None where a block is of several."""
        found: list[Numbers] = []
        for (source, _), own in zip(self.chosen.each(), self.of_units, strict=True):
            firsts = source.block_units
            of = np.maximum.reduceat(own, firsts).astype(np.int64) if len(firsts) else np.zeros(0, np.int64)
            sizes = np.diff(firsts, append=len(own))
            if not ((own < 0) | (own == np.repeat(of, sizes))).all():
                return None
            found.append(of)
        return found

    def _cells(self, terms: Numbers) -> Values:
        """How often each of these terms occurs in each group, row by row."""
        words = self.chosen.words
        counts = np.zeros(len(terms) * (self.n + 1))
        for number, own in enumerate(self.of_units):
            source, found = words.sources[number], words.words_of(number, terms)
            unit, count = source.rows(found)
            row = np.searchsorted(terms, words.term_of[number][found]) * (self.n + 1) + 1
            cell = np.repeat(row, np.diff(source.starts)[found])
            cell += own[unit]
            counts += np.bincount(cell, count, minlength=len(counts))
        return counts.reshape(-1, self.n + 1)[:, 1:]

    def n_with(self, terms: Numbers, begins: Numbers) -> Numbers:
        """How many groups have one of these terms; of those from each beginning to the next."""
        if not len(begins):
            return np.zeros(0, np.int64)
        if (bits := self.__dict__.get("_bits")) is None:
            parts = np.split(terms, begins[1:])
            return np.array([len(np.unique(self.sums(np.sort(part))[1])) for part in parts], np.int64)
        either = np.bitwise_or.reduceat(bits[terms], begins, axis=0)
        return np.bitwise_count(either).sum(axis=1, dtype=np.int64)

    def between(self, terms: Numbers) -> Numbers:
        """These terms, which are in ascending order, or all between them, where these are read faster."""
        return terms if self.of_blocks is None else np.arange(terms[0], terms[-1] + 1)

    def keep_bits(self, bits: NDArray[np.uint8]) -> None:
        """A row for each term with a bit for each group: whether it has the term."""
        self.__dict__["_bits"] = bits

    def pairs(self, *, without: int) -> tuple[Numbers, Numbers]:
        """Number of the notice and group of each chosen unit in any group but this one."""
        found = []
        for (source, _), notices, own in zip(self.chosen.each(), self._notices, self.of_units, strict=True):
            kept = (own >= 0) & (own != without)
            found.append((source.first + notices[kept].astype(np.int64), own[kept]))
        numbers, groups = zip(*found, strict=True)
        return np.concatenate(numbers), np.concatenate(groups)

    def _count_pairs(self, notices: Numbers, groups: Numbers) -> Numbers:
        """Different notices of each group."""
        pairs = (notices.astype(np.int64) * self.n + groups)[groups >= 0]
        # The units of a notice follow one another, so that a group of notices has the pairs of each together.
        pairs = pairs[np.diff(pairs, prepend=-1) != 0]
        if not self.are_of_notices:
            return self._count_different(pairs)
        return np.bincount(pairs % max(1, self.n), minlength=self.n)

    def _count_different(self, pairs: Numbers) -> Numbers:
        """Different pairs of notice and group, of each group."""
        last = int(pairs.max(initial=-1)) // max(1, self.n) + 1
        if last * self.n > _GRID:
            return np.bincount(np.unique(pairs) % self.n, minlength=self.n)
        grid = np.zeros(last * self.n, bool)
        grid[pairs] = True
        return np.count_nonzero(grid.reshape(last, self.n), axis=0)


def _summed(keys: Numbers, counts: Numbers) -> tuple[Numbers, Numbers]:
    """The keys in ascending order, each once, and the sum of its counts."""
    if (np.diff(keys) > 0).all():
        return keys, counts
    least, size = keys.min(), np.ptp(keys) + 1
    if size <= _DENSE * len(keys):
        summed = np.bincount(keys - least, counts)
        found = np.flatnonzero(summed)
        return found + least, summed[found].astype(np.int64)
    order = np.argsort(keys, kind="stable")  # fast where most are in order
    keys, counts = keys[order], counts[order]
    first = np.flatnonzero(np.diff(keys, prepend=-1))
    return keys[first], np.add.reduceat(counts, first)
