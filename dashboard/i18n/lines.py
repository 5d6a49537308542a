"""Names broken into lines, for charts and tables."""

from __future__ import annotations

import re
from collections.abc import Sequence

_CLOSING = ")）】》」』”，。、；：！？"  # never begin a line


def in_lines(name: str, *, width: int) -> str:
    """The name broken into as few lines of about `width` columns as it needs (a Han character takes two).

    Two lines break before an "and" if both fit. Else the lines are about equally long and the last is the
    fullest: a name of place and body breaks between the two, not before its last character.
    """
    for halves in re.findall(r"^(.+)([\u4e0e\u548c\u53ca].+)$", name):
        if max(map(columns_of, halves)) <= width < columns_of(name):
            return "<br>".join(halves)
    pieces = _pieces(name)
    longest = max(map(columns_of, pieces), default=0)
    fewest = len(_fill(pieces, width))
    narrow = next(w for w in range(min(longest, width), width + 1) if len(_fill(pieces, w)) == fewest)
    return "<br>".join(_fill(pieces, narrow))


def _fill(pieces: Sequence[str], width: int) -> list[str]:
    """Lines filled from the end of the name."""
    lines: list[str] = []
    line, taken = "", 0
    for piece in reversed(pieces):
        size = columns_of(piece)
        if line.strip() and taken + size > width:
            lines.insert(0, line.strip())
            line, taken = "", 0
        line, taken = piece + line, taken + size
    return [line.strip(), *lines]


def columns_of(text: str) -> int:
    """The width of a text: a Han character takes two columns."""
    return sum(1 + (ord(c) > 0x2E7F) for c in text.strip())


def _pieces(name: str) -> list[str]:
    pieces: list[str] = []
    word = ""
    for c in name:
        if c in _CLOSING:
            pieces.append((word or (pieces.pop() if pieces else "")) + c)
            word = ""
        elif ord(c) > 0x2E7F:
            pieces += [word + c] if word.endswith("(") else [word, c] if word else [c]
            word = ""
        else:
            word += c
            if c == " ":
                pieces.append(word)
                word = ""
    return [*pieces, word] if word else pieces
