"""The rows of words of one store, made once: SQL over its tables, some notices at a time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import duckdb
import numpy as np
import pandas as pd
import pyarrow as pa

from analysis.compare.group_keys import ISSUE_KEYS
from analysis.compare.word_rows.blocks import BLOCKS, read_blocks, sort_rows, write_cells
from analysis.compare.word_rows.columns import Column, Numbers, Place, smallest

# Measures' terms are among an issue's keywords; a table without keywords may have them alone. They are
# searched only, and have no part.
_OF_MEASURES = (
    "FROM measure_terms WHERE issue_id NOT IN (SELECT issue_id FROM keywords WHERE issue_id IS NOT NULL)"
)
_ALL = f"""SELECT notice_id, issue_id, part, term, pos, false AS of_measures, count FROM keywords
    UNION ALL SELECT notice_id, issue_id, '', term, NULL, true, count {_OF_MEASURES}"""

# The words of a term follow one another, the most frequent term first: most counts ask for frequent ones.
_WORDS = f"""
WITH words AS (SELECT term, pos, of_measures, count(*) AS rows FROM ({_ALL}) GROUP BY ALL)
SELECT (row_number() OVER (ORDER BY of_term DESC, term, pos NULLS LAST, of_measures) - 1)::UINTEGER AS word,
    term, pos, of_measures
FROM (SELECT *, sum(rows) OVER (PARTITION BY term) AS of_term FROM words) ORDER BY word
"""
_UNITS = f"""
WITH owners AS (
    SELECT DISTINCT notice_id, issue_id, part FROM keywords
    UNION ALL SELECT DISTINCT notice_id, issue_id, '' {_OF_MEASURES}),
keys AS (SELECT notice_id, nr FROM notice_keys)
SELECT row_number() OVER (ORDER BY nr, seq NULLS FIRST, part, o.issue_id) - 1 AS unit, o.*,
    (nr - 1)::UINTEGER AS notice, coalesce(seq, 0)::UINTEGER AS seq,
    if(i.issue_id IS NULL, '', {ISSUE_KEYS["issue_type"]}) AS issue_type,
    if(i.issue_id IS NULL, '', {ISSUE_KEYS["status"]}) AS status
FROM owners o JOIN keys USING (notice_id) LEFT JOIN (SELECT issue_id, seq, issue_type, status FROM issues) i
    ON i.issue_id = o.issue_id
ORDER BY unit
"""
_ROWS = f"""
SELECT word, unit::UINTEGER AS unit, sum(r.count)::UINTEGER AS count FROM ({_ALL}) r
JOIN units u ON u.notice_id = r.notice_id AND coalesce(u.issue_id, '') = coalesce(r.issue_id, '')
    AND u.part = r.part
JOIN words w ON w.term = r.term AND w.of_measures = r.of_measures
    AND coalesce(w.pos, '') = coalesce(r.pos, '')
GROUP BY ALL ORDER BY word, unit
"""
WORDS = "words"  # the folder of the files
WORD_ROWS = (_WORDS, _UNITS, _ROWS, BLOCKS)
CODED = ("part", "issue_type", "status")
_NUMBERED = ("notice", "seq")
_DESCRIBED = f"SELECT {', '.join((*_NUMBERED, *CODED))} FROM units ORDER BY unit"


def make_rows(
    connection: duckdb.DuckDBPyConnection, slices: Iterable[str], place: Place
) -> tuple[pd.DataFrame, dict[str, Column], dict[str, list[str]]]:
    """Words (term, pos, of_measures, rows, cells), columns, and the codes that numbers in columns mean.

    `slices`: WITH clauses in which each table has some notices only.
    """
    connection.execute(f"CREATE OR REPLACE TEMP TABLE words AS {_WORDS}")
    words = connection.sql("SELECT term, pos, of_measures FROM words ORDER BY word").df()
    units, tokens, pieces, before = [], [], [], 0
    for number, with_ in enumerate(slices):
        connection.execute(f"CREATE OR REPLACE TEMP TABLE units AS {within(with_, _UNITS)}")
        units.append(connection.sql(_DESCRIBED).to_arrow_table())
        rows = connection.sql(within(with_, _ROWS)).to_arrow_table()
        word, unit, count = (rows.column(name).to_numpy() for name in ("word", "unit", "count"))
        tokens.append(np.bincount(unit, weights=count, minlength=len(units[-1])))
        pieces.append(_Piece.of(word, unit + np.uint32(before), count, len(words), place, number))
        before += len(units[-1])
    described = pa.concat_tables(units)
    blocks = read_blocks(connection)[described.column("notice").to_numpy()]
    order = np.argsort(blocks, kind="stable")
    columns, codes = _describe(described.take(order), place)
    columns["tokens"] = place.write("tokens", np.concatenate(tokens).astype(np.uint32)[order])
    of_words: Numbers = np.sum([piece.of_words for piece in pieces], axis=0, dtype=np.int64)
    joined = {name: _join(name, pieces, place) for name in ("unit", "count")}
    n_cells, cells = sort_rows(joined["unit"], joined["count"], of_words, order, blocks[order])
    columns |= joined | write_cells(place, cells, blocks[order])
    counted = words.assign(rows=of_words, cells=n_cells)
    return counted[counted["rows"] > 0].reset_index(drop=True), columns, codes


@dataclass(frozen=True)
class _Piece:
    """The rows of some notices, sorted by word. of_words: how many each word has."""

    of_words: Numbers
    unit: Column
    count: Column

    @classmethod
    def of(
        cls, word: Numbers, unit: Numbers, count: Numbers, n_words: int, place: Place, number: int
    ) -> _Piece:
        return cls(
            np.bincount(word, minlength=n_words),
            place.write(f"unit-{number}", unit.astype(np.uint32)),
            place.write(f"count-{number}", smallest(count)),
        )


def _join(name: str, pieces: list[_Piece], place: Place) -> Numbers:
    """One column of all pieces, by word and then by piece."""
    columns: list[Column] = [getattr(piece, name) for piece in pieces]
    rows = sum(piece.of_words for piece in pieces)
    joined = place.empty(name, max(column.dtype for column in columns), int(np.sum(rows)))
    free = np.cumsum(rows) - rows
    for piece, column in zip(pieces, columns, strict=True):
        own = np.cumsum(piece.of_words) - piece.of_words
        joined[np.repeat(free - own, piece.of_words) + np.arange(len(column))] = column[:]
        free = free + piece.of_words
        place.forget(column)
    return joined


def _describe(units: pa.Table, place: Place) -> tuple[dict[str, Column], dict[str, list[str]]]:
    columns = {name: place.write(name, smallest(units.column(name).to_numpy())) for name in _NUMBERED}
    codes: dict[str, list[str]] = {}
    for name in CODED:
        encoded = units.column(name).combine_chunks().dictionary_encode()
        columns[name] = place.write(name, smallest(encoded.indices.to_numpy()))
        codes[name] = encoded.dictionary.to_pylist()
    return columns, codes


def within(clauses: str, sql: str) -> str:
    """The query with further `WITH` clauses before its own."""
    if not clauses:
        return sql
    stripped = sql.strip()
    return f"WITH {clauses}, {stripped[4:]}" if stripped.startswith("WITH") else f"WITH {clauses} {stripped}"
