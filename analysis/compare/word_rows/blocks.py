"""Blocks of units, and cells of rows: what counts of places and levels are added up from.

A block has the units of all notices of one province, city and level; units are numbered block by block. A
cell has the rows of one word in one block, which follow one another. What cells count is kept, so that
notices chosen by whole blocks are counted without their rows.
"""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import numpy as np

from analysis.compare.word_rows.columns import Column, Numbers, Place, smallest

BLOCKS = """
SELECT (nr - 1)::UINTEGER AS notice, dense_rank() OVER (ORDER BY province, city, level) - 1 AS block
FROM notice_keys ORDER BY nr
"""
_ROWS = 1_000_000  # sorted at once, or those of one word


def read_blocks(connection: duckdb.DuckDBPyConnection) -> Numbers:
    """The block of each notice, by its number."""
    found = connection.sql(BLOCKS).to_arrow_table()
    notice, block = (found.column(name).to_numpy().astype(np.int64) for name in ("notice", "block"))
    of_notices = np.zeros(int(notice.max(initial=-1)) + 1, np.int64)
    of_notices[notice] = block
    return of_notices


def sort_rows(
    unit: Numbers, count: Numbers, of_words: Numbers, order: Numbers, blocks: Numbers
) -> tuple[Numbers, dict[str, Numbers]]:
    """Sort the rows of each word in the order of units; the number of cells of each word, and of each cell
    where its rows begin, its block and what it counts.

    `of_words`: rows of each word. `order`: units in their new order. `blocks`: of each, in that order.
    """
    places = np.empty(len(order), np.uint32)
    places[order] = np.arange(len(order), dtype=np.uint32)
    n_cells = np.zeros(len(of_words), np.int64)
    parts: list[tuple[Numbers, Numbers, Numbers]] = []
    for low, high, first, last in _some_words(of_words):
        word = np.repeat(np.arange(low, high), of_words[low:high])
        moved = places[unit[first:last]]
        sorted_ = np.lexsort((moved, word))
        unit[first:last] = moved = moved[sorted_]
        count[first:last] = own = count[first:last][sorted_]
        block = blocks[moved]
        begins = np.flatnonzero((np.diff(word, prepend=-1) != 0) | (np.diff(block, prepend=-1) != 0))
        n_cells += np.bincount(word[begins], minlength=len(of_words))
        parts.append((begins + first, block[begins], np.add.reduceat(own, begins, dtype=np.int64)))
    names = ("cell_row", "cell_block", "cell_count")
    found = zip(*parts, strict=True) if parts else ([np.zeros(0, np.int64)] for _ in names)
    return n_cells, dict(zip(names, map(np.concatenate, found), strict=True))


def write_cells(place: Place, cells: dict[str, Numbers], blocks: Numbers) -> dict[str, Column]:
    """The cells, and the first unit of each block, as columns."""
    columns = cells | {"block_unit": np.flatnonzero(np.diff(blocks, prepend=-1))}
    return {name: place.write(name, smallest(values)) for name, values in columns.items()}


def _some_words(of_words: Numbers) -> Iterator[tuple[int, int, int, int]]:
    """Words from the one to before the other, and their rows."""
    ends = np.concatenate([[0], np.cumsum(of_words)])
    low = 0
    while low < len(of_words):
        high = max(low + 1, int(np.searchsorted(ends, ends[low] + _ROWS, side="right")) - 1)
        yield low, high, int(ends[low]), int(ends[high])
        low = high
