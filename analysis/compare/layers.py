"""Several stores as one: each is a layer, of which some notices are left out or have another key."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import duckdb
import pandas as pd

from analysis.compare.database import add_frame, add_frames, add_store
from analysis.schema import TABLES, Table
from analysis.store import Store

# Numbers of notices in the rollups of one layer: more than any store has.
NUMBERS = 100_000_000
_OF_NOTICE = ("issue_id", "measure_id")


@dataclass(frozen=True)
class Layer:
    """Tables of a store, or frames.

    renamed: key there -> key here, where they differ. left_out: keys there of notices that are not shown,
    because another layer has them. keep: where its rollups are kept.
    """

    source: Store | Mapping[str, pd.DataFrame]
    renamed: Mapping[str, str] = field(default_factory=dict)
    left_out: frozenset[str] = frozenset()
    keep: Path | None = None

    def without(self, keys: Collection[str]) -> Layer:
        """The layer without the notices that have these keys here."""
        there = {new: own for own, new in self.renamed.items()}
        return replace(self, left_out=self.left_out | {there.get(key, key) for key in keys})


def schema_of(number: int) -> str:
    return f"layer_{number}"


def join_layers(
    connection: duckdb.DuckDBPyConnection,
    layers: Sequence[Layer],
    *,
    rejected: pd.DataFrame | None,
    order: Sequence[str],
) -> None:
    """Add each layer as a schema, and the rows of all as tables (`order` given: in that order) or views.

    `rejected`, `order`: as for Tables.from_layers.
    """
    for number, layer in enumerate(layers):
        connection.execute(f"CREATE SCHEMA {schema_of(number)}")
        if isinstance(layer.source, Store):
            add_store(connection, layer.source, schema_of(number))
        else:
            add_frames(connection, layer.source, schema_of(number))
    _note_keys(connection, layers)
    places = pd.DataFrame({"notice_id": pd.Series(order, dtype="str"), "place": range(len(order))})
    connection.register("source", places)
    connection.execute("CREATE TABLE notice_order AS FROM source")
    for table in TABLES.values():
        if table.name == "rejected" and rejected is not None:
            add_frame(connection, table, rejected, "main")
            continue
        rows, as_table = _union(table, layers), len(order) and "notice_id" in table.names
        connection.execute(
            f"CREATE TABLE {table.name} AS {_in_order(rows)}"
            if as_table
            else f"CREATE VIEW {table.name} AS {rows}"
        )


def _note_keys(connection: duckdb.DuckDBPyConnection, layers: Sequence[Layer]) -> None:
    """Add what is left out and renamed as tables of each layer."""
    for number, layer in enumerate(layers):
        there = pd.DataFrame({"key": pd.Series(sorted(layer.left_out), dtype="str")})
        named = pd.DataFrame({"key": [*layer.renamed], "here": [*layer.renamed.values()]}, dtype="str")
        for name, frame in (("left_out", there), ("renamed", named)):
            connection.register("made", frame)
            connection.execute(f"CREATE TABLE {schema_of(number)}.{name} AS SELECT * FROM made")
            connection.unregister("made")


def _union(table: Table, layers: Sequence[Layer]) -> str:
    """SQL of the rows of one table of all layers."""
    return " UNION ALL ".join(_rows(table.name, table.names, n, layer) for n, layer in enumerate(layers))


def union_of_rollup(name: str, columns: Sequence[str], layers: Sequence[Layer]) -> str:
    """SQL of a rollup of all layers; its numbers of notices are those of no other layer."""
    return " UNION ALL ".join(
        _rows(name, columns, n, layer, first=n * NUMBERS) for n, layer in enumerate(layers)
    )


def _rows(name: str, columns: Sequence[str], number: int, layer: Layer, *, first: int = 0) -> str:
    schema = schema_of(number)
    cells = {column: f'"{column}"' for column in columns}
    if "nr" in cells and first:
        cells["nr"] = f"(nr + {first})::UINTEGER"
    if "notice_id" not in cells:
        return f"SELECT {_listed(cells)} FROM {schema}.{name}"
    source = f"{schema}.{name}"
    if layer.renamed:
        source += f" LEFT JOIN {schema}.renamed ON key = notice_id"
        cells["notice_id"] = "coalesce(here, notice_id)"
        for column in _OF_NOTICE:
            if column in cells:  # everything after the notice's key: #<seq>, #<seq>.<seq>
                cells[column] = f"coalesce(here || '#' || regexp_replace({column}, '^.*#', ''), {column})"
    shown = f" WHERE notice_id NOT IN (SELECT key FROM {schema}.left_out)" if layer.left_out else ""
    return f"SELECT {_listed(cells)} FROM {source}{shown}"


def _listed(cells: Mapping[str, str]) -> str:
    return ", ".join(f'{cell} AS "{name}"' for name, cell in cells.items())


def _in_order(sql: str) -> str:
    """The rows notice by notice as `notice_order` has them, those of one notice as they are."""
    return (
        f"SELECT * EXCLUDE (read, place) FROM (SELECT *, row_number() OVER () AS read FROM ({sql})) "
        "LEFT JOIN notice_order USING (notice_id) ORDER BY place, read"
    )
