"""How long a text may be: one longer than any notice is refused before it is read to its end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from analysis.limits import MAX_CHARACTERS, MAX_LINES
from analysis.read.file_format import ReadError


def refuse_long_text(text: str) -> None:
    """Raises ReadError for a text longer than any notice."""
    if len(text) > MAX_CHARACTERS or text.count("\n") > MAX_LINES:
        raise _too_long()


def within_limits(lines: Iterable[str]) -> Iterator[str]:
    """The lines as they come; raises ReadError at the first one too many."""
    characters = 0
    for number, line in enumerate(lines, 1):
        characters += len(line) + 1
        if number > MAX_LINES or characters > MAX_CHARACTERS:
            raise _too_long()
        yield line


def _too_long() -> ReadError:
    return ReadError(
        "not_a_notice",
        f"More than {MAX_CHARACTERS:,} characters or {MAX_LINES:,} lines: longer than any notice.",
    )
