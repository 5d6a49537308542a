"""Tables of problems on a PDF page, printed as the text that they are; cells are recognised by their rules,
else by gaps.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict

from analysis.read.pdf_lines import Box, Line, Piece
from analysis.read.table_body import print_body
from analysis.text.table_columns import column_roles

_NEAR = 4.0  # points: edges of cells that touch
_THIN = 3.0  # points: a frame so thin is a rule
_FEWEST = 3  # columns


def has_table(lines: list[Line]) -> bool:
    """Whether a line of the page heads a table of problems."""
    return any(_heads(line) for line in lines)


def _heads(line: Line) -> bool:
    return len(line.pieces) >= _FEWEST and column_roles([piece.text for piece in line.pieces]) is not None


def print_tables(lines: list[Line], boxes: list[Box]) -> list[Line]:
    """The lines of a page, those of each table of problems replaced by its text."""
    for at, line in enumerate(lines):
        if _heads(line):
            rest = [piece for below in lines[at:] for piece in below.pieces]
            table = _ruled(line, rest, boxes) or _by_gaps(line, lines[at:])
            printed = print_body(table[0]) if table else None
            if table and printed:
                inside = set(map(id, table[1]))
                after = [x for x in lines[at:] if not any(id(piece) in inside for piece in x.pieces)]
                made = [Line(words, line.left, line.right, line.size, whole=True) for words in printed]
                return [*lines[:at], *made, *print_tables(after, boxes)]
    return lines


Table = tuple[list[list[list[str] | None]], list[Piece]]


def _ruled(head: Line, pieces: list[Piece], boxes: list[Box]) -> Table | None:
    """The cells between the rules around and below the headings, and what is inside them; None without
    rules.
    """
    height = head.pieces[0].middle
    upright = [
        (x, b.bottom, b.top)
        for b in boxes
        if b.top - b.bottom > _THIN
        for x in ([b.left, b.right] if b.right - b.left > _THIN else [(b.left + b.right) / 2])
    ]
    columns = _apart([x for x, bottom, top in upright if bottom - _NEAR < height < top + _NEAR])
    if len(columns) - 1 < len(head.pieces):
        return None
    lowest = _lowest(height, upright)
    flat = [
        (y, b.left, b.right)
        for b in boxes
        if b.right - b.left > _THIN
        for y in ([b.bottom, b.top] if b.top - b.bottom > _THIN else [(b.bottom + b.top) / 2])
        if lowest - _NEAR <= y
    ]
    highest = min((y for y, _, _ in flat if y > height), default=height)
    flat = [edge for edge in flat if edge[0] <= highest + _NEAR]
    rows = _apart([-y for y, _, _ in flat])  # downwards
    cells: dict[tuple[int, int], list[Piece]] = defaultdict(list)
    inside = []
    for piece in pieces:
        column = bisect_right(columns, (piece.left + piece.right) / 2) - 1
        if not (0 <= column < len(columns) - 1 and lowest < piece.middle < highest + _NEAR):
            continue
        centre = (columns[column] + columns[column + 1]) / 2
        own = _apart([-y for y, left, right in flat if left - _NEAR < centre < right + _NEAR])
        upper = own[max(0, bisect_right(own, -piece.middle) - 1)] if own else rows[0]
        cells[bisect_right(rows, upper + _NEAR) - 1, column].append(piece)
        inside.append(piece)
    return _grid(cells, len(rows) - 1, len(columns) - 1), inside


def _lowest(height: float, upright: list[tuple[float, float, float]]) -> float:
    """How far down upright edges reach one after the other."""
    lowest = height
    for _, bottom, top in sorted(upright, key=lambda edge: -edge[2]):
        if bottom < lowest <= top + _NEAR:
            lowest = bottom
    return lowest


def _apart(edges: list[float]) -> list[float]:
    """Edges in order, those that touch as one."""
    found: list[float] = []
    for edge in sorted(edges):
        if not found or edge - found[-1] > _NEAR:
            found.append(edge)
    return found


def _by_gaps(head: Line, lines: list[Line]) -> Table | None:
    """Columns below their headings; a row begins with its number, or its problem where rows have none."""
    roles = column_roles([piece.text for piece in head.pieces]) or []
    first = roles.index("number") if "number" in roles else roles.index("problem")
    centres = [(piece.left + piece.right) / 2 for piece in head.pieces]
    inside: list[Piece] = []
    cells: dict[tuple[int, int], list[Piece]] = defaultdict(list)
    row = 0
    for line in lines:
        if any(sum(piece.left < x < piece.right for x in centres) > 1 for piece in line.pieces):
            break  # a line of text over several columns: the table is over
        placed = [(_nearest(piece, head.pieces), piece) for piece in line.pieces]
        if row and line is not head and not _below(placed, head):
            break
        row += any(column == first for column, _ in placed)
        for column, piece in placed:
            cells[row - 1, column].append(piece)
            inside.append(piece)
    return (_grid(cells, row, len(centres)), inside) if row > 1 else None


def _below(placed: list[tuple[int, Piece]], head: Line) -> bool:
    return all(piece.left >= head.pieces[0].left - 2 * head.size for _, piece in placed)


def _nearest(piece: Piece, heads: tuple[Piece, ...]) -> int:
    """The heading that a piece is under: the last one that begins left of it, or covers its middle."""
    middle = (piece.left + piece.right) / 2
    for column, head in enumerate(heads):
        if head.left <= middle <= head.right:
            return column
    return min(
        range(len(heads)),
        key=lambda i: min(
            abs(heads[i].left - piece.left), abs((heads[i].left + heads[i].right) / 2 - middle)
        ),
    )


def _grid(cells: dict[tuple[int, int], list[Piece]], rows: int, columns: int) -> list[list[list[str] | None]]:
    """The lines of each cell joined: a cell's width breaks words, not paragraphs."""
    grid: list[list[list[str] | None]] = []
    for row in range(rows):
        found = [cells.get((row, column), []) for column in range(columns)]
        grid.append([["".join(piece.text for piece in cell)] if cell else [] for cell in found])
    return grid
