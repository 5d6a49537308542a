"""The tables as comparisons query them: an in-process DuckDB with one table or view per table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from threading import Lock, RLock
from typing import Any

import duckdb
import pandas as pd
import pyarrow as pa
from cachetools import LRUCache

from analysis.compare import rollups
from analysis.schema import TABLES, Table
from analysis.store import Store, open_store

# Bytes of answers in the cache; the least recently used are dropped first.
_KEPT_BYTES = 64_000_000
# What the database may use of the memory, beyond which it writes to temporary files.
_MEMORY = "350MB"
# Rows from which texts come as Arrow's, five times as fast.
_MANY_ROWS = 5_000
# Notices from which rollups are kept as files.
_MANY_NOTICES = 2_000

_SQL_TYPE = {
    "string": "VARCHAR",
    "date": "VARCHAR",
    "integer": "BIGINT",
    "number": "DOUBLE",
    "boolean": "BOOLEAN",
}

# A reduced date (2024-03, 2024) may mean any day in it, from the first to the last possible day.
_MACROS = """
CREATE MACRO first_day(d) AS CASE length(d) WHEN 10 THEN try_cast(d AS DATE)
    WHEN 7 THEN try_cast(d || '-01' AS DATE) WHEN 4 THEN try_cast(d || '-01-01' AS DATE) END;
CREATE MACRO last_possible_day(d) AS CASE length(d) WHEN 10 THEN try_cast(d AS DATE)
    WHEN 7 THEN last_day(try_cast(d || '-01' AS DATE)) WHEN 4 THEN try_cast(d || '-12-31' AS DATE) END;
