"""Frames as one Excel workbook: typed cells, one sheet per frame. No text in it runs, links or becomes a
number."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pandas as pd

# What Excel takes: rows of a sheet with its heading, characters of a cell, letters of a sheet's name.
MOST_ROWS, MOST_CHARACTERS, MOST_LETTERS = 1_048_576, 32_767, 31
_WHOLE_SHEET = "A1:XFD1048576"
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": True,
}
_DATE = re.compile(r"(?:19|20)\d\d(?:-\d\d(?:-\d\d)?)?")
_MEASURED, _NARROW, _WIDE = 100, 8, 60  # rows that decide a column's width, in characters


@dataclass(frozen=True)
class Sheet:
    """A frame and the name of its sheet; `wrapped`: long texts run over several lines."""

    name: str
    frame: pd.DataFrame
    wrapped: bool = False


def write_workbook(sheets: Sequence[Sheet], *, on: date) -> bytes:
    """The sheets as an .xlsx file: integers, numbers, truths and whole dates as such, all else as text."""
    import xlsxwriter  # slow to import; most readers take no workbook

    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, _OPTIONS) as book:
        book.set_properties({"created": datetime(on.year, on.month, on.day)})
        formats = {
            "head": book.add_format({"bold": True, "bottom": 1, "valign": "top", "text_wrap": True}),
            "day": book.add_format({"num_format": "yyyy-mm-dd", "align": "left"}),
            "text": book.add_format({"valign": "top"}),
            "wrapped": book.add_format({"valign": "top", "text_wrap": True}),
        }
        for sheet in (part for whole in sheets for part in _fitting(whole)):
            _write(book.add_worksheet(sheet.name), sheet, formats)
    return buffer.getvalue()


def _fitting(sheet: Sheet) -> Iterator[Sheet]:
    """The sheet; where it has more rows than Excel takes, in several."""
    most, name = MOST_ROWS - 1, sheet.name[:MOST_LETTERS]
    yield Sheet(name, sheet.frame.iloc[:most], sheet.wrapped)
    for n, first in enumerate(range(most, len(sheet.frame), most), start=2):
        ending = f"_{n}"
        part = sheet.frame.iloc[first : first + most]
        yield Sheet(name[: MOST_LETTERS - len(ending)] + ending, part, sheet.wrapped)


def _write(page: Any, sheet: Sheet, formats: dict[str, Any]) -> None:
    text = formats["wrapped" if sheet.wrapped else "text"]
    for n, column in enumerate(sheet.frame.columns):
        values = sheet.frame[column]
        page.set_column(n, n, _width(str(column), values))
        page.write_string(0, n, str(column), formats["head"])
        has_days = _has_days(values)
        for row, value in enumerate(values.tolist(), start=1):
            if not (value is None or pd.isna(value) or value == ""):
                _write_cell(page, row, n, value, formats["day"] if has_days else None, text)
    last_row, last_column = max(len(sheet.frame), 1), max(len(sheet.frame.columns) - 1, 0)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, last_row, last_column)
    page.ignore_errors({"number_stored_as_text": _WHOLE_SHEET})


def _write_cell(page: Any, row: int, column: int, value: Any, day: Any, text: Any) -> None:
    """`day`: the format of dates, in a column of dates."""
    if isinstance(value, bool):
        page.write_boolean(row, column, value)
    elif isinstance(value, (int, float)):
        page.write_number(row, column, value)
    elif isinstance(value, (datetime, pd.Timestamp)):
        page.write_datetime(row, column, value, day)
    elif day is not None and len(str(value)) == len("2024-03-05"):
        page.write_datetime(row, column, datetime.fromisoformat(str(value)), day)
    else:
        page.write_string(row, column, _fit(str(value)), text)


def _has_days(values: pd.Series) -> bool:
    """Whether it is a column of dates; one reduced to its month or year stays a text."""
    if pd.api.types.is_datetime64_any_dtype(values):
        return True
    known = [v for v in values.dropna().tolist() if v != ""]
    return any(len(str(v)) == len("2024-03-05") for v in known) and all(map(_is_date, known))


def _is_date(value: Any) -> bool:
    if not isinstance(value, str) or not _DATE.fullmatch(value):
        return False
    try:
        datetime.fromisoformat(f"{value}{'-01' * (2 - value.count('-'))}")
    except ValueError:
        return False
    return True


def _fit(text: str) -> str:
    return text if len(text) <= MOST_CHARACTERS else f"{text[: MOST_CHARACTERS - 1]}…"


def _width(heading: str, values: pd.Series) -> int:
    shown = [heading, *("" if pd.isna(v) else str(v) for v in values.head(_MEASURED).tolist())]
    longest = max(sum(2 if ord(character) > 0x2E7F else 1 for character in text) for text in shown)
    return max(_NARROW, min(longest + 2, _WIDE))
