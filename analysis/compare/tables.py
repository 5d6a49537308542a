"""The tables as comparisons query them: an in-process DuckDB with one table or view per table."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Lock, RLock
from typing import Any, TypeVar

import duckdb
import pandas as pd
import pyarrow as pa

from analysis.compare import rollups
from analysis.compare.answers import Answers
from analysis.compare.database import add_frames, add_store, columns_of, fetch, open_database
from analysis.compare.kept import making, once, remove_damaged
from analysis.compare.layers import NUMBERS, Layer, join_layers, schema_of, union_of_rollup
from analysis.compare.word_rows.source import Source, open_source
from analysis.ingest.sources import program_hash
from analysis.schema import TABLES
from analysis.store import Store, empty_tables, open_store

Held = TypeVar("Held")

# Notices from which rollups are kept as files.
MANY_NOTICES = 2_000


class Tables:
    """The tables of one store. Safe to share between threads: every query has its own cursor, and they are
    answered one after another, each by all cores: together they would need more memory than there is."""

    def __init__(
        self,
        connection: duckdb.DuckDBPyConnection,
        *,
        keep: Path | None = None,
        layers: Sequence[Layer] = (),
    ) -> None:
        """`keep`: where rollups of many notices are kept as files (analysis.compare.rollups)."""
        self._connection = connection
        self._keep, self._layers = keep, layers
        self._lock = RLock()
        self._asking = Lock()
        self._locks: dict[str, RLock] = {}
        self._added: set[str] = set()
        self._held: dict[str, Any] = {}
        self._answers = Answers(self._place_of("answers"))

    @classmethod
    def from_frames(cls, frames: Mapping[str, pd.DataFrame]) -> Tables:
        """Tables from data frames by name; absent tables are empty, absent columns unknown."""
        connection = open_database()
        add_frames(connection, frames, "main")
        return cls(connection)

    @classmethod
    def from_folder(cls, folder: Path, *, keep: Path | None = None) -> Tables:
        """Tables from the files in `folder`: CSV is read once, Parquet at each query.

        `keep`: where rollups of many notices are kept.

        Raises:
            StoreError: there are no tables, a newer version wrote them, or they are damaged.
        """
        connection, store = open_database(), open_store(folder)
        add_store(connection, store, "main")
        return cls(connection, keep=_kept(keep, store))

    @classmethod
    def from_layers(
        cls,
        layers: Sequence[Layer],
        *,
        rejected: pd.DataFrame | None = None,
        order: Sequence[str] = (),
        keep: Path | None = None,
    ) -> Tables:
        """Tables of several stores as one, by queries over each.

        `rejected`: that table, where it is not that of all layers; `order`: keys of notices in the order of
        rows, where these are few and copied in that order.
        """
        connection = open_database()
        join_layers(connection, layers, rejected=rejected, order=order)
        kept = [replace(layer, keep=_kept(keep, layer.source)) for layer in layers]
        return cls(connection, layers=kept)

    def note_own(self, notice_ids: Collection[str]) -> None:
        """Which notices are the user's own: they come first (analysis.compare.notice_order)."""
        for notice_id in sorted(notice_ids):
            self._connection.cursor().execute("INSERT INTO own_notices VALUES (?)", [notice_id])

    def add_once(self, name: str, make: Callable[[], pd.DataFrame]) -> None:
        """Add the table `name` with the rows of `make()`, unless it was added before."""
        with self._lock:
            if name in self._added:
                return
            cursor = self._connection.cursor()
            cursor.register("made", make())
            cursor.execute(f"CREATE TABLE {name} AS SELECT * FROM made")
            self._added.add(name)

    def hold(self, name: str, make: Callable[[], Held]) -> Held:
        """What `make` returned when it was first asked for this name."""
        with self._making(name):
            if name not in self._held:
                self._held[name] = make()
            held: Held = self._held[name]
            return held

    def _making(self, name: str) -> RLock:
        """A lock for each name: nobody waits for what somebody else needs."""
        with self._lock:
            return self._locks.setdefault(name, RLock())

    def remember(self, make: Callable[[], pd.DataFrame], *key: object) -> pd.DataFrame:
        """The frame that `make` returns, kept as an answer to a query is; the caller may change it."""
        return self._answers.once(repr(key), make)

    def word_sources(self) -> list[Source]:
        """The rows of words of each store (analysis.compare.word_rows)."""
        self._add_rollups("notice_keys")
        of = [(schema_of(n), layer.keep, n * NUMBERS + 1) for n, layer in enumerate(self._layers)]
        if not any(layer.keep for layer in self._layers):
            of = [("main", self._keep, 1)]
        return [self._word_source(*source) for source in of]

    def _word_source(self, schema: str, keep: Path | None, first: int) -> Source:
        cursor = self._connection.cursor()
        cursor.execute(f"SET search_path = '{schema},main'")
        slices = rollups.slices(cursor, schema) if keep else [""]
        return open_source(cursor, slices, keep, first)

    def make_all(self) -> None:
        """Make everything that is kept, and what was damaged again."""
        for keep in self.keeps:
            with making(keep):
                for folder in (*(keep / name for name in rollups.KEPT), *keep.glob("*-*")):
                    remove_damaged(folder)
                self._add_rollups(" ".join(rollups.ROLLUPS))
                self.word_sources()

    def kept_once(self, name: str, make: Callable[[Path], None]) -> Path | None:
        """The folder in which `make` wrote files about the tables, once for this program; None where nothing
        is kept."""
        if (place := self._place_of(name)) is None:
            return None
        for other in place.parent.glob(f"{name}-*"):  # of another program
            if other != place:
                shutil.rmtree(other, ignore_errors=True)
        once(place, make)
        return place

    @property
    def keeps(self) -> tuple[Path, ...]:
        """Where what is made once of large tables is kept."""
        return tuple(keep for keep in (self._keep, *(layer.keep for layer in self._layers)) if keep)

    def _place_of(self, name: str) -> Path | None:
        """Where what this program found out is kept: about one large store as it is."""
        alone = [layer for layer in self._layers if not layer.renamed and not layer.left_out]
        if len(self.keeps) != 1 or len(alone) != len(self._layers) or len(alone) > 1:
            return None
        return self.keeps[0] / f"{name}-{program_hash()[:8]}"

    def _add_rollups(self, sql: str) -> None:
        for name in rollups.named_in(sql):
            if name not in self._added:
                with self._making(name):
                    if name not in self._added:
                        self._add_rollup(name)
                        self._added.add(name)

    def _add_rollup(self, name: str) -> None:
        cursor = self._connection.cursor()
        if not any(layer.keep for layer in self._layers):
            rollups.make(cursor, name, self._keep)
        else:
            for number, layer in enumerate(self._layers):
                rollups.make(self._connection.cursor(), name, layer.keep, schema=schema_of(number))
            columns = list(columns_of(cursor, f"{schema_of(0)}.{name}"))
            cursor.execute(f"CREATE VIEW {name} AS {union_of_rollup(name, columns, self._layers)}")

    def rows_of(self, notice_ids: Collection[str], *, layer: int | None = None) -> dict[str, pd.DataFrame]:
        """Every table with the rows of these notices, typed as a store's frames; of `rejected` none.

        `layer`: those of one layer alone, with its own keys.
        """
        schema = "main" if layer is None else schema_of(layer)
        found = {
            name: self.query(
                f"SELECT * FROM {schema}.{name} WHERE list_contains($ids::VARCHAR[], notice_id)",
                {"ids": sorted(notice_ids)},
            )
            for name, table in TABLES.items()
            if "notice_id" in table.names
        }
        empty = empty_tables()
        return empty | {name: frame.astype(empty[name].dtypes) for name, frame in found.items()}

    def copy_into(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Add a table with all rows and types of each table of the schema to another database."""
        for name in TABLES:
            connection.register("source", self._connection.cursor().sql(f"FROM {name}").to_arrow_table())
            connection.execute(f"CREATE TABLE {name} AS FROM source")
            connection.unregister("source")

    def query(self, sql: str, parameters: Mapping[str, Any] | None = None) -> pd.DataFrame:
        """The rows of one query; kept, and the caller may change the frame."""

        def ask() -> pd.DataFrame:
            self._add_rollups(sql)
            with self._asking:
                return fetch(self._connection.cursor(), sql, dict(parameters or {}))

        lasts = not any(name in sql for name in self._added - rollups.ROLLUPS.keys())
        return self._answers.once(f"{sql}\n{sorted((parameters or {}).items())}", ask, lasts=lasts)

    def arrow(self, sql: str, parameters: Mapping[str, Any] | None = None) -> pa.Table:
        """The rows of one query as Arrow: for numbers of many rows, which are not kept."""
        self._add_rollups(sql)
        with self._asking:
            return self._connection.cursor().sql(sql, params=dict(parameters or {})).to_arrow_table()


def limit_clause(limit: int | None) -> str:
    """SQL for at most `limit` rows; empty without a limit."""
    return "" if limit is None else f" LIMIT {int(limit)}"


def _kept(keep: Path | None, source: object) -> Path | None:
    """Where the rollups of a store with many notices are kept; None for others."""
    if keep is None or not isinstance(source, Store) or source.counts.get("notices", 0) < MANY_NOTICES:
        return None
    return rollups.kept_in(keep, source.identity[0])
