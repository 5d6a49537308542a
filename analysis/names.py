"""Where 《》 names stand in a text, and the text without what stands inside them."""

from __future__ import annotations

import re

from analysis.text import Span

# The longest names of real documents (notices of notices) have about 80 characters.
LONGEST_NAME = 150
_BRACKET = re.compile(r"[《》。;]|\n[ \n]*\n")


def find_names(folded: str, *, start: int = 0, end: int | None = None) -> list[Span]:
    """Every outermost 《…》 in order, brackets included; empty ones and ones never closed are passed over."""
    spans: list[Span] = []
    position = folded.find("《", start, end)
    while position >= 0:
        closing = _closing(folded, position, end)
        if closing is not None and closing > position + 2:
            spans.append(Span(position, closing))
        position = folded.find("《", closing or position + 1, end)
    return spans


def _closing(folded: str, opening: int, end: int | None) -> int | None:
    """Offset after the bracket that closes `opening`; a name holds no sentence end and no blank line."""
    depth = 0
    limit = min(opening + LONGEST_NAME, len(folded) if end is None else end)
    for mark in _BRACKET.finditer(folded, opening, limit):
        if mark[0] == "《":
            depth += 1
        elif mark[0] == "》":
            depth -= 1
        else:
            return None
        if depth == 0:
            return mark.end()
    return None


def blank(folded: str, spans: list[Span], *, filler: str = "□") -> str:
    """`folded` with what the spans enclose (first and last character kept) filled; lengths stay."""
    pieces, last = [], 0
    for span in spans:
        inside = max(span.end - span.start - 2, 0)
        pieces += [folded[last : span.start + 1], filler * inside, folded[span.end - 1 : span.end]]
        last = span.end
    return "".join([*pieces, folded[last:]])
