"""Text for a terminal: columns that line up although Chinese characters are two cells wide."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Sequence
from typing import TextIO

_STYLES = {"bold": "1", "dim": "2", "red": "31", "yellow": "33"}


def width(text: str) -> int:
    """Cells the text takes in a terminal."""
    return sum(_cells(char) for char in text)


def _cells(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Cf", "Cc"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def pad(text: str, cells: int, *, right: bool = False) -> str:
    """The text filled with spaces to a number of cells; `right` adds them before it."""
    spaces = " " * max(0, cells - width(text))
    return spaces + text if right else text + spaces


def clip(text: str, cells: int) -> str:
    """The text in one line of at most `cells`, … where something was cut."""
    line = " ".join(text.split())
    if width(line) <= cells:
        return line
    kept, used = [], 1
    for char in line:
        used += _cells(char)
        if used > cells:
            break
        kept.append(char)
    return "".join(kept) + "…"


def columns(rows: Sequence[Sequence[str]], *, right: Sequence[int] = ()) -> list[str]:
    """One line per row with every column as wide as its widest cell; `right` names numeric columns."""
    if not rows:
        return []
    widths = [max(width(row[i]) for row in rows) for i in range(len(rows[0]))]
    padded = ([pad(cell, widths[i], right=i in right) for i, cell in enumerate(row)] for row in rows)
    return ["  ".join(cells).rstrip() for cells in padded]


def styled(text: str, style: str, stream: TextIO) -> str:
    """The text in a style where the stream is a terminal and NO_COLOR is not set."""
    if os.environ.get("NO_COLOR") or not stream.isatty():
        return text
    return f"\033[{_STYLES[style]}m{text}\033[0m"
