"""A table of problems copied cell by cell, each cell a line: rows become lines as other notices write them.

Columns first (序号, 反馈问题, 整改措施, 状态), then the cells of each row, which begins with its number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from analysis.text.edits import Edit
from analysis.text.folded import fold
from analysis.text.list_numbers import printed_number
from analysis.text.table_columns import column_roles

# What the first column is called: a number.
_FIRST = ("序号", "编号")
_LINE = re.compile(r"[^\n]*[^\n\s][^\n]*")
_FEWEST_ROWS = 2
_MOST_COLUMNS = 9
_NUMBER = re.compile(r"\s*(\d{1,3}|[一二三四五六七八九十]{1,3})\s*[.、]?\s*")


def find_stacked(text: str) -> list[Edit]:
    """Edits that print every row as 问题1：…, 整改措施：… ; none where no such table is."""
    if not any(label in text for label in _FIRST):
        return []
    lines = list(_LINE.finditer(text))
    words = [line[0].strip() for line in lines]
    for first in (i for i, word in enumerate(words) if word in _FIRST):
        for width in range(_MOST_COLUMNS, 2, -1):
            labels = words[first : first + width]
            roles = column_roles(labels) if len(labels) == width else None
            rows = (
                _rows(words, first + width, width)
                if roles and "measure" in roles and roles[0] == "number"
                else []
            )
            if roles and len(rows) >= _FEWEST_ROWS and all(len(row) >= width for row in rows):
                heading = Edit(lines[first].start(), lines[first + width - 1].end() + 1)
                return [heading, *(edit for row in rows for edit in _printed(lines, row, labels, roles))]
    return []


def _rows(words: Sequence[str], first: int, width: int) -> list[range]:
    """The lines of each row: from its number to the next one; the last has one for each column."""
    starts: list[int] = []
    for i in range(first, len(words)):
        match = _NUMBER.fullmatch(fold(words[i]))
        if match and _is(match[1], len(starts) + 1):
            starts.append(i)
    if not starts or starts[0] != first:
        return []
    rows = [range(a, b) for a, b in pairwise(starts)]
    return [*rows, range(starts[-1], min(starts[-1] + width, len(words)))]


def _is(printed: str, number: int) -> bool:
    return printed.lstrip("0") in (str(number), printed_number(number, "chineseCounting"))


def _printed(
    lines: Sequence[re.Match[str]], row: range, labels: Sequence[str], roles: Sequence[str]
) -> list[Edit]:
    """A label before each cell; what is more than there are columns belongs to the measures."""
    measure, extra = roles.index("measure"), len(row) - len(labels)
    problem, number = lines[row[roles.index("problem")]].start(), lines[row[0]]
    # Where the problem is the next cell, its number is the one printed above it.
    begins = number.start() if roles.index("problem") == 1 else problem
    edits = [Edit(number.start(), number.end() + 1)] if begins == problem else []
    edits.append(Edit(begins, problem, f"问题{number[0].strip()}："))
    for cell, line in enumerate(row[1:], 1):
        column = cell if cell <= measure else max(measure, cell - extra)
        if column == roles.index("problem"):
            continue
        if column != measure or cell == measure:
            edits.append(Edit(lines[line].start(), lines[line].start(), f"{labels[column]}："))
    return edits
