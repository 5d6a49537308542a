"""Several notices in one file: each has a title, an opening and numbered parts of its own."""

from __future__ import annotations

from analysis.codebook import rules
from analysis.text.folded import Span, Text

_OPENING = 1_500  # characters behind a title in which its opening publishes the state of rectification
_SHORTEST = 300  # characters of a notice
_LONGEST_TITLE = 140


def count_notices(text: Text) -> int:
    """Titles that are followed by an opening and a first part before the next such title."""
    publishes = [m.start() for m in rules("layout")["publishes"].pattern.finditer(text.folded)]
    if len(publishes) < 2 or publishes[-1] - publishes[0] < _SHORTEST:
        return 1
    starts = [line.start for line in find_titles(text, Span(0, len(text)))]
    found: list[int] = []
    for opening in publishes:
        titles = [start for start in starts if opening - _OPENING <= start < opening]
        if titles and (not found or titles[-1] - found[-1] >= _SHORTEST) and _has_parts(text, opening):
            found.append(titles[-1])
    return max(1, len(found))


def find_titles(text: Text, span: Span) -> list[Span]:
    """Lines in `span` that are the title of a notice."""
    return [line for line in text.lines if span.contains(line.start) and _is_title(text, line)]


def _is_title(text: Text, line: Span) -> bool:
    words = "".join(text.folded[slice(*line)].split())
    return len(words) <= _LONGEST_TITLE and bool(rules("layout")["title"].pattern.search(words))


def _has_parts(text: Text, opening: int) -> bool:
    """Whether the first numbered heading follows the opening."""
    heading = rules("layout")["heading"].pattern.search(text.folded, opening)
    return heading is not None and heading.start() - opening <= _OPENING
