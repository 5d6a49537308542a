"""Which points of a scatter can bear a label so that no label covers another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

_LETTER, _HAN, _LINE, _GAP = 6.5, 12.5, 15.0, 4.0  # pixels at the size that charts print labels in


class Point(NamedTuple):
    """x, y: pixels from the left and the top of the plot. radius: of its mark, in pixels."""

    x: float
    y: float
    radius: float
    text: str


class Label(NamedTuple):
    """number: the point's place in the sequence given. position: Plotly's `textposition`."""

    number: int
    position: str


class _Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def covers(self, other: _Box) -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def labels_apart(points: Sequence[Point], *, width: float, height: float, most: int) -> list[Label]:
    """Up to `most` points, first ones first, whose labels lie inside the plot and beside one another.

    Labels that are apart in a narrow plot stay apart in a wider one, so the narrowest that readers use is the one
    to give.
    """
    placed: list[_Box] = []
    found: list[Label] = []
    for number, point in enumerate(points):
        if len(found) == most:
            break
        for position, box in _boxes(point):
            is_inside = box.left >= 0 and box.right <= width and box.top >= 0 and box.bottom <= height
            if is_inside and not any(box.covers(other) for other in placed):
                placed.append(box)
                found.append(Label(number, position))
                break
    return found


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
