"""Tables typed into a text (tabs or Markdown): rows about problems become lines as other notices write them.

A row `1<tab>problem<tab>measures<tab>state` becomes 问题1：problem, 整改措施：measures, 完成情况：state.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.text.edits import Edit
from analysis.text.heading_numbers import family_of, on_rung
from analysis.text.table_columns import column_roles, heads_section

_LINE = re.compile(r"[^\n]+")
_RULE = re.compile(r"[\s|:+\-=]+")
_BREAK = re.compile(r"<br ?/?>")
_FEWEST = 3  # cells of a row
_MARK_REACH = 24

Cells = list[tuple[int, int]]


def find_tables(text: str) -> list[Edit]:
    """Edits that print every table of problems row by row."""
    if "\t" not in text and "|" not in text:
        return []
    edits: list[Edit] = []
    table: _Table | None = None
    for match in _LINE.finditer(text):
        cells = _cells(text, *match.span())
        if len(cells) < _FEWEST and not (table and _RULE.fullmatch(match[0])):
            table = None
        elif table is not None:
            edits += table.row(match.start(), match.end(), cells)
        elif (roles := column_roles([text[start:end] for start, end in cells])) is not None:
            table = _Table(text, roles, [text[start:end].strip("* ") for start, end in cells])
            edits.append(Edit(match.start(), match.end()))
    return edits


def _cells(text: str, start: int, end: int) -> Cells:
    """Where the cells of a row are, without the blanks around them."""
    sign = "\t" if "\t" in text[start:end] else "|"
    if sign == "|":  # the outer signs are optional
        while start < end and text[start] in "| ":
            start += text[start] == "|" or 1
            if text[start - 1] == "|":
                break
        while end > start and text[end - 1] == " ":
            end -= 1
        end -= end > start and text[end - 1] == "|"
    cells, begin = [], start
    for stop in [*(i for i in range(start, end) if text[i] == sign), end]:
        first, last = begin, stop
        while first < last and text[first].isspace():
            first += 1
        while last > first and text[last - 1].isspace():
            last -= 1
        cells.append((first, last))
        begin = stop + 1
    return cells


class _Table:
    """One table: what its columns contain, and how far its problems are counted."""

    def __init__(self, text: str, roles: list[str], labels: list[str]) -> None:
        self._text, self._roles, self._labels = text, roles, labels
        self._number = self._sections = 0
        self._section = ""

    def row(self, start: int, end: int, cells: Cells) -> Iterator[Edit]:
        """The edits of one row: what is between its cells becomes the labels of its lines."""
        if _RULE.fullmatch(self._text[start:end]):
            yield Edit(start, end)
            return
        if heads_section(self._roles, [self._text[first:after] for first, after in cells]):
            yield from self._counted_heading(start, cells)
            return
        last = start
        for at, (first, after) in enumerate(cells[: len(self._roles)]):
            before = self._before(at, cells)
            if before is None:
                continue
            yield Edit(last, first, before)
            yield from (Edit(*_moved(b, first), "\n") for b in _BREAK.finditer(self._text[first:after]))
            last = after
        yield Edit(last, end)

    def _counted_heading(self, start: int, cells: Cells) -> Iterator[Edit]:
        """The row as the heading that it is, with its number where one is printed: 二、作风方面."""
        number, problem = cells[self._roles.index("number")], cells[self._roles.index("problem")]
        if number[0] < number[1] <= problem[0]:
            yield Edit(start, number[0])
            yield Edit(number[1], problem[0], "、")
        else:
            yield Edit(start, problem[0], self._heading(self._text[slice(*problem)]))
        yield Edit(problem[1], max(cells[-1][1], problem[1]))

    def _before(self, at: int, cells: Cells) -> str | None:
        """What is printed before a cell; None for a cell that is ignored."""
        words = self._text[slice(*cells[at])]
        role = self._roles[at]
        if role == "section" and words and words != self._section:
            return self._heading(words)
        if not words or role in ("number", "section"):
            return None
        if role == "problem":
            self._number += 1
            return f"{self._line_break(at)}问题{self._number}："
        return f"\n{self._labels[at]}：" if at > self._roles.index("problem") else None

    def _heading(self, words: str) -> str:
        self._section = words
        if family_of(words[:_MARK_REACH]):
            return ""
        self._sections += 1
        return on_rung("cn_paren", self._sections)

    def _line_break(self, at: int) -> str:
        return "\n" if "section" in self._roles[:at] else ""


def _moved(match: re.Match[str], by: int) -> tuple[int, int]:
    return match.start() + by, match.end() + by
