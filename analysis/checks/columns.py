"""Columns of tables from any source against the schema: types, required and allowed values, real dates."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from analysis.checks.rows import failures
from analysis.checks.violation import Violation
from analysis.schema import TABLES, Column, Table

if TYPE_CHECKING:  # pandas takes a third of a second, and the check of one notice needs none
    import pandas as pd

Failing = tuple[Violation, set[str]]


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
    if (wanted := _dtype(column.type)) != str(values.dtype):
        yield Violation("type", where, f"The values are {values.dtype} and not {wanted}."), _notices(frame)
        return
    if column.required and (absent := values.isna()).any():
        yield _found("not_nullable", where, frame, absent)
    for check, wrong in failures(column, values.dropna().unique().tolist()):
        if wrong:
            yield _found(check, where, frame, values.isin(wrong))


def _found(check: str, where: str, frame: pd.DataFrame, fails: pd.Series) -> Failing:
    first = frame.loc[fails, where.split(".")[1]].iloc[0]
    what = f"{fails.sum()} value(s) fail, the first is {first!r}."
    return Violation(check, where, what), _notices(frame[fails])


def _notices(frame: pd.DataFrame) -> set[str]:
    return set(frame["notice_id"].dropna()) if "notice_id" in frame else set()


@cache
def _dtype(type_: str) -> str:
    import pandas as pd

    from analysis.store.frames import DTYPES

    return str(pd.Series([], dtype=DTYPES[type_]).dtype)
