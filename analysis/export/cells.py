"""Cells of exported files: nothing in them runs, is misread by a spreadsheet, or shows binary rounding."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pandas as pd

from analysis.store.frames import csv_text

# Also in full width, as spreadsheets in Chinese accept them, and at the beginning of a later line: some
# programs split
# a cell there.
_FORMULA = re.compile(r"(?:^|(?<=[\r\n]))(?=[^\S\r\n]*\ufeff?[=+\-@＝＋－＠])|^(?=[\t\r\n])")
# A spreadsheet reads (1) as -1, 1. as 1 and 2024-03 as a day.
_MISREAD = re.compile(r"[(（]\d+[)）]|\d+[.．]|\d{1,4}-\d{1,2}")
_DECIMALS = 6


def harmless(cell: Any) -> Any:
    """The cell; a text that a spreadsheet would run as a formula behind an apostrophe."""
    return _FORMULA.sub("'", cell) if isinstance(cell, str) else cell


def as_text(cell: Any) -> Any:
    """The cell; so is a text that a spreadsheet would take for a number or a day."""
    return f"'{cell}" if isinstance(cell, str) and _MISREAD.fullmatch(cell) else harmless(cell)


def write_csv(frame: pd.DataFrame, guard: Callable[[Any], Any]) -> str:
    """The frame as CSV, its texts guarded; fractions with six decimals at most, whole numbers with none."""
    safe = frame.copy()
    for column in safe.columns:
        if _is_text(safe[column]):
            safe[column] = [guard(v) for v in safe[column]]
    return csv_text(safe, date_format="%Y-%m-%d", float_format=_number)


def _number(value: Any) -> str:
    return f"{value:.{_DECIMALS}f}".rstrip("0").rstrip(".")


def _is_text(values: pd.Series) -> bool:
    return pd.api.types.is_string_dtype(values) or values.dtype == object
