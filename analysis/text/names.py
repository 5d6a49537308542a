"""Names in 《》: where they occur in a text, and the text with the words inside them filled."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.text.folded import Span

# The longest names of real documents (notices of notices) have about 80 characters.
LONGEST_NAME = 150
_MARK = re.compile(r"[《》。;]|\n[ \n]*\n")


def find_names(folded: str, *, start: int = 0, end: int | None = None) -> list[Span]:
    """Every outermost 《…》 in order, brackets included; empty and unclosed ones are ignored."""
    spans: list[Span] = []
    reached = start
    for name in sorted(_closed(folded, start, len(folded) if end is None else end)):
        if name.start >= reached:
            reached = name.end
            if name.end > name.start + 2:
                spans.append(name)
    return spans


def _closed(folded: str, start: int, end: int) -> Iterator[Span]:
    """Every 《 with the 》 that closes it; a name contains no sentence end and no blank line."""
    opened: list[int] = []
    for mark in _MARK.finditer(folded, start, end):
        if mark[0] == "《":
            opened.append(mark.start())
        elif mark[0] != "》":
            opened.clear()
        elif opened and mark.end() - (opening := opened.pop()) <= LONGEST_NAME:
            yield Span(opening, mark.end())


def blank(folded: str, spans: list[Span], *, filler: str = "□") -> str:
    """`folded` with what the spans enclose (first and last character kept) filled; lengths stay."""
    pieces, last = [], 0
    for span in spans:
        inside = max(span.end - span.start - 2, 0)
        pieces += [folded[last : span.start + 1], filler * inside, folded[span.end - 1 : span.end]]
        last = span.end
    return "".join([*pieces, folded[last:]])
