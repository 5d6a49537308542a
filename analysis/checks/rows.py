"""Rows of a notice against the schema: columns, types, required and allowed values, real dates."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from analysis import codebook
from analysis.checks.dates import is_real
from analysis.checks.violation import Violation
from analysis.columns import OddColumns, columns_of
from analysis.schema import TABLES, Column, Table

Row = Mapping[str, Any]
_TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "date": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
}
# Columns of numbers that cannot be below 0, and those that begin at 1.
_LEAST = {"start": 0, "value": 0, "seq": 1, "count": 1, "n_measures": 1}


def check_rows(rows: Mapping[str, Sequence[Row]]) -> Iterator[Violation]:
    """Every violated check of a column; absent values are None or ""."""
    for name, listed in rows.items():
        yield from _check_table(TABLES[name], listed)


def _check_table(table: Table, rows: Sequence[Row]) -> Iterator[Violation]:
    try:
        columns = columns_of(table, rows)
    except OddColumns as odd:
        yield Violation("columns", table.name, f"A row's columns are not the table's: {odd}.")
        return
    for column in table.columns:
        listed = columns.values[column.name]
        if _plainly_fits(column, listed):
            continue
        values = set(listed)
        absent = {None, ""} & values
        missing = [("not_nullable", absent)] if column.required else []
        for check, wrong in [*missing, *failures(column, values - absent)]:
            if wrong:
                what = f"{len(wrong)} value(s) fail, one is {next(iter(wrong))!r}."
                yield Violation(check, f"{table.name}.{column.name}", what)


def _plainly_fits(column: Column, values: Sequence[Any]) -> bool:
    """Whether all values are strings of a column that may have any, or integers that are not too low; a quick
    first look at large columns.
    """
    if column.domain:
        return False
    types = {*map(type, values)}
    if column.type == "string":
        return types <= {str} and not (column.required and "" in values)
    return column.type == "integer" and types == {int} and min(values) >= _LEAST.get(column.name, min(values))


def failures(column: Column, values: Collection[Any]) -> Iterator[tuple[str, set[Any]]]:
    """Name of each check of the column and the values that fail it, of values that are present."""
    odd = {value for value in values if type(value) not in _TYPES[column.type]}
    yield "type", odd
    if odd:
        return
    if column.domain:
        yield "allowed_values", set(values) - _codes(column.domain)
    if column.type == "date":
        yield "real_dates", {value for value in values if not is_real(value)}
    if column.name in _LEAST:
        yield "not_below_the_least", {value for value in values if value < _LEAST[column.name]}


@cache
def _codes(domain: str) -> frozenset[str]:
    return frozenset(codebook.domain(domain).codes)
