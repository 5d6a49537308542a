"""What a chart draws, point by point, against the rows of its download."""

from __future__ import annotations

import csv
import io
import json
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import Any

from dashboard.charts.block import Block
from dashboard.downloads.files import csv_for_spreadsheets
from dashboard.downloads.menu import download_of
from dashboard.shell.page_run import PageRun

DAY = date(2024, 5, 6)
Row = dict[str, str]
Figure = dict[str, Any]
_FACTORS = {"": 1, "%": 0.01, "万": 1e4, "亿": 1e8, "million": 1e6, "billion": 1e9}


@dataclass(frozen=True)
class Point:
    """One mark: the codes that a click selects, what is printed on it, its numbers and days on the axes.

    A cell is a mark whose place measures nothing: its text is what it shows."""

    codes: tuple[str, ...]
    text: str
    is_cell: bool
    values: list[float] = field(default_factory=list)
    days: list[str] = field(default_factory=list)

    @property
    def is_nothing(self) -> bool:
        """A bar of no length: its download has no row."""
        return not self.is_cell and not self.text and not any(self.values) and not self.days


def compare_block(run: PageRun, block: Block) -> Iterator[str]:
    """A line for every point of the chart that is not what its own row in the download contains."""
    data = csv_for_spreadsheets(download_of(run, block, on=DAY).frame)
    figure = json.loads(block.draw().to_json())
    yield from compare_points(block.name, figure, read_rows(data), clickable=block.clickable)


def compare_points(name: str, figure: Figure, rows: list[Row], *, clickable: bool) -> Iterator[str]:
    """A line for every point of the figure that is not what its own row contains."""
    points = [point for point in drawn_points(figure) if not point.is_nothing]
    keys = key_columns(rows, points)
    for point in points:
        own = own_rows(rows, point, keys)
        if not own:
            yield f"{name}: no row for {point}"
        elif not any(_is_row_of(row, point, name) for row in own):
            yield f"{name}: {point} is not in {own}"
    if not points and clickable:
        yield f"{name}: no point has codes"


def out_of_order(run: PageRun, block: Block) -> Iterator[str]:
    """A line for every two rows of bars that come the other way round in the download."""
    rows = read_rows(csv_for_spreadsheets(download_of(run, block, on=DAY).frame))
    figure = json.loads(block.draw().to_json())
    top_down = _names_from_the_top(figure)
    keys = key_columns(rows, list(drawn_points(figure)))
    first = {name: _first_row(rows, codes, keys) for name, codes in top_down.items()}
    for (upper, above), (lower, below) in pairwise(first.items()):
        if above > below:
            yield f"{block.name}: {lower} before {upper}"


def _names_from_the_top(figure: Figure) -> dict[str, list[list[str]]]:
    """The names of the rows on a reversed axis of names, with the codes of their marks."""
    found: dict[str, list[list[str]]] = {}
    axis = figure["layout"].get("yaxis", {})
    if axis.get("autorange") != "reversed":
        return {}
    for name in axis.get("categoryarray") or []:
        found[name] = []
    for trace in figure["data"]:
        for name, codes in zip(trace.get("y") or [], trace.get("customdata") or [], strict=False):
            if codes:
                parts = [part for code in codes for part in str(code).split("|")]
                found.setdefault(name, []).append(parts)
    return {name: codes for name, codes in found.items() if codes}


def _first_row(rows: list[Row], codes: list[list[str]], keys: dict[int, str]) -> int:
    return min(
        n
        for n, row in enumerate(rows)
        if any(all(row[key] == own[k] for k, key in keys.items()) for own in codes)
    )


def own_rows(rows: list[Row], point: Point, keys: dict[int, str]) -> list[Row]:
    """The rows with the point's codes: in their columns, or, where a code may be in one of several, in
    any."""
    own = [row for row in rows if all(row[key] == point.codes[n] for n, key in keys.items())]
    found = bool(keys)
    for n, code in enumerate(point.codes):
        if n not in keys and any(code in row.values() for row in rows):
            own, found = [row for row in own if code in row.values()], True
    return own if found else []


def read_rows(data: bytes) -> list[Row]:
    """The rows of the CSV file as another program reads them."""
    rows = csv.DictReader(io.StringIO(data.decode("utf-8-sig")))
    return [{column: cell.removeprefix("'") for column, cell in row.items()} for row in rows]


def drawn_points(figure: Figure) -> Iterator[Point]:
    """Every mark that has codes, as the browser gets it."""
    for trace in figure["data"]:
        for n, codes in enumerate(trace.get("customdata") or []):
            yield _point(trace, n, codes, figure["layout"])