"""


class Tables:
    """The tables of one store. Safe to share between threads: every query has its own cursor."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, *, keep: Path | None = None) -> None:
        """`keep`: where rollups of many notices are kept as files (analysis.compare.rollups)."""
        self._connection = connection
        self._keep = keep
        self._lock = RLock()
        self._added: set[str] = set()
        self._answering = Lock()  # not the same lock: adding a table runs a query
        self._answers: LRUCache[str, pd.DataFrame] = LRUCache(_KEPT_BYTES, getsizeof=_size)

    @classmethod
    def from_frames(cls, frames: Mapping[str, pd.DataFrame]) -> Tables:
        """Tables from data frames by name; absent tables are empty, absent columns unknown."""
        connection = open_database()
        for table in TABLES.values():
            if table.name in frames:
                connection.register("source", frames[table.name])
                present = _columns(connection, "source")
                connection.execute(_create(table, source="source", present=present, as_view=False))
                connection.unregister("source")
            else:
                connection.execute(_create(table, source=None, present={}, as_view=False))
        return cls(connection)

    @classmethod
    def from_folder(cls, folder: Path, *, keep: Path | None = None) -> Tables:
        """Tables from the files in `folder`: CSV is read once, Parquet at each query.

        `keep`: where rollups of many notices are kept.

        Raises:
            StoreError: there are no tables, a newer version wrote them, or they are damaged.
        """
        connection, store = open_database(), open_store(folder)
        for table in TABLES.values():
            source, as_view = _file_source(store, table.name)
            present = _columns(connection, source)
            connection.execute(_create(table, source=source, present=present, as_view=as_view))
        if keep is not None and store.counts.get("notices", 0) >= _MANY_NOTICES:
            return cls(connection, keep=rollups.kept_in(keep, store.identity[0]))
        return cls(connection)

    def add_once(self, name: str, make: Callable[[], pd.DataFrame]) -> None:
        """Add the table `name` with the rows of `make()`, unless it was added before."""
        with self._lock:
            if name in self._added:
                return
            cursor = self._connection.cursor()
            cursor.register("made", make())
            cursor.execute(f"CREATE TABLE {name} AS SELECT * FROM made")
            self._added.add(name)

    def _add_rollups(self, sql: str) -> None:
        named = [name for name in rollups.named_in(sql) if name not in self._added]
        if named:
            with self._lock:
                for name in named:
                    if name not in self._added:
                        rollups.make(self._connection.cursor(), name, self._keep)
                        self._added.add(name)

    def copy_into(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Add a table with all rows and types of each table of the schema to another database."""
        for name in TABLES:
            connection.register("source", self._connection.cursor().sql(f"FROM {name}").to_arrow_table())
            connection.execute(f"CREATE TABLE {name} AS FROM source")
            connection.unregister("source")

    def query(self, sql: str, parameters: Mapping[str, Any] | None = None) -> pd.DataFrame:
        """The rows of one query; the caller may change the frame.

        Answers are cached, for the tables never change: readers go back and forth between selections, and
        many readers use the same one.
        """
        key = f"{sql}\n{sorted((parameters or {}).items())}"
        with self._answering:
            answer = self._answers.get(key)
        if answer is None:
            self._add_rollups(sql)
            answer = _fetch(self._connection.cursor(), sql, dict(parameters or {}))
            if _size(answer) < _KEPT_BYTES // 4:
                with self._answering:
                    self._answers[key] = answer
        return answer.copy(deep=False)  # pandas copies what is written to, not what is read


def limit_clause(limit: int | None) -> str:
    """SQL for at most `limit` rows; empty without a limit."""
    return "" if limit is None else f" LIMIT {int(limit)}"


def open_database() -> duckdb.DuckDBPyConnection:
    """A new database in memory, with the functions that queries on dates use."""
    connection = duckdb.connect(":memory:")
    connection.execute(f"SET memory_limit = '{_MEMORY}'")
    connection.execute(_MACROS)
    return connection


def _size(answer: pd.DataFrame) -> int:
    """About how many bytes; each cell of text as one pointer and a short text."""
    return 200 + len(answer) * sum(8 if values.dtype.kind in "biufM" else 40 for _, values in answer.items())


def _fetch(cursor: duckdb.DuckDBPyConnection, sql: str, parameters: dict[str, Any]) -> pd.DataFrame:
    """The rows with pandas types."""
    found = cursor.sql(sql, params=parameters).to_arrow_table()
    texts = [field.name for field in found.schema if pa.types.is_string(field.type)]
    if len(found) < _MANY_ROWS or not texts:
        return cursor.from_arrow(found).df()
    others = cursor.from_arrow(found.drop_columns(texts)).df() if len(texts) < found.num_columns else None
    read = found.select(texts).to_pandas()
    return read if others is None else pd.concat([read, others], axis=1)[found.column_names]


def _file_source(store: Store, name: str) -> tuple[str | None, bool]:
    """The table's files as DuckDB reads them, and whether as a view; None where there is none."""
    files = ", ".join(map(_quote, store.parts(name)))
    if not files:
        return None, False
    if store.format == "parquet":
        return f"read_parquet([{files}])", True
    options = "all_varchar = true, header = true, delim = ',', quote = '\"', escape = '\"'"
    return f"read_csv([{files}], {options})", False


def _quote(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"


def _columns(connection: duckdb.DuckDBPyConnection, source: str | None) -> dict[str, str]:
    """SQL types by column of the source."""
    if source is None:
        return {}
    described = connection.execute(f"DESCRIBE SELECT * FROM {source}").fetchall()
    return {name: type_ for name, type_, *_ in described}


def _create(table: Table, *, source: str | None, present: dict[str, str], as_view: bool) -> str:
    columns = ", ".join(
        f'{_cell(c.name, _SQL_TYPE[c.type], present.get(c.name), is_ours=as_view)} AS "{c.name}"'
        for c in table.columns
    )
    body = f"SELECT {columns} FROM {source}" if source else f"SELECT {columns} LIMIT 0"
    return f"CREATE {'VIEW' if as_view else 'TABLE'} {table.name} AS {body}"


def _cell(name: str, wanted: str, found: str | None, *, is_ours: bool = False) -> str:
    """The column with the type in the schema; unchanged where it has it, so that large tables stay fast.
    Parts that the program wrote have no empty texts."""
    if found is None:
        return f"NULL::{wanted}"
    if found == wanted and (is_ours or wanted != "VARCHAR"):
        return f'"{name}"'
    text = f"nullif(\"{name}\"::VARCHAR, '')"
    return text if wanted == "VARCHAR" else f"try_cast({text} AS {wanted})"
