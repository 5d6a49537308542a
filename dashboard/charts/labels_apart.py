"""Which points of a scatter can bear a label so that no label covers another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

_LETTER, _HAN, _LINE, _GAP = 6.5, 12.5, 15.0, 4.0  # pixels at the size that charts print labels in
_TRIED = 2  # points looked at for each label that is wanted


class Point(NamedTuple):
    """x, y: pixels from the left and the top of the plot. radius: of its mark, in pixels."""

    x: float
    y: float
    radius: float
    text: str


class Label(NamedTuple):
    """number: the point's place in the sequence. position: Plotly's `textposition`."""

    number: int
    position: str


class _Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def lies_in(self, other: _Box) -> bool:
        return (
            other.left <= self.left
            and self.right <= other.right
            and other.top <= self.top
            and self.bottom <= other.bottom
        )

    def covers(self, other: _Box) -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def labels_apart(points: Sequence[Point], *, width: float, height: float, most: int) -> list[Label]:
    """Up to `most` points, first ones first, whose labels lie inside the plot, beside one another and off the
    other marks.

    Labels that are apart in a narrow plot stay apart in a wider one, so callers pass the narrowest that
    readers use.
    """
    inside = _Box(0, 0, width, height)
    marks = list(dict.fromkeys((p.x, p.y) for p in points))
    placed: list[_Box] = []
    found: list[Label] = []
    for number, point in enumerate(points[: _TRIED * most]):
        free = [
            (position, box)
            for position, box in _boxes(point)
            if box.lies_in(inside)
            and not any(box.covers(other) for other in placed)
            and _marks_hidden(box, marks) == 1  # its own
        ]
        if free and len(found) < most:
            position, box = free[0]
            placed.append(box)
            found.append(Label(number, position))
    return found


def _marks_hidden(box: _Box, marks: Sequence[tuple[float, float]]) -> int:
    return sum(box.left < x < box.right and box.top < y < box.bottom for x, y in marks)


def _boxes(point: Point) -> list[tuple[str, _Box]]:
    """The mark together with its label, on each side that the label may take."""
    x, y, text = point.x, point.y, point.text
    size = sum(_HAN if ord(c) > 0x2E7F else _LETTER for c in text)
    half, off = max(_LINE / 2, point.radius), point.radius + _GAP
    return [
        ("middle right", _Box(x - off, y - half, x + off + size, y + half)),
        ("middle left", _Box(x - off - size, y - half, x + off, y + half)),
        ("top center", _Box(x - size / 2, y - off - _LINE, x + size / 2, y + off)),
        ("bottom center", _Box(x - size / 2, y - off, x + size / 2, y + off + _LINE)),
    ]