def _point(trace: dict[str, Any], n: int, codes: list[Any], layout: dict[str, Any]) -> Point:
    parts = tuple(part for code in codes for part in str(code).split("|"))
    text, base = str(_at(trace.get("text"), n) or ""), _at(trace.get("base"), n)
    if isinstance(base, str):  # a span of days begins at its base
        return Point(parts, text, is_cell=False, days=[base])
    places = [_at(trace.get(axis), n) for axis in "xy" if _measures(layout, trace, axis)]
    values = [float(value) for value in places if isinstance(value, (int, float))]
    days = [value for value in places if isinstance(value, str) and re.match(r"\d{4}-\d\d", value)]
    is_cell = base is not None or not (values or days)
    return Point(parts, text, is_cell, [] if is_cell else values, days)


def _measures(layout: dict[str, Any], trace: dict[str, Any], axis: str) -> bool:
    """Whether places on the axis are values: not where it is hidden or names its places itself."""
    name = trace.get(f"{axis}axis", axis)
    drawn = layout.get(f"{axis}axis{name[1:]}", {})
    return drawn.get("visible") is not False and "ticktext" not in drawn


def _at(values: Any, n: int) -> Any:
    return values[n] if isinstance(values, list) and n < len(values) else None


def key_columns(rows: list[Row], points: list[Point]) -> dict[int, str]:
    """Place among the codes -> the column that contains them; where several do, the one in which most points
    find a row, of those the one with most different cells."""
    found: dict[int, str] = {}
    for n in range(min((len(point.codes) for point in points), default=0)):
        codes = {point.codes[n] for point in points}
        columns = {column: {row[column] for row in rows} for column in (rows[0] if rows else ())}
        candidates = [c for c, cells in columns.items() if codes <= cells and c not in found.values()]
        if candidates:
            fits = {c: (_with_row(rows, points, found | {n: c}), len(columns[c])) for c in candidates}
            found[n] = max(candidates, key=lambda column: fits[column])
    return found


def _with_row(rows: list[Row], points: list[Point], keys: dict[int, str]) -> int:
    """How many points find a row by these keys."""
    present = {tuple(row[column] for column in keys.values()) for row in rows}
    return sum(tuple(point.codes[n] for n in keys) in present for point in points)


def _is_row_of(row: Row, point: Point, chart: str) -> bool:
    numbers = _numbers(_measured(row, point))
    if point.is_cell:
        return _is_printed(row, point, numbers)
    if chart == "distinctive.scatter":
        numbers = _log_rates(row)
    elif chart == "completion.status":
        numbers = [number / float(row["issues_listed"]) for number in numbers]
    days = all(
        any(cell.startswith(day[: len(cell)]) for cell in row.values() if len(cell) > 6) for day in point.days
    )
    return days and all(_is_among(value, numbers) for value in point.values)


def _measured(row: Row, point: Point) -> Row:
    """The cells of the columns that a code names (`completed`, `dates` as `dates_per_1000`), else the whole
    row."""
    named = {
        c: cell
        for c, cell in row.items()
        if any(c == code or c.startswith(f"{code}_per_") for code in point.codes)
    }
    return named or row


def _numbers(cells: Row) -> list[float]:
    """The numbers in the cells; nothing is drawn as 0."""
    return [float(cell or 0) for cell in cells.values() if re.fullmatch(r"-?[\d.]*", cell)]


def _is_printed(row: Row, point: Point, numbers: list[float]) -> bool:
    """Whether the text on a cell is in the row: as it is, or as its numbers, which are rounded as printed."""
    text = re.sub(r"<[^<>]+>", " ", point.text).replace(",", "").strip()
    if not text or text in row.values():
        return True
    printed = re.findall(r"(\d+(?:\.(\d+))?) ?(%|万|亿|million|billion)?", text)
    # In a heatmap of shares the figures are per cent, and the caption says so once.
    factors = (1.0, 0.01) if "share" in row else (1.0,)
    return all(
        any(
            _is_rounded(float(n), len(decimals), factor, numbers)
            for factor in ((_FACTORS[unit],) if unit else factors)
        )
        for n, decimals, unit in printed
    )


def _is_rounded(printed: float, decimals: int, factor: float, numbers: list[float]) -> bool:
    half = 0.5 * 10**-decimals + 1e-9
    return any(abs(number / factor - printed) <= half for number in numbers)


def _is_among(value: float, numbers: list[float]) -> bool:
    return any(math.isclose(value, number, rel_tol=1e-5, abs_tol=1e-5) for number in numbers)


def _log_rates(row: Row) -> list[float]:
    """Both axes are logarithms of the two rates; a rate of 0 is drawn as that of half an occurrence."""
    rates = [
        float(row[f"{side}_per_10k"]) or 5000 / float(row[f"{side}_tokens"])
        for side in ("target", "reference")
    ]
    return [math.log10(rate) for rate in rates]
