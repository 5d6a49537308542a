"""Tables in an in-process DuckDB: made of frames and files with the schema's types, fetched as pandas."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pyarrow as pa

from analysis.schema import TABLES, Table
from analysis.store import Store

# What the database may use of the memory, beyond which it writes to temporary files; and while it makes what
# is kept of large tables.
_MEMORY, _MAKING = "160MB", "350MB"
# The database keeps what a query freed up to these bounds.
_GIVEN_BACK = ("allocator_flush_threshold", "allocator_bulk_deallocation_flush_threshold")
# Rows from which texts come as Arrow's, five times as fast.
_MANY_ROWS = 5_000

# Arrow's own allocator keeps what was freed, up to the most that was ever used at once.
pa.set_memory_pool(pa.system_memory_pool())

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


def open_database() -> duckdb.DuckDBPyConnection:
    """A new database in memory, with the functions that queries on dates use."""
    connection = duckdb.connect(":memory:")
    connection.execute(f"SET memory_limit = '{_MEMORY}'")
    connection.execute(
        f"SET temp_directory = {_quote(Path(tempfile.gettempdir()) / f'notices-{os.getpid()}')}"
    )
    for setting in _GIVEN_BACK:
        connection.execute(f"SET {setting} = '1MB'")
    connection.execute(_MACROS)
    connection.execute("CREATE TABLE own_notices (notice_id VARCHAR)")
    return connection


@contextmanager
def more_memory(connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """While something is made of whole tables, once."""
    connection.execute(f"SET memory_limit = '{_MAKING}'")
    try:
        yield
    finally:
        connection.execute(f"SET memory_limit = '{_MEMORY}'")


def fetch(cursor: duckdb.DuckDBPyConnection, sql: str, parameters: dict[str, Any]) -> pd.DataFrame:
    """The rows with pandas types."""
    found = cursor.sql(sql, params=parameters).to_arrow_table()
    texts = [field.name for field in found.schema if pa.types.is_string(field.type)]
    if len(found) < _MANY_ROWS or not texts:
        return cursor.from_arrow(found).df()
    others = cursor.from_arrow(found.drop_columns(texts)).df() if len(texts) < found.num_columns else None
    read = found.select(texts).to_pandas()
    return read if others is None else pd.concat([read, others], axis=1)[found.column_names]


def add_frames(
    connection: duckdb.DuckDBPyConnection, frames: Mapping[str, pd.DataFrame], schema: str
) -> None:
    """Every table of the schema; absent tables are empty, absent columns unknown."""
    for table in TABLES.values():
        add_frame(connection, table, frames.get(table.name), schema)


def add_frame(
    connection: duckdb.DuckDBPyConnection, table: Table, frame: pd.DataFrame | None, schema: str
) -> None:
    """One table with the rows of the frame."""
    if frame is None:
        connection.execute(_create(table, source=None, present={}, as_view=False, schema=schema))
        return
    connection.register("source", frame)
    present = columns_of(connection, "source")
    connection.execute(_create(table, source="source", present=present, as_view=False, schema=schema))
    connection.unregister("source")


def add_store(connection: duckdb.DuckDBPyConnection, store: Store, schema: str) -> None:
    """Every table of the store: CSV is read now, Parquet at each query."""
    for table in TABLES.values():
        source, as_view = _file_source(store, table.name)
        present = columns_of(connection, source)
        connection.execute(_create(table, source=source, present=present, as_view=as_view, schema=schema))


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


def columns_of(connection: duckdb.DuckDBPyConnection, source: str | None) -> dict[str, str]:
    """SQL types by column of the source."""
    if source is None:
        return {}
    described = connection.execute(f"DESCRIBE SELECT * FROM {source}").fetchall()
    return {name: type_ for name, type_, *_ in described}


def _create(
    table: Table, *, source: str | None, present: dict[str, str], as_view: bool, schema: str = "main"
) -> str:
    columns = ", ".join(
        f'{_cell(c.name, _SQL_TYPE[c.type], present.get(c.name), is_ours=as_view)} AS "{c.name}"'
        for c in table.columns
    )
    body = f"SELECT {columns} FROM {source}" if source else f"SELECT {columns} LIMIT 0"
    return f"CREATE {'VIEW' if as_view else 'TABLE'} {schema}.{table.name} AS {body}"


def _cell(name: str, wanted: str, found: str | None, *, is_ours: bool = False) -> str:
    """The column with the type in the schema; unchanged where it has it, so that large tables stay fast.
    Parts that the program wrote have no empty texts."""
    if found is None:
        return f"NULL::{wanted}"
    if found == wanted and (is_ours or wanted != "VARCHAR"):
        return f'"{name}"'
    text = f"nullif(\"{name}\"::VARCHAR, '')"
    return text if wanted == "VARCHAR" else f"try_cast({text} AS {wanted})"
