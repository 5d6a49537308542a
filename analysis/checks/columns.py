"""Column checks derived from the schema: type, required values, allowed values, form of dates."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache

import numpy as np
import numpy.typing as npt
import pandas as pd

from analysis import codebook
from analysis.checks.dates import is_real
from analysis.checks.violation import Violation
from analysis.schema import TABLES, Column, Table
from analysis.store.frames import DTYPES

Failing = tuple[Violation, set[str]]
Mask = npt.NDArray[np.bool_]
# Columns of numbers that cannot be below 0, and those that begin at 1.
_LEAST = {"start": 0, "value": 0, "seq": 1, "count": 1, "n_measures": 1}


def check_columns(tables: Mapping[str, pd.DataFrame]) -> list[Failing]:
    """One pair per violated column check: the violation, and the notice_ids of the rows concerned."""
    return [found for name, frame in tables.items() for found in _check_table(TABLES[name], frame)]


def _check_table(table: Table, frame: pd.DataFrame) -> Iterator[Failing]:
    if list(frame.columns) != table.names:
        odd = ", ".join(map(str, frame.columns))
        yield Violation("columns", table.name, f"The columns are not those of the schema but {odd}."), set()
        return
    for column in table.columns:
        yield from _check_column(table, column, frame)


def _check_column(table: Table, column: Column, frame: pd.DataFrame) -> Iterator[Failing]:
    values, where = frame[column.name], f"{table.name}.{column.name}"
    if str(values.dtype) != _dtype(column.type):
        what = f"The values are {values.dtype} and not {DTYPES[column.type]}."
        yield Violation("type", where, what), _notices(frame, np.ones(len(frame), dtype=bool))
        return
    for check, fails in _failures(column, values):
        if fails.any():
            first = values[fails].iloc[0]
            what = f"{fails.sum()} value(s) fail, the first is {first!r}."
            yield Violation(check, where, what), _notices(frame, fails)


def _failures(column: Column, values: pd.Series) -> Iterator[tuple[str, Mask]]:
    """Name of each check of the column, and which values fail it; an absent value fails only the first."""
    if column.required:
        yield "not_nullable", values.isna().to_numpy()
    if column.domain:
        yield "allowed_values", _fails(values, _codes(column.domain).__contains__)
    if column.type == "date":
        yield "real_dates", _fails(values, is_real)
    if column.name in _LEAST:
        yield "not_below_the_least", (values < _LEAST[column.name]).to_numpy(dtype=bool, na_value=False)


def _fails(values: pd.Series, is_right: Callable[[str], bool]) -> Mask:
    """Which values are wrong; each different value is looked at once."""
    wrong = [value for value in values.dropna().unique() if not is_right(value)]
    return values.isin(wrong).to_numpy() if wrong else np.zeros(len(values), dtype=bool)


def _notices(frame: pd.DataFrame, fails: Mask) -> set[str]:
    return set(frame.loc[fails, "notice_id"].dropna()) if "notice_id" in frame else set()


@cache
def _codes(domain: str) -> frozenset[str]:
    return frozenset(codebook.domain(domain).codes)


@cache
def _dtype(type_: str) -> str:
    return str(pd.Series([], dtype=DTYPES[type_]).dtype)
