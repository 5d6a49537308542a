"""Tables as Arrow: their schema from ours, and frames from and to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from analysis.schema import Table
from analysis.store.contents import STORED

_TYPES = {
    "string": pa.string(),
    "date": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
}
_PANDAS = {
    pa.string(): pd.StringDtype(na_value=np.nan),
    pa.int64(): pd.Int64Dtype(),
    pa.float64(): pd.Float64Dtype(),
    pa.bool_(): pd.BooleanDtype(),
}


@cache
def arrow_schema(name: str) -> pa.Schema:
    """Names and types of the columns of a stored table."""
    return pa.schema([(c.name, _TYPES[c.type]) for c in STORED[name].columns])


def from_frame(table: Table, frame: pd.DataFrame) -> pa.Table:
    schema = arrow_schema(table.name)
    return pa.Table.from_pandas(frame, schema=schema, preserve_index=False).replace_schema_metadata(None)


def from_rows(table: Table, rows: Iterable[Mapping[str, Any]]) -> pa.Table:
    """The rows as they are: None is absent, "" is not."""
    return pa.Table.from_pylist(list(rows), schema=arrow_schema(table.name))


def to_frame(rows: pa.Table) -> pd.DataFrame:
    return rows.to_pandas(types_mapper=_PANDAS.get)


def fit(table: Table, rows: pa.Table) -> pa.Table:
    """The rows in the columns of the schema; a column that they lack is absent in all of them.

    Raises:
        pa.ArrowInvalid: a value does not have its column's type.
    """
    schema = arrow_schema(table.name)
    present = {name: i for i, name in enumerate(rows.column_names)}
    columns = [
        rows.column(present[field.name]).cast(field.type)
        if field.name in present
        else pa.nulls(len(rows), field.type)
        for field in schema
    ]
    return pa.Table.from_arrays(columns, schema=schema)


def in_pieces(tables: Iterable[pa.Table], n_rows: int) -> Iterator[pa.Table]:
    """The same rows in tables of `n_rows`, the last with the rest."""
    waiting: list[pa.Table] = []
    n = 0
    for table in tables:
        waiting.append(table)
        n += len(table)
        while n >= n_rows:
            joined = pa.concat_tables(waiting)
            yield joined.slice(0, n_rows).combine_chunks()
            waiting, n = [joined.slice(n_rows)], n - n_rows
    if n:
        yield pa.concat_tables(waiting).combine_chunks()
