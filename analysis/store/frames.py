"""Rows to typed frames and back to the text of a CSV: pandas types follow from the schema."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
from pandas.api.extensions import ExtensionArray

from analysis.columns import OddColumns, columns_of
from analysis.schema import TABLES, Column, Table

# A date stays an ISO string, because it may be reduced to its month or year.
DTYPES: dict[str, Any] = {
    "string": "str",
    "date": "str",
    "integer": "Int64",
    "number": "Float64",
    "boolean": "boolean",
}
_STRING = pd.StringDtype(na_value=np.nan)
_INTEGER = pd.Int64Dtype()


def empty_tables() -> dict[str, pd.DataFrame]:
    """Every table of the schema with its columns and no row."""
    return {name: make_frame(table, []) for name, table in TABLES.items()}


def make_frame(table: Table, rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """Typed frame of the rows in the schema's column order; "" and None are absent.

    Raises:
        ValueError: a row has other columns than the table, or a value of another type.
    """
    try:
        columns = columns_of(table, rows if isinstance(rows, Sequence) else list(rows)).values
    except OddColumns as odd:
        raise ValueError(f"{table.name}: a row's columns are not the table's: {odd}") from odd
    return pd.DataFrame({c.name: _typed(c, columns[c.name], table.name) for c in table.columns})


def _typed(column: Column, values: list[Any], table: str) -> ExtensionArray:
    try:
        if column.type in ("string", "date"):  # by Arrow twice as fast as by pandas, and strict
            present = [value or None for value in values] if "" in values else values
            strings = pa.array(present, type=pa.large_string())
            return _STRING.__from_arrow__(strings)  # type: ignore[attr-defined]
        if column.type == "integer" and {*map(type, values)} <= {int, type(None)}:  # the same by Arrow
            numbers = pa.array(values, type=pa.int64())
            return _INTEGER.__from_arrow__(numbers)  # type: ignore[attr-defined]
        return pd.array([None if value == "" else value for value in values], dtype=DTYPES[column.type])
    except (TypeError, ValueError) as error:
        raise ValueError(f"{table}.{column.name}: a value is no {column.type}: {error}") from error


def to_text(table: Table, frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with every value as the CSV has it: true/false, 37 and not 37.0, "" for absent."""
    return pd.DataFrame({c.name: _printed(c, frame[c.name]) for c in table.columns}, dtype="str")


def _printed(column: Column, values: pd.Series) -> pd.Series:
    if column.type == "number":
        return values.map(lambda v: "" if pd.isna(v) else _number(v)).astype("str")
    texts = values.astype("str").fillna("")
    return texts.str.lower() if column.type == "boolean" else texts


def _number(value: float) -> str:
    return str(int(value)) if float(value).is_integer() else repr(float(value))


def from_text(table: Table, texts: pd.DataFrame) -> pd.DataFrame:
    """Typed frame of a CSV read as strings; columns that the schema does not have are ignored.

    Raises:
        ValueError: a column is missing or contains a value of another type.
    """
    missing = [name for name in table.names if name not in texts]
    if missing:
        raise ValueError(f"{table.name}: no column {', '.join(missing)}")
    return pd.DataFrame({c.name: _parsed(c, texts[c.name], table.name) for c in table.columns})


def _parsed(column: Column, texts: pd.Series, table: str) -> pd.Series:
    present = texts.astype("str").where(texts.notna() & (texts != ""))
    try:
        if column.type == "boolean":
            unknown = set(present.dropna()) - {"true", "false"}
            if unknown:
                raise ValueError(f"neither true nor false: {min(unknown)}")
            return present.map({"true": True, "false": False}).astype("boolean")
        if column.type in ("integer", "number"):
            return pd.Series(pd.to_numeric(present), dtype=DTYPES[column.type])
        return present
    except (TypeError, ValueError) as error:
        raise ValueError(f"{table}.{column.name}: a value is no {column.type}: {error}") from error


def needs_quotes(frame: pd.DataFrame) -> bool:
    """Whether a cell has a CR, which ends a row where it is not quoted."""
    texts = (values for _, values in frame.items() if pd.api.types.is_string_dtype(values))
    return any("\r" in cell for values in texts for cell in values if isinstance(cell, str))


def csv_text(frame: pd.DataFrame, *, quoted: bool = False, **options: Any) -> str:
    """The frame as CSV with LF; all cells are quoted where asked for, or where one needs it."""
    if quoted or needs_quotes(frame):
        options["quoting"] = csv.QUOTE_ALL
    written: str = frame.to_csv(index=False, lineterminator="\n", **options)
    return written
