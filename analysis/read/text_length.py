"""How long a text may be: one longer than any notice is refused before it is read to its end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from analysis.limits import MAX_CHARACTERS, MAX_LINES
from analysis.read.too_much import too_much


def refuse_long_text(text: str) -> None:
    """Raises ReadError for a text longer than any notice."""
    if len(text) > MAX_CHARACTERS:
        raise too_much("MAX_CHARACTERS")
    if text.count("\n") > MAX_LINES:
        raise too_much("MAX_LINES")


def within_limits(lines: Iterable[str]) -> Iterator[str]:
    """The lines as they come; raises ReadError at the first one too many."""
    characters = 0
    for number, line in enumerate(lines, 1):
        characters += len(line) + 1
        if number > MAX_LINES:
            raise too_much("MAX_LINES")
        if characters > MAX_CHARACTERS:
            raise too_much("MAX_CHARACTERS")
        yield line
