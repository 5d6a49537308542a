"""A table of problems, measures and states to the text that it is: 问题1：…, with a line for each
further column.

The same form for every format of file; where it is in the text, offsets point into it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from analysis.text.folded import fold
from analysis.text.heading_numbers import family_of, on_rung
from analysis.text.table_columns import column_roles, heads_section

_HEAD_ROWS = 4  # a title, a date or a unit may stand over the columns' headings
_MARK_REACH = 24
# Marks that a problem's cell may begin with; the row has its own.
_OWN_MARK = re.compile(
    r"^(?:问题)? ?[(（【]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})(?:[)）】]|[.．、：:](?!\d))[、.．]? ?"
)


def print_body(rows: Sequence[Sequence[list[str] | None]]) -> list[str] | None:
    """The lines of a table of problems; None for any other table.

    rows: the cells of each row as lines; None for a cell that the one above or before reaches into.
    """
    for at, row in enumerate(rows[:_HEAD_ROWS]):
        roles = column_roles([_joined(cell) for cell in row])
        if roles is not None:
            printer = _Printer(roles, [_joined(cell) for cell in row])
            lines = [*_over(rows[:at]), *printer.print(rows[at + 1 :])]
            return lines if printer.found else None
    return None


def _joined(cell: list[str] | None) -> str:
    return "".join(line.strip() for line in cell or [])


def _over(rows: Sequence[Sequence[list[str] | None]]) -> Iterator[str]:
    """What is printed over the columns' headings, a line a row."""
    for row in rows:
        if line := " ".join(filter(None, map(_joined, row))):
            yield line


class _Printer:
    """Prints the rows below the headings of the columns."""

    def __init__(self, roles: list[str], labels: list[str]) -> None:
        self._roles, self._labels = roles, labels
        self._problem = roles.index("problem")
        self._number = self._sections = 0
        self._section = ""

    @property
    def found(self) -> bool:
        """Whether any row named a problem."""
        return self._number > 0

    def print(self, rows: Sequence[Sequence[list[str] | None]]) -> Iterator[str]:
        begun = False
        for row in rows:
            cells = [*row, *([[]] * (len(self._roles) - len(row)))][: len(self._roles)]
            filled = [cell for cell in cells if cell and _joined(cell)]
            if [_joined(cell) for cell in cells] == self._labels or not filled:
                continue  # the headings again, on a further page
            if not begun and cells[self._problem] is None and len(filled) > 1:
                continue  # a second line of headings
            begun = True
            if len(filled) == 1 and len(cells) > 2 and self._spans(cells):
                yield self._heading(_joined(filled[0]))
                continue
            words = [_joined(cell) for cell in cells]
            if heads_section(self._roles, words):
                number = words[self._roles.index("number")].strip(" ()（）、.")
                yield self._heading((number and f"{number}、") + words[self._problem])
                continue
            yield from self._row(cells)

    def _spans(self, cells: list[list[str] | None]) -> bool:
        """Whether the row's only words stand in its first cell, over the others."""
        return bool(cells[0] and _joined(cells[0])) and not _joined(cells[0]).isdecimal()

    def _heading(self, words: str) -> str:
        self._section = words
        if family_of(words[:_MARK_REACH]):
            return words
        self._sections += 1
        return on_rung("cn_paren", self._sections) + words

    def _row(self, cells: list[list[str] | None]) -> Iterator[str]:
        for role, cell in zip(self._roles, cells, strict=True):
            words = _joined(cell)
            if role == "section" and words and words != self._section:
                yield self._heading(words)
        if words := _joined(cells[self._problem]):
            self._number = self._number_of(cells)
            yield f"问题{self._number}：{_OWN_MARK.sub('', words)}"
        for place, (role, label) in enumerate(zip(self._roles, self._labels, strict=True)):
            lines = [line.strip() for line in cells[place] or [] if line.strip()]
            if place != self._problem and role not in ("number", "section") and lines:
                yield f"{label}：{lines[0]}"
                yield from lines[1:]

    def _number_of(self, cells: list[list[str] | None]) -> int:
        """The row's own number where that goes on, else the next one."""
        own = next((_joined(c) for role, c in zip(self._roles, cells, strict=True) if role == "number"), "")
        digits = fold(own).strip(" .、")
        if digits.isdecimal() and len(digits) < 3 and int(digits) > 0 and not self._number:
            return int(digits)
        return self._number + 1
