"""Pages set in two columns: the left one is read before the right one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from analysis.read.pdf_lines import Line, Piece

_FEWEST = 6  # lines of each column
_MIDDLE = (0.4, 0.6)  # of the page's width: where the gutter may be
_WIDE = 0.22  # of the page's width: lines of a column are mostly so long
_CROSSING = 0.15  # titles, page numbers


def in_columns(lines: list[Line], width: float) -> list[Line]:
    """The lines in reading order, each with its column; as they are on a page of one column."""
    pieces = [piece for line in lines for piece in line.pieces]
    gutter = _gutter(pieces, width)
    if gutter is None:
        return lines
    ordered: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    halves = (half for line in lines for half in _split(line, gutter))
    for line in sorted(halves, key=lambda half: -half.pieces[0].middle):
        if line.column:
            (left if line.column == 1 else right).append(line)
        else:  # a title over both columns ends what is above it
            ordered += [*left, *right, line]
            left, right = [], []
    return [*ordered, *left, *right]


def _gutter(pieces: list[Piece], width: float) -> float | None:
    """Where the page is divided: a height-long gap near its middle with long lines on both sides."""
    low, high = (share * width for share in _MIDDLE)
    starts = sorted({piece.left for piece in pieces if low < piece.left < high})
    for start in starts:
        at = start - 1
        crossing = [p for p in pieces if p.left < at < p.right]
        beside = ([p for p in pieces if p.right <= at], [p for p in pieces if p.left >= at])
        if len(crossing) <= _CROSSING * len(pieces) and all(_is_column(side, width) for side in beside):
            return at
    return None


def _is_column(pieces: list[Piece], width: float) -> bool:
    long = sum(piece.right - piece.left > _WIDE * width for piece in pieces)
    return len(pieces) >= _FEWEST and long * 2 >= len(pieces)


def _split(line: Line, gutter: float) -> Iterator[Line]:
    if any(piece.left < gutter < piece.right for piece in line.pieces):
        yield line
        return
    for column, pieces in (
        (1, [p for p in line.pieces if p.right <= gutter]),
        (2, [p for p in line.pieces if p.left >= gutter]),
    ):
        if pieces:
            words = " ".join(piece.text for piece in pieces)
            yield replace(
                line,
                text=words,
                left=pieces[0].left,
                right=pieces[-1].right,
                pieces=tuple(pieces),
                column=column,
            )
