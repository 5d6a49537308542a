"""A text cut at the borders of its passages, so that overlapping passages can be shown in one text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from analysis.text.folded import Span, fold

# Passages nest three or four deep; tables from elsewhere may contain anything.
MOST_DEEP = 8
_FRAME_REACH = 60  # characters of frame words (…问题的整改落实情况) that may follow a title
_LONGEST_HEADING = 160
_HEADING_END = frozenset("。；：:;!！?？\r\n")


def cut_pieces(text: str, passages: Iterable[tuple[str, int, int]]) -> list[tuple[str, tuple[str, ...]]]:
    """The text in pieces, each with the keys of the passages over it, the shortest passage first.

    passages: (key, start, end); what lies outside the text is cut off. The pieces joined are the text.
    """
    length = len(text)
    lengths: dict[str, int] = {}
    opening, closing = defaultdict(list), defaultdict(list)
    for key, start, end in passages:
        start, end = max(0, start), min(length, end)
        if start < end:
            lengths[key] = end - start
            opening[start].append(key)
            closing[end].append(key)
    borders = sorted({0, length, *opening, *closing})
    active: set[str] = set()
    pieces = []
    for start, end in zip(borders, borders[1:], strict=False):
        active = (active - set(closing[start])) | set(opening[start])
        over = sorted(active, key=lambda key: (lengths[key], key))[:MOST_DEEP]
        pieces.append((text[start:end], tuple(over)))
    return pieces


def printed_heading(text: str, *, start: int, end: int, title: str) -> Span:
    """Span of an issue's heading in its passage: from its number to the end of its heading sentence."""
    passage = text[start:end]
    places = [i for i, c in enumerate(fold(passage)) if not c.isspace() and c.isprintable()]
    bare = "".join(fold(passage[i]) for i in places[: 2 * _LONGEST_HEADING])
    wanted = "".join(fold(title).split())
    found = bare.find(wanted) if wanted else -1
    named = places[found + len(wanted) - 1] + 1 if found >= 0 else 0
    reach = named + _FRAME_REACH if named else _LONGEST_HEADING
    for i in range(named, min(reach, len(passage))):
        if passage[i] in _HEADING_END:
            return Span(start, start + max(i, 1))
    return Span(start, start + (named or min(_LONGEST_HEADING, len(passage))))
