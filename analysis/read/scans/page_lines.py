"""Words recognised on a page, each with the corners of its box, put into printed lines from top to bottom."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import astuple
from statistics import median
from typing import NamedTuple

from analysis.read.printed_lines import PrintedLine

Corners = Sequence[
    Sequence[float]
]  # (across, down) of the upper left, upper right, lower right, lower left corner
_SAME_LINE = 0.5  # of the height: boxes whose middles are nearer belong to one line
_GAP = 1.0  # of the height: boxes further apart are kept apart by a blank


class _Box(NamedTuple):
    """Words with the edges of their box, the page turned upright."""

    middle: float
    left: float
    right: float
    size: float
    words: str


def lines_of(found: Sequence[tuple[Corners, str]]) -> list[PrintedLine]:
    """The page's lines; a page that lies askew is turned upright by the slope of its lines."""
    angle = median(_slope(corners) for corners, _ in found) if found else 0.0
    boxes = sorted(_upright(corners, words, angle) for corners, words in found if words.strip())
    lines: list[list[_Box]] = []
    for box in boxes:
        if lines and box.middle - lines[-1][0].middle < _SAME_LINE * min(box.size, lines[-1][0].size):
            lines[-1].append(box)
        else:
            lines.append([box])
    return [_line(sorted(line, key=lambda box: box.left)) for line in lines]


def write_lines(lines: Sequence[PrintedLine]) -> bytes:
    """The lines as they leave the sandbox."""
    return json.dumps([astuple(line) for line in lines]).encode()


def read_lines(written: bytes) -> list[PrintedLine]:
    """The lines as they leave the sandbox, which is not trusted."""
    return [
        PrintedLine(str(text), float(left), float(right), max(1.0, float(size)))
        for text, left, right, size in json.loads(written)
    ]


def _slope(corners: Corners) -> float:
    (x, y), (right_x, right_y) = corners[0], corners[1]
    return math.atan2(right_y - y, right_x - x)


def _upright(corners: Corners, words: str, angle: float) -> _Box:
    cos, sin = math.cos(-angle), math.sin(-angle)
    across = [x * cos - y * sin for x, y in corners]
    down = [x * sin + y * cos for x, y in corners]
    size = (down[2] + down[3] - down[0] - down[1]) / 2
    return _Box(sum(down) / 4, min(across), max(across), max(1.0, size), words.strip())


def _line(boxes: list[_Box]) -> PrintedLine:
    size = median(box.size for box in boxes)
    text, right = boxes[0].words, boxes[0].right
    for box in boxes[1:]:
        text += (" " if box.left - right > _GAP * size else "") + box.words
        right = max(right, box.right)
    return PrintedLine(text, boxes[0].left, right, size)
