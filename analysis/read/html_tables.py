"""Tables of a page that are the notice's text: problems, measures and states, row by row."""

from __future__ import annotations

from lxml import html

from analysis.limits import MAX_SPAN
from analysis.read.table_body import print_body

_BLOCKS = ("p", "div", "br", "li", "tr")
_SPACES = " \t\r\n\f\u00a0\u3000"

Cell = list[str] | None


def body_tables(root: html.HtmlElement) -> dict[html.HtmlElement, list[tuple[html.HtmlElement, str]]]:
    """Table -> its lines, for tables of problems; each line with the table, whose place it has."""
    found = {}
    for table in root.iter("table"):
        if next(table.iterdescendants("table"), None) is not None:
            continue  # a page's layout
        lines = print_body(_grid(table))
        if lines is not None:
            found[table] = [(table, line) for line in lines]
    return found


def _grid(table: html.HtmlElement) -> list[list[Cell]]:
    """The cells of each row as lines, one a column; None for a place that another cell reaches into."""
    grid: list[list[Cell]] = []
    reaching: dict[int, int] = {}  # column -> rows that a cell above still reaches into
    for row in table.iter("tr"):
        cells: list[Cell] = []
        for cell in row.iterchildren("td", "th"):
            _fill(cells, reaching)
            width, height = _span(cell, "colspan"), _span(cell, "rowspan")
            for column in range(len(cells), len(cells) + width):
                if height > 1:
                    reaching[column] = height - 1
            cells += [_lines(cell), *([None] * (width - 1))]
        _fill(cells, reaching)
        grid.append(cells)
    return grid


def _fill(cells: list[Cell], reaching: dict[int, int]) -> None:
    """Empty places up to the next free column."""
    while reaching.get(len(cells), 0) > 0:
        reaching[len(cells)] -= 1
        cells.append(None)


def _span(cell: html.HtmlElement, name: str) -> int:
    written = (cell.get(name) or "").strip()
    return max(1, min(int(written), MAX_SPAN)) if written.isdecimal() and len(written) < 6 else 1


def _lines(cell: html.HtmlElement) -> list[str]:
    parts: list[str] = [cell.text or ""]
    for element in cell.iterdescendants():
        if element.tag in _BLOCKS:
            parts.append("\n")
        if element.tag not in ("script", "style"):
            parts.append(element.text or "")
        tail = element.tail or ""
        if element.tag in _BLOCKS and tail.strip():
            parts.append("\n")
        parts.append(tail)
    # Breaks of the source are no lines; those of blocks are.
    text = "".join(part if part == "\n" else " ".join(part.split()) for part in parts)
    return [line.strip(_SPACES) for line in text.split("\n") if line.strip(_SPACES)]
