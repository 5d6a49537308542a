"""Rows of a table as one list per column: what checks and typed tables are made from.

Large tables are made so from the start; read as a sequence, columns are their rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from operator import itemgetter
from typing import Any

from analysis.schema import Table

Row = dict[str, Any]
Rows = Mapping[str, Sequence[Row]]  # by table


class Columns(Sequence[Row]):
    """The values of each column, in the order of the rows."""

    def __init__(self, values: Mapping[str, list[Any]]) -> None:
        self.values = values

    def __len__(self) -> int:
        return len(next(iter(self.values.values())))

    def __getitem__(self, place: Any) -> Any:
        if isinstance(place, slice):
            return [self[i] for i in range(*place.indices(len(self)))]
        return {name: column[place] for name, column in self.values.items()}

    def __iter__(self) -> Iterator[Row]:
        return (dict(zip(self.values, row, strict=True)) for row in zip(*self.values.values(), strict=True))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]


class OddColumns(ValueError):
    """A row has other columns than its table; the message names them."""


def columns_of(table: Table, rows: Sequence[Mapping[str, Any]]) -> Columns:
    """The columns of the table from its rows.

    Raises:
        OddColumns: a row has other columns than the table.
    """
    if isinstance(rows, Columns) and list(rows.values) == table.names:
        return rows
    names = set(table.names)
    for row in rows:
        if row.keys() != names:
            raise OddColumns(", ".join(sorted(row.keys() ^ names)))
    return Columns({name: list(map(itemgetter(name), rows)) for name in table.names})


def values_of(rows: Sequence[Mapping[str, Any]], name: str) -> list[Any]:
    """The values of one column of the rows."""
    return rows.values[name] if isinstance(rows, Columns) else [row[name] for row in rows]


def join_rows(table: Table, parts: Sequence[Sequence[Mapping[str, Any]]]) -> Columns:
    """The columns of all parts, one after the other.

    Raises:
        OddColumns: a row has other columns than the table.
    """
    listed = [part for part in parts if isinstance(part, Columns)]
    if len(listed) < len(parts) or not parts:
        return columns_of(table, list(chain.from_iterable(parts)))
    columns = [columns_of(table, part).values for part in listed]
    return Columns({name: list(chain.from_iterable(c[name] for c in columns)) for name in table.names})
