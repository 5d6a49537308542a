r"""Signs of programs that were saved as text: \n and <br> for a line break, 1\. for 1., = at the end of
a line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.text.edits import Edit

_FEWEST = 3  # one or two may be the author's
# What is written, and what it means.
_WRITTEN = (
    (re.compile(r"\\r\\n|\\n|<br ?/?>|</?p>", re.IGNORECASE), "\n"),
    (re.compile(r"\\(?=[.()\[\]*#_>+-])"), ""),
    (re.compile(r"=\r?\n"), ""),
)
_MAYBE = re.compile(r"[\\<]|=\r?\n")


def find_written_signs(text: str) -> list[Edit]:
    """Each kind that occurs several times, replaced by what it means."""
    if not _MAYBE.search(text):
        return []
    return sorted(edit for written, meant in _WRITTEN for edit in _several(text, written, meant))


def _several(text: str, written: re.Pattern[str], meant: str) -> Iterator[Edit]:
    found = [Edit(*match.span(), meant) for match in written.finditer(text)]
    return iter(found if len(found) >= _FEWEST else [])
