"""Words of groups of notices or issues: tokens, the best terms of each, and notices with a term."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.compare.tables import Tables
from analysis.compare.word_rows.chosen import Chosen
from analysis.compare.word_rows.columns import Numbers
from analysis.compare.word_rows.making import CODED
from analysis.compare.word_rows.words import Mask

OF_ISSUES = ("issue_type", "status")
_SHORT = 2**15  # groups that fit into two bytes
_GRID = 20_000_000  # cells of notices and groups that are marked at once
Cells = NDArray[Any]
Score = Callable[[Cells], Cells]  # of counts, which have a row for each term and a column for each group


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
        codes, of_units = _of_issues(chosen, by) if by in CODED else _of_notices(tables, chosen, by)
        found = [np.where(mask, own, -1) for (_, mask), own in zip(chosen.each(), of_units, strict=True)]
        there = _bincounts(found, len(codes)) > 0
        of_all = np.append(np.cumsum(there) - 1, -1)  # the last for -1
        numbers: Numbers = of_all.astype(np.int16 if len(codes) < _SHORT else np.int32)
        kept = [code for code, is_there in zip(codes, there, strict=True) if is_there]
        return cls(chosen, kept, tuple(numbers[own] for own in found), by not in CODED)

    @property
    def n(self) -> int:
        return len(self.codes)

    @cached_property
    def tokens(self) -> Numbers:
        """Of each group."""
        weights = [source.of_units("tokens") for source, _ in self.chosen.each()]
        return _bincounts(self.of_units, self.n, weights).astype(np.int64)

    @cached_property
    def issues(self) -> Numbers:
        """With any token, of each group."""
        weights = [(source.of_units("seq") > 0).astype(np.uint8) for source, _ in self.chosen.each()]
        return _bincounts(self.of_units, self.n, weights).astype(np.int64)

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

    def cells(self, terms: Numbers) -> Cells:
        """How often each of these terms, which are in ascending order, occurs in each group."""
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

    def best(self, score: Score, limit: int, *, wanted: Mask, is_count: bool = False) -> pd.DataFrame:
        """The cells with the best scores in each group, so many and those that equal the last: grp (number),
        term, n, score; the best first, equals by n and then by term. Of the `wanted` terms.

        `is_count`: the score is the count, so that rarer terms than the best need not be looked at. Else all
        are, and which groups have each is kept for `n_with`.
        """
        words = self.chosen.words
        bits = np.zeros((0 if is_count else words.n, -(-self.n // 8)), np.uint8)
        best = pd.DataFrame({name: np.zeros(0, int) for name in ("grp", "term", "n", "score")})
        least = np.zeros((limit, self.n))
        for first, last in words.blocks(self.n) if self.n else []:
            terms = np.arange(first, last)
            if is_count:
                terms = terms[wanted[terms] & (self.chosen.counts[terms] >= least[0].min())]
            if not len(terms):
                continue
            counts = self.cells(terms)
            if not is_count:
                bits[first:last] = np.packbits(counts > 0, axis=1)
            scores = score(counts) * wanted[terms, None]
            row, grp = np.nonzero((scores > 0) & (scores >= least[0]))
            values = {"grp": grp, "term": terms[row], "n": counts[row, grp], "score": scores[row, grp]}
            best = pd.concat([best, pd.DataFrame(values)], ignore_index=True)
            least = _highest(best, limit, self.n)
            best = best[best["score"].to_numpy() >= least[0][best["grp"]]]
        if not is_count:
            self.__dict__["_bits"] = bits
        best = best.astype({"n": int})
        by_term = self.chosen.words.by_term[best["term"]]
        ordered = best.assign(by_term=by_term).sort_values(
            ["grp", "score", "n", "by_term"], ascending=[True, False, False, True]
        )
        return ordered.drop(columns="by_term")

    def n_with(self, terms: Numbers) -> int:
        """How many groups have one of these terms."""
        if "_bits" in self.__dict__:
            return int(np.bitwise_count(np.bitwise_or.reduce(self.__dict__["_bits"][terms])).sum())
        return int(np.count_nonzero(self.cells(np.sort(terms)).sum(axis=0)))

    def with_term(self, term: int) -> Numbers:
        """Notices of each group that have the term in it."""
        found = np.zeros(self.n, np.int64)
        words, notices = self.chosen.words, self._notices
        for number, own in enumerate(self.of_units):
            unit = words.units_with(number, np.array([term]))
            found += self._count_pairs(notices[number][unit], own[unit])
        return found

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
        # Units are in the order of notices, so that a group of notices has the pairs of each together.
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


def _highest(best: pd.DataFrame, limit: int, groups: int) -> NDArray[np.float64]:
    """The best scores of each group, the least of them first; 0 where there are fewer."""
    ordered = best.sort_values(["grp", "score"], ascending=[True, False], kind="stable")
    rank = ordered.groupby("grp").cumcount().to_numpy()
    kept = ordered[rank < limit]
    least = np.zeros((limit, groups))
    least[limit - 1 - rank[rank < limit], kept["grp"]] = kept["score"]
    return least


def _of_issues(chosen: Chosen, by: str) -> tuple[list[str], list[Numbers]]:
    sources = chosen.words.sources
    codes = sorted({code for source in sources for code in source.codes[by]} - {""})
    numbers = {code: number for number, code in enumerate(codes)}
    of_codes = [np.array([numbers.get(c, -1) for c in source.codes[by]], np.int32) for source in sources]
    found: list[Numbers] = [of[source.of_units(by)] for source, of in zip(sources, of_codes, strict=True)]
    return codes, found


def _of_notices(tables: Tables, chosen: Chosen, by: str) -> tuple[list[str], list[Numbers]]:
    found = tables.arrow(f"SELECT nr, {by} AS grp FROM notice_keys ORDER BY grp")
    encoded = found.column("grp").combine_chunks().dictionary_encode()
    numbers, groups = found.column("nr").to_numpy().astype(np.int64), encoded.indices.to_numpy()
    of_units: list[Numbers] = []
    for source in chosen.words.sources:
        own = numbers - source.first
        here = (own >= 0) & (own < source.n_notices)
        of = np.full(source.n_notices, -1, np.int32)
        of[own[here]] = groups[here]
        of_units.append(of[source.notices])
    return encoded.dictionary.to_pylist(), of_units


def _bincounts(
    of_units: Sequence[Numbers], n: int, weights: Sequence[Numbers] | None = None
) -> NDArray[np.float64]:
    """How many units of all sources are in each group, or what they weigh; those in none are left out."""
    total = np.zeros(n + 1)
    for number, own in enumerate(of_units):
        total += np.bincount(own + 1, None if weights is None else weights[number], minlength=n + 1)
    return total[1:]
