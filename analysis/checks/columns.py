"""Column checks derived from the schema: type, required values, allowed values, form of dates."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import pandas as pd
import pandera.pandas as pa

from analysis import codebook
from analysis.checks.dates import is_real
from analysis.checks.violation import Violation
from analysis.schema import TABLES, Column, Table
from analysis.store.frames import DTYPES


def check_columns(tables: Mapping[str, pd.DataFrame]) -> list[tuple[Violation, set[str]]]:
    """One pair per violated column check: the violation, and the notice_ids of the rows concerned."""
    return [found for name, frame in tables.items() for found in _check_table(TABLES[name], frame)]


def _check_table(table: Table, frame: pd.DataFrame) -> list[tuple[Violation, set[str]]]:
    frame = frame.reset_index(drop=True)
    try:
        _schema(table.name).validate(frame, lazy=True)
    except pa.errors.SchemaErrors as errors:
        cases = errors.failure_cases
        return [_found(table, frame, case) for _, case in cases.groupby(["column", "check"], dropna=False)]
    return []


def _found(table: Table, frame: pd.DataFrame, cases: pd.DataFrame) -> tuple[Violation, set[str]]:
    first = cases.iloc[0]
    column = table.name if pd.isna(first["column"]) else f"{table.name}.{first['column']}"
    what = f"{len(cases)} value(s) fail, the first is {first['failure_case']!r}."
    indexes = pd.to_numeric(cases["index"], errors="coerce").dropna().astype(int)
    ids = set(frame.loc[indexes, "notice_id"].dropna()) if "notice_id" in frame else set()
    return Violation(str(first["check"]), column, what), ids


@cache
def _schema(name: str) -> pa.DataFrameSchema:
    columns = {c.name: _column(c) for c in TABLES[name].columns}
    return pa.DataFrameSchema(columns, strict=True, ordered=True, name=name)


def _column(column: Column) -> pa.Column:
    checks = []
    if column.domain:
        codes = set(codebook.domain(column.domain).codes)
        checks.append(pa.Check(lambda values: values.isin(codes), name="allowed_values"))

    if column.type == "date":
        checks.append(pa.Check(lambda values: values.map(is_real).astype(bool), name="real_dates"))
    if column.name in ("start", "seq", "count", "n_measures", "value"):
        least = 1 if column.name in ("seq", "count", "n_measures") else 0
        checks.append(pa.Check(lambda values: values >= least, name="not_below_the_least"))
    return pa.Column(DTYPES[column.type], checks, nullable=not column.required, required=True)
