"""Tables that are summed up from the others once: exact, for queries that would read too many rows.

A rollup (analysis.compare.rollup_sql) is named in queries like any table. Of few notices it is made when
first asked for; of many it is kept as files that later starts read (`keep`), because it takes a minute.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import duckdb

from analysis import paths
from analysis.compare.database import more_memory
from analysis.compare.kept import is_whole, once
from analysis.compare.rollup_sql import IN_SLICES, NUMBER, ROLLUPS, SLICED
from analysis.compare.word_rows.making import WORD_ROWS, WORDS, within

# Notices that are summed up at once: their rows fit into memory.
_AT_ONCE = 10_000
# The folders of earlier tables that are kept beside those of the present ones.
_KEPT_FOLDERS = 2

# Raised when the files change their form.
_FORM = 3

KEPT = (*ROLLUPS, WORDS)

_NAMED = re.compile(rf"\b({'|'.join(ROLLUPS)})\b")


def named_in(sql: str) -> list[str]:
    """The rollups that the query reads, those that they are made from first."""
    found = set(_NAMED.findall(sql))
    for name in [*found]:
        found |= set(_NAMED.findall(ROLLUPS[name]))
    return [name for name in ROLLUPS if name in found]


def make(
    connection: duckdb.DuckDBPyConnection, name: str, keep: Path | None, *, schema: str = "main"
) -> None:
    """Add the rollup of the tables of a schema to it, from its files if there are any."""
    connection.execute(f"SET search_path = '{schema},main'")
    if keep is None:
        connection.execute(f"CREATE TABLE {schema}.{name} AS {ROLLUPS[name]}")
        return
    once(keep / name, partial(_write, connection, name, schema))
    files = _quoted(keep / name / "*.parquet")
    connection.execute(f"CREATE VIEW {schema}.{name} AS FROM read_parquet('{files}')")


def _write(connection: duckdb.DuckDBPyConnection, name: str, schema: str, folder: Path) -> None:
    """One file per slice."""
    with more_memory(connection):
        for number, with_ in enumerate(slices(connection, schema) if name in IN_SLICES else [""]):
            target = _quoted(folder / f"{number:04}.parquet")
            sql = within(with_, ROLLUPS[name]) if with_ else ROLLUPS[name]
            connection.execute(f"COPY ({sql}) TO '{target}' (FORMAT parquet)")


def slices(connection: duckdb.DuckDBPyConnection, schema: str) -> Iterator[str]:
    """`WITH` clauses in which each table has the rows of some notices only."""
    bounds = connection.execute(
        "SELECT min(notice_id), max(notice_id) FROM ("
        f"SELECT notice_id, ({NUMBER} - 1) // {_AT_ONCE} AS slice FROM notices) GROUP BY slice ORDER BY 1"
    ).fetchall()
    for first, last in bounds:
        between = f"notice_id BETWEEN '{_escaped(first)}' AND '{_escaped(last)}'"
        yield ", ".join(f"{name} AS (SELECT * FROM {schema}.{name} WHERE {between})" for name in SLICED)


def _escaped(text: str) -> str:
    return text.replace("'", "''")


def _quoted(path: Path) -> str:
    return _escaped(str(path))


def place() -> Path:
    """Where sums of large tables are kept; the system's temporary folder where nothing can be written."""
    folder = paths.ROLLUPS
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    if os.access(folder, os.W_OK | os.X_OK):
        return paths.ROLLUPS
    return Path(tempfile.gettempdir()) / "rectification-notices-rollups"


def kept_in(folder: Path, tables: str) -> Path:
    """Where the rollups of these tables are kept; those of all but the newest others are removed."""
    defined = hashlib.sha256(f"{_FORM}{ROLLUPS}{WORD_ROWS}".encode()).hexdigest()[
        :8
    ]  # others are other files
    name = f"{tables}-{defined}"
    others = [path for path in folder.glob("*") if path.is_dir() and path.name != name]
    for path in sorted(others, key=lambda path: path.stat().st_mtime, reverse=True)[_KEPT_FOLDERS:]:
        shutil.rmtree(path, ignore_errors=True)
    return folder / name


def unmade(keep: Path) -> list[str]:
    """What is not kept there yet."""
    return [name for name in KEPT if not is_whole(keep / name)]
