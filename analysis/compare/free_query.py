"""A reader's own SQL on the tables: one SELECT, without files, within bounds of time, memory and rows."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pandas as pd
import yaml

from analysis.compare.database import open_database
from analysis.compare.tables import Tables
from analysis.limits import QUERY_MEMORY, QUERY_ROWS, QUERY_SECONDS
from analysis.text.printable import printable_line

_EXAMPLES = Path(__file__).with_name("example_queries.yaml")
_MAX_MESSAGE = 300


class QueryError(ValueError):
    """Why a query has no answer: one sentence."""


@dataclass(frozen=True)
class Answer:
    """The rows of a query, and whether there are more than `QUERY_ROWS`, the others of which are ignored."""

    frame: pd.DataFrame
    is_cut: bool


class FreeQuery:
    """A copy of the tables for queries that may come from anyone; safe to share between threads."""

    def __init__(self, tables: Tables) -> None:
        self._connection = open_database()
        tables.copy_into(self._connection)
        for setting in (
            "enable_external_access = false",  # no file, no address, no extension
            "python_enable_replacements = false",  # no variable of this program
            f"memory_limit = '{QUERY_MEMORY}B'",
            "lock_configuration = true",
        ):
            self._connection.execute(f"SET {setting}")

    def run(self, sql: str, *, seconds: float = QUERY_SECONDS) -> Answer:
        """The answer to one SELECT; raises QueryError."""
        cursor = self._connection.cursor()
        try:
            _need_one_select(cursor.extract_statements(sql))
            with _interrupted_after(cursor, seconds):
                rows = cursor.sql(sql).limit(QUERY_ROWS + 1).to_arrow_table()
        except duckdb.InterruptException as error:
            raise QueryError(f"The query took more than {seconds:g} seconds.") from error
        except duckdb.Error as error:
            raise QueryError(printable_line(str(error).partition("\nLINE ")[0], _MAX_MESSAGE)) from error
        # Types of Arrow: a column of whole numbers stays one where some are unknown.
        frame = rows.to_pandas(types_mapper=pd.ArrowDtype)
        return Answer(frame.head(QUERY_ROWS), len(frame) > QUERY_ROWS)


def _need_one_select(statements: list[duckdb.Statement]) -> None:
    if len(statements) != 1 or statements[0].type != duckdb.StatementType.SELECT:
        raise QueryError("Only one SELECT is answered; the tables cannot be changed.")


@contextmanager
def _interrupted_after(cursor: duckdb.DuckDBPyConnection, seconds: float) -> Iterator[None]:
    timer = threading.Timer(seconds, cursor.interrupt)
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def example_queries() -> dict[str, str]:
    """Name -> SQL of each query in example_queries.yaml."""
    return dict(yaml.safe_load(_EXAMPLES.read_text(encoding="utf-8")))
