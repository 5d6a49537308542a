"""The words of a selection: counted for every term, and notice by notice for a few."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.compare.selection import Selection
from analysis.compare.tables import Tables
from analysis.compare.word_rows.cells import Counted, count_rows
from analysis.compare.word_rows.columns import Numbers
from analysis.compare.word_rows.source import Source
from analysis.compare.word_rows.words import Mask, Words

_OF_ISSUES = {"issue_type": "issue_types", "status": "statuses"}
Sizes = NDArray[np.float64]


@dataclass(frozen=True)
class Chosen:
    """masks: for each source which of its units are chosen."""

    words: Words
    masks: tuple[Mask, ...]

    @classmethod
    def of(cls, tables: Tables, selection: Selection, part: str | None = None) -> Chosen:
        """Where issues are chosen (by type or status), only words in them count; else all words of the chosen
        notices. `part` limits them to one part."""
        words = Words.of(tables)
        make = lambda: cls(words, tuple(_masks(tables, words, selection, part)))  # noqa: E731
        return words.chosen_once((selection, part), make)

    def among(self, others: Sequence[Mask]) -> Chosen:
        """Those that are among others, too."""
        return Chosen(self.words, tuple(a & b for a, b in zip(self.masks, others, strict=True)))

    def without(self, others: Sequence[Mask]) -> Chosen:
        return self.among([~mask for mask in others])

    def either(self, other: Chosen) -> Chosen:
        """What is in one of two that have no unit in common."""
        masks = tuple(a | b for a, b in zip(self.masks, other.masks, strict=True))
        both = Chosen(self.words, masks)
        both.__dict__["_of_words"] = [a + b for a, b in zip(self._of_words, other._of_words, strict=True)]
        return both

    def with_term(self, terms: Numbers) -> Chosen:
        """Those units that have one of these terms."""
        masks = []
        for number, (_, mask) in enumerate(self.each()):
            units = self.words.units_with(number, terms)
            masks.append(np.zeros_like(mask))
            masks[-1][units] = mask[units]
        return Chosen(self.words, tuple(masks))

    def bits(self, terms: Numbers) -> NDArray[np.uint64]:
        """A row for each of these terms with a bit for each chosen unit: whether it occurs there."""
        places = [np.cumsum(mask, dtype=np.int32) - 1 for mask in self.masks]
        rows = np.zeros((len(terms), -(-self.n_units // 64) * 8), np.uint8)
        for row, term in zip(rows, terms[:, None], strict=True):
            there, before = np.zeros(8 * rows.shape[1], bool), 0
            for number, (mask, place) in enumerate(zip(self.masks, places, strict=True)):
                units = self.words.units_with(number, term)
                there[before + place[units[mask[units]]]] = True
                before += int(np.count_nonzero(mask))
            row[:] = np.packbits(there)
        return rows.view(np.uint64)

    def occurrences(self, term: str) -> pd.DataFrame:
        """One row per unit with the term: nr (of the notice), seq, part, count."""
        terms, parts = self.words.find([term]), []
        for number, (source, mask) in enumerate(self.each()):
            unit, count = source.rows(self.words.words_of(number, terms))
            unit, count = unit[mask[unit]], count[mask[unit]]
            of = {name: source.of_units(name)[unit] for name in ("notice", "seq", "part")}
            nr, codes = source.first + of["notice"].astype(np.int64), np.array(source.codes["part"], object)
            rows = {"unit": unit, "nr": nr, "seq": of["seq"].astype(np.int64), "part": codes[of["part"]]}
            parts.append(pd.DataFrame(rows | {"count": count.astype(np.int64)}))
        keys = ["nr", "unit", "seq", "part"]
        found = pd.concat(parts).groupby(keys, as_index=False, sort=False)[["count"]].sum()
        return found.assign(part=found["part"].astype("str")).drop(columns="unit")

    @property
    def n_units(self) -> int:
        return sum(int(np.count_nonzero(mask)) for mask in self.masks)

    @cached_property
    def in_issues(self) -> Chosen:
        return self.among([source.of_units("seq") > 0 for source in self.words.sources])

    def each(self) -> Iterator[tuple[Source, Mask]]:
        return zip(self.words.sources, self.masks, strict=True)

    @cached_property
    def counts(self) -> Numbers:
        """How often each term occurs."""
        return self._add_up(self._of_words)

    @cached_property
    def in_units(self) -> Numbers:
        """In how many units each term occurs."""
        return self._add_up([count_rows(source, mask, weighed=False) for source, mask in self.each()])

    @cached_property
    def counted(self) -> list[Counted]:
        """The words of each source."""
        return [Counted(source, mask) for source, mask in self.each()]

    @cached_property
    def _of_words(self) -> list[Numbers]:
        return [counted.words() for counted in self.counted]

    def no_counts(self) -> list[Numbers]:
        """For each source a 0 for each word, to add up what `keep_counts` keeps."""
        return [np.zeros(len(source.words), np.int64) for source, _ in self.each()]

    def keep_counts(self, of_words: list[Numbers]) -> None:
        """How often the words of terms occur, where they were counted on another occasion."""
        self.__dict__.setdefault("_of_words", of_words)

    def _add_up(self, of_words: Sequence[Numbers]) -> Numbers:
        total = np.zeros(self.words.n + 1)
        for terms, counts in zip(self.words.term_of, of_words, strict=True):
            total += np.bincount(terms + 1, counts, minlength=len(total))
        return total[1:].astype(np.int64)

    def pos_of(self, terms: Numbers) -> NDArray[Any]:
        """The least part of speech that each of these terms has here."""
        return self.words.pos_of(terms, self._of_words)

    def named(self, terms: Numbers) -> pd.DataFrame:
        """One row per term: term, pos."""
        named = {"term": self.words.terms[terms], "pos": self.pos_of(terms)}
        return pd.DataFrame({name: pd.Series(values, dtype="str") for name, values in named.items()})

    def most_frequent(self, terms: Numbers) -> Numbers:
        """These terms, the most frequent first, equals by term."""
        return terms[np.lexsort((self.words.by_term[terms], -self.counts[terms]))]

    @cached_property
    def tokens(self) -> int:
        of_each = (source.of_units("tokens")[mask] for source, mask in self.each())
        return sum(int(tokens.sum(dtype=np.int64)) for tokens in of_each)

    @cached_property
    def sizes(self) -> Sizes:
        """Tokens of each notice that has any; those of all sources one after another, as in `by_notice`."""
        sizes = self.all_sizes
        return sizes[sizes > 0]

    @cached_property
    def all_sizes(self) -> Sizes:
        parts = [
            np.bincount(source.notices, source.of_units("tokens") * mask, source.n_notices)
            for source, mask in self.each()
        ]
        return np.concatenate([np.zeros(0), *parts])

    @property
    def numbers(self) -> Numbers:
        """Numbers of these notices among those of all stores."""
        parts = [source.first + np.arange(source.n_notices) for source in self.words.sources]
        return np.concatenate([np.zeros(0, np.int64), *parts])[self.all_sizes > 0]


def _masks(tables: Tables, words: Words, selection: Selection, part: str | None) -> Iterator[Mask]:
    numbers = selection.notice_numbers(tables)
    for source in words.sources:
        own = numbers - source.first
        chosen = np.zeros(source.n_notices, bool)
        chosen[own[(own >= 0) & (own < source.n_notices)]] = True
        mask = chosen[source.notices]
        mask &= _coded(source, "part", [part]) if part else ~_coded(source, "part", [""])
        for name, field in _OF_ISSUES.items():
            if wanted := getattr(selection, field):
                mask &= _coded(source, name, wanted)
        yield mask


def _coded(source: Source, name: str, wanted: Sequence[str]) -> Mask:
    """Which units have one of these codes."""
    return np.isin(source.codes[name], [*wanted])[source.of_units(name)]
