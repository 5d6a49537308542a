"""An Excel workbook as another program reads it: sheets by name, cells with their types."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

from lxml import etree

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
Rows = list[list[Any]]


def read_workbook(data: bytes) -> dict[str, Rows]:
    """Sheet -> rows; a cell is a str, float, bool, `("day", serial number)` or None. A formula or a link is
    an error."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert not [name for name in archive.namelist() if "_rels/sheet" in name], "a link"
        parts = {name: etree.fromstring(archive.read(name)) for name in archive.namelist() if "xl/" in name}
    strings = [
        "".join(piece.text or "" for piece in item.iter(f"{_MAIN}t"))
        for item in parts["xl/sharedStrings.xml"].iter(f"{_MAIN}si")
    ]
    days = _day_formats(parts["xl/styles.xml"])
    names = [sheet.get("name") for sheet in parts["xl/workbook.xml"].iter(f"{_MAIN}sheet")]
    return {
        name: _rows(parts[f"xl/worksheets/sheet{n}.xml"], strings, days)
        for n, name in enumerate(names, start=1)
    }


def _day_formats(styles: Any) -> set[str]:
    """The numbers of the cell formats that print days."""
    coded = {f.get("numFmtId") for f in styles.iter(f"{_MAIN}numFmt") if "yyyy" in f.get("formatCode")}
    cells = styles.find(f"{_MAIN}cellXfs")
    return {str(n) for n, cell in enumerate(cells) if cell.get("numFmtId") in coded}


def _rows(sheet: Any, strings: list[str], days: set[str]) -> Rows:
    assert not list(sheet.iter(f"{_MAIN}f")), "a formula"
    rows: Rows = []
    for row in sheet.iter(f"{_MAIN}row"):
        cells: list[Any] = []
        for cell in row:
            place = _column(cell.get("r"))
            cells += [None] * (place + 1 - len(cells))
            cells[place] = _value(cell, strings, days)
        rows.append(cells)
    return rows


def _column(name: str) -> int:
    number = 0
    for letter in re.match("[A-Z]+", name)[0]:  # type: ignore[index]
        number = 26 * number + ord(letter) - ord("A") + 1
    return number - 1


def _value(cell: Any, strings: list[str], days: set[str]) -> Any:
    value = cell.find(f"{_MAIN}v")
    if value is None:
        return None
    if cell.get("t") == "s":
        return strings[int(value.text)]
    if cell.get("t") == "b":
        return value.text == "1"
    number = float(value.text)
    return ("day", number) if cell.get("s") in days else number
