"""The rows of words of one store, kept in a folder or in memory, as `Words` reads them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

import duckdb
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.compare.database import more_memory
from analysis.compare.kept import once
from analysis.compare.word_rows.columns import Column, Numbers, Place, columns_in, read_parts
from analysis.compare.word_rows.making import WORDS, make_rows

_BLOCK = 1_000_000


@dataclass(frozen=True)
class Source:
    """words: term, pos, of_measures, rows and cells (how many).

    columns: unit and count of each row, by word and unit; cell_row (its first), cell_block and cell_count of
    each cell, by word and block; block_unit: the first unit of each block (blocks.py); of each unit notice
    (its number in the store less 1), seq (0 outside issues), part, issue_type, status (numbers in `codes`;
    empty outside issues), tokens. first: number of the notice 0 among those of all stores."""

    words: pd.DataFrame
    columns: dict[str, Column]
    codes: dict[str, list[str]]
    first: int

    @cached_property
    def starts(self) -> Numbers:
        """Where the rows of each word begin, and where the last ends."""
        return np.concatenate([[0], np.cumsum(self.words["rows"].to_numpy(np.int64))])

    @cached_property
    def cell_starts(self) -> Numbers:
        """Where the cells of each word begin, and where the last end."""
        return np.concatenate([[0], np.cumsum(self.words["cells"].to_numpy(np.int64))])

    @cached_property
    def block_units(self) -> Numbers:
        """The first unit of each block."""
        return self.of_units("block_unit").astype(np.int64)

    @property
    def n_units(self) -> int:
        return len(self.columns["notice"])

    @cached_property
    def notices(self) -> Numbers:
        """The notice of each unit: what all counts of notices need."""
        return self.of_units("notice")

    @cached_property
    def n_notices(self) -> int:
        return int(self.notices.max()) + 1 if len(self.notices) else 0

    def of_units(self, name: str) -> Numbers:
        """A value of each unit."""
        return self.columns[name][:]

    def rows(self, words: Numbers) -> tuple[Numbers, Numbers]:
        """Unit and count of the rows of these words, which are in ascending order."""
        parts = [(int(self.starts[low]), int(self.starts[high])) for low, high in runs(words)]
        return read_parts(self.columns["unit"], parts), read_parts(self.columns["count"], parts)

    def weigh(self, of_words: Numbers) -> NDArray[np.float64]:
        """For each unit the sum of what its words weigh, as often as they occur."""
        weights = np.zeros(self.n_units)
        for first, last, low, high in at_once(self.starts):
            unit, count = (self.columns[name][first:last] for name in ("unit", "count"))
            own: Numbers = np.clip(self.starts[low + 1 : high + 1], first, last)
            own = own - np.clip(self.starts[low:high], first, last)
            weights += np.bincount(unit, np.repeat(of_words[low:high], own) * count, self.n_units)
        return weights


def runs(words: Numbers) -> Iterator[tuple[int, int]]:
    """Words that follow one another, from the one to before the other."""
    ends = np.flatnonzero(np.diff(words, append=-1) != 1)
    begins = np.concatenate([[0], ends[:-1] + 1]) if len(words) else ends
    return zip(words[begins].tolist(), (words[ends] + 1).tolist(), strict=True)


def at_once(starts: Numbers) -> Iterator[tuple[int, int, int, int]]:
    """What is read at once of rows or cells, from one to before another, and the words that it is of.

    `starts`: where those of each word begin, and where the last end.
    """
    n = int(starts[-1])
    for first in range(0, n, _BLOCK):
        last = min(first + _BLOCK, n)
        low = int(np.searchsorted(starts, first, side="right")) - 1
        yield first, last, low, int(np.searchsorted(starts, last))


def open_source(
    connection: duckdb.DuckDBPyConnection, slices: Iterable[str], keep: Path | None, first: int
) -> Source:
    """The rows of the tables that the connection reads; from files in `keep`, if there are any."""
    if keep is None:
        return Source(*make_rows(connection, slices, Place(None)), first)
    folder = keep / WORDS
    once(folder, partial(_write, connection, slices))
    codes = json.loads((folder / "codes.json").read_text(encoding="utf-8"))
    return Source(pd.read_parquet(folder / "words.parquet"), columns_in(folder), codes, first)


def _write(connection: duckdb.DuckDBPyConnection, slices: Iterable[str], folder: Path) -> None:
    with more_memory(connection):
        words, _, codes = make_rows(connection, slices, Place(folder))
    words.to_parquet(folder / "words.parquet")
    (folder / "codes.json").write_text(json.dumps(codes), encoding="utf-8")
