"""Cells of exported files: nothing in them runs, is misread by a spreadsheet, or shows binary rounding."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any

import pandas as pd

from analysis.store.frames import csv_text

# Also in full width, as spreadsheets in Chinese accept them, and at the beginning of a later line: some
# programs split
# a cell there.
_FORMULA = re.compile(r"(?:^|(?<=[\r\n]))(?=[^\S\r\n]*\ufeff?[=+\-@＝＋－＠])|^(?=[\t\r\n])")
# What a spreadsheet in Chinese or English reads as a number, a day, a time or a truth, folded to half width:
# 001, 1e5, (1) as -1, 1. as 1, 12/3, 3月5日, 5-Mar, 9:30, 9时, 50%, ¥5.
_NUMBER = r"(?=\D*\d)[¥$€£]?(?:\d+|\d{1,3}(?:,\d{3})+)?\.?\d*(?:e[+-]?\d+)?%?"
_DAY = r"\d{1,4}[-/.]\d{1,2}(?:[-/.]\d{1,4})?|(?:\d{2,4}年)?\d{1,2}月(?:\d{1,2}日)?|\d{2,4}年"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_NAMED_DAY = rf"\d{{1,4}}[ -]?{_MONTH}(?:[ ,-]*\d{{2,4}})?|{_MONTH}[ -]?\d{{1,4}}(?:, ?\d{{4}})?"
_TIME = r"\d{1,2}:\d{1,2}(?::\d{1,2})?(?: ?[ap]m?)?|(?:上午|下午)?\d{1,2}时(?:\d{1,2}分)?|\d{1,2} [ap]m?"
_FRACTION = r"\d+ \d+/\d+"
_MISREAD = re.compile(
    rf"\({_NUMBER}\)|{_NUMBER}|{_DAY}|{_NAMED_DAY}|{_TIME}|{_FRACTION}|true|false", re.IGNORECASE
)
# A whole year or day is read as what it is.
_READ_RIGHT = re.compile(r"(?:19|20)\d\d(?:-\d\d-\d\d)?")
_DECIMALS = 6


def harmless(cell: Any) -> Any:
    """The cell; a text that a spreadsheet would run as a formula behind an apostrophe."""
    return _FORMULA.sub("'", cell) if isinstance(cell, str) else cell


def as_text(cell: Any) -> Any:
    """The cell; so is a text that a spreadsheet would take for a number or a day."""
    return f"'{cell}" if isinstance(cell, str) and _is_misread(cell) else harmless(cell)


def _is_misread(cell: str) -> bool:
    folded = unicodedata.normalize("NFKC", cell).strip()
    return bool(folded and _MISREAD.fullmatch(folded) and not _READ_RIGHT.fullmatch(cell))


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
