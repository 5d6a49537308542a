"""The words of all stores that tables are joined from."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
import pandas as pd
from cachetools import LRUCache
from numpy.typing import NDArray

from analysis.compare.word_rows.columns import Numbers
from analysis.compare.word_rows.source import Source
from analysis.words.stopwords import LAYERS, is_stop_word

if TYPE_CHECKING:
    from analysis.compare.tables import Tables

Mask = NDArray[np.bool_]
Found = TypeVar("Found")
_is_stopped = is_stop_word.__wrapped__  # asked once for every term, so that nothing is to be remembered
_KEPT = 8  # selections, and groups of them
_ROWS, _CELLS = 1_000_000, 4_000_000  # that are read, and counted, at once


@dataclass(frozen=True)
class Words:
    """terms: those of keywords, numbered by place, frequent ones first. term_of: for each source the term of
    each of its words; -1 for words of measures."""

    sources: tuple[Source, ...]
    terms: NDArray[Any]
    term_of: tuple[Numbers, ...]
    _kept: LRUCache[Any, Any] = field(default_factory=lambda: LRUCache(_KEPT), init=False)
    _lock: Lock = field(default_factory=Lock, init=False)

    @classmethod
    def of(cls, tables: Tables) -> Words:
        """Those of the tables, made once."""
        return tables.hold("words", lambda: cls.joined(tables.word_sources()))

    @classmethod
    def joined(cls, sources: Sequence[Source]) -> Words:
        own = [source.words["term"].where(~source.words["of_measures"]) for source in sources]
        largest = sorted(own, key=len, reverse=True)
        numbers, terms = pd.factorize(pd.concat(largest, ignore_index=True))
        ends = np.cumsum([len(words) for words in largest])
        of = {id(words): part for words, part in zip(largest, np.split(numbers, ends[:-1]), strict=True)}
        return cls(tuple(sources), np.asarray(terms, object), tuple(of[id(words)] for words in own))

    def chosen_once(self, key: object, choose: Callable[[], Found]) -> Found:
        """What `choose` returns; kept, for a page counts the same words in many ways."""
        with self._lock:
            found: Found | None = self._kept.get(key)
        if found is None:
            found = choose()
            with self._lock:
                self._kept[key] = found
        return found

    @property
    def n(self) -> int:
        return len(self.terms)

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {term: number for number, term in enumerate(self.terms)}

    def find(self, terms: Sequence[str]) -> Numbers:
        """The numbers of these terms, each once, in their order; of those that there are."""
        return np.array([self._numbers[t] for t in dict.fromkeys(terms) if t in self._numbers], np.int64)

    @cached_property
    def by_term(self) -> Numbers:
        """The place of each term among all in the order of characters."""
        places = np.empty(self.n, np.int64)
        places[np.argsort(self.terms.astype(str), kind="stable") if self.n else []] = np.arange(self.n)
        return places

    @cached_property
    def _pos(self) -> tuple[NDArray[Any], dict[int, list[tuple[int, int, str]]]]:
        """The least part of speech of each term; and for those of several, (source, word, part of speech)."""
        parts = [
            pd.DataFrame(
                {"term": term, "pos": source.words["pos"], "source": n, "word": np.arange(len(term))}
            )
            for n, (source, term) in enumerate(zip(self.sources, self.term_of, strict=True))
        ]
        rows = pd.concat(parts)
        rows = rows[rows["term"] >= 0]
        least = rows.groupby("term")["pos"].min().reindex(range(self.n)).to_numpy(object)
        several = rows[rows.groupby("term")["pos"].transform("nunique") > 1]
        found: dict[int, list[tuple[int, int, str]]] = {}
        for term, pos, source, word in several.itertuples(index=False, name=None):
            found.setdefault(term, []).append((source, word, pos))
        return least, found

    def pos_of(self, terms: Numbers, occurs: Sequence[Numbers]) -> NDArray[Any]:
        """The least part of speech that each of these terms has among the words of each source that occur."""
        least, several = self._pos
        found = least[terms]
        for place, term in enumerate(terms.tolist()):
            if term in several:
                there = [pos for source, word, pos in several[term] if occurs[source][word] and pd.notna(pos)]
                found[place] = min(there, default=None)
        return found

    @cached_property
    def stopped_by(self) -> dict[str, Mask]:
        """Layer of stop words -> whether it stops each term."""
        pairs = list(zip(self.terms, pd.Series(self._pos[0]).fillna("x"), strict=True))
        return {
            layer: np.fromiter((_is_stopped(*pair, layers=(layer,)) for pair in pairs), bool, len(pairs))
            for layer in LAYERS
        }

    def kept(self, layers: Sequence[str]) -> Mask:
        """Whether each term is a stop word in none of the layers.

        Raises:
            ValueError: there is no such layer.
        """
        if odd := set(layers) - set(LAYERS):
            names = ", ".join(sorted(odd))
            raise ValueError(f"{names}: no layer of stop words; there are {', '.join(LAYERS)}")
        kept = np.ones(self.n, bool)
        for layer in layers:
            kept &= ~self.stopped_by[layer]
        return kept

    @cached_property
    def _longer(self) -> tuple[Numbers, Numbers]:
        """Terms, and the terms that contain them: all pairs, in ascending order."""
        numbers, longer, sizes = self._numbers, array("i"), []
        lengths = sorted(set(map(len, self.terms)))
        for term in self.terms:
            within = {numbers[part] for part in _parts(term, lengths) if part in numbers}
            longer.extend(within)
            sizes.append(len(within))
        contained = np.array(longer, np.int32)
        containing = np.repeat(np.arange(self.n, dtype=np.int32), sizes)
        order = np.argsort(contained, kind="stable")  # of each those that contain it stay in order
        return contained[order], containing[order]

    def containing(self, terms: Numbers) -> tuple[Numbers, Numbers]:
        """The numbers of the terms that contain each of these, itself among them, one after another, and
        where those of each begin."""
        contained, longer = self._longer
        begins, ends = (np.searchsorted(contained, terms, side=side) for side in ("left", "right"))
        sizes = ends - begins
        starts = np.cumsum(sizes) - sizes
        places = np.arange(sizes.sum()) + np.repeat(begins - starts, sizes)
        return longer[places].astype(np.int64), starts

    def words_of(self, source: int, terms: Numbers) -> Numbers:
        """The words of a source that are these terms, in ascending order."""
        order, sorted_terms = self._by_term[source]
        if len(terms) and terms[-1] - terms[0] == len(terms) - 1 and (np.diff(terms) == 1).all():
            first, end = np.searchsorted(sorted_terms, (terms[0], terms[-1] + 1))
            return np.sort(order[first:end])
        firsts, ends = (np.searchsorted(sorted_terms, terms, side=side) for side in ("left", "right"))
        return np.sort(np.concatenate([order[a:b] for a, b in zip(firsts, ends, strict=True)] or [order[:0]]))

    def units_with(self, source: int, terms: Numbers) -> Numbers:
        """The units of a source that have one of these terms, each once, in ascending order."""
        words = self.words_of(source, terms)
        units, _ = self.sources[source].rows(words)
        return units if len(words) == 1 else np.unique(units)

    @cached_property
    def _by_term(self) -> list[tuple[Numbers, Numbers]]:
        orders = [np.argsort(terms, kind="stable") for terms in self.term_of]
        return [(order, terms[order]) for order, terms in zip(orders, self.term_of, strict=True)]

    @cached_property
    def _rows_of_terms(self) -> Numbers:
        """Rows up to the end of each term, of all sources."""
        rows = np.zeros(self.n + 1)
        for source, terms in zip(self.sources, self.term_of, strict=True):
            rows += np.bincount(terms + 1, source.words["rows"], minlength=self.n + 1)
        return np.cumsum(rows[1:])

    def blocks(self, groups: int = 1) -> list[tuple[int, int]]:
        """Terms from the one to before the other that can be counted by so many groups at once."""
        found, first = [], 0
        while first < self.n:
            read = self._rows_of_terms[first - 1] if first else 0
            last = int(np.searchsorted(self._rows_of_terms, read + _ROWS))
            last = max(first + 1, min(self.n, last, first + max(1, _CELLS // max(1, groups))))
            found.append((first, last))
            first = last
        return found


def _parts(term: str, lengths: Sequence[int]) -> Iterator[str]:
    """All strings of these lengths, which are in ascending order, that the term contains."""
    for length in lengths:
        if length > len(term):
            return
        yield from (term[first : first + length] for first in range(len(term) - length + 1))
