"""Printed lines to paragraphs: a line that ends only because the next word did not fit continues."""

from __future__ import annotations

import re

from analysis.read.pdf_lines import Line
from analysis.read.printed_lines import NUMBERED, SENTENCE_END, gap

# What is not divided between lines: a word or figure, or a character with the signs that may not begin or
# end a line.
_UNDIVIDED = re.compile(r"[“‘《（(【「]*(?:[0-9A-Za-z.%]{1,12}|.)[”’》）)】」，。；：、！？,.;:!?]*")
_SLACK = 0.6  # of a character: printers set lines a little shorter or longer


def paragraphs(lines: list[Line]) -> list[str]:
    """The text of each paragraph; the edges of each column are those of its lines."""
    edges: dict[int, tuple[float, float]] = {}
    for line in lines:
        left, right = edges.get(line.column, (line.left, line.right))
        edges[line.column] = (min(left, line.left), max(right, line.right))
    joined: list[str] = []
    for i, line in enumerate(lines):
        if i and _continues(lines[i - 1], line, edges):
            joined[-1] += gap(joined[-1], line.text) + line.text
        else:
            joined.append(line.text)
    return joined


def _continues(above: Line, line: Line, edges: dict[int, tuple[float, float]]) -> bool:
    if above.whole or line.whole:
        return False
    size = min(above.size, line.size)
    free = edges[above.column][1] - above.right
    first = _UNDIVIDED.match(line.text)
    needed = sum(0.5 if c.isascii() else 1.0 for c in first[0]) * size if first else 0.0
    indented = line.left > edges[line.column][0] + size
    ended = above.text.endswith(SENTENCE_END)
    return free < needed + _SLACK * size and not indented and not (ended and NUMBERED.match(line.text))
