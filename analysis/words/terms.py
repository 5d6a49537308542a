"""The domain dictionary `codebook/terms/terms.txt`: terms of the genre with their tags."""

from __future__ import annotations

import re
from functools import cache

from analysis.codebook import TERMS, CodebookError

_FILE = TERMS / "terms.txt"

_ENTRY = re.compile(r"(?P<term>[\u3400-\u9fffA-Za-z]{2,20}) (?P<tag>[a-z]{1,4}|-)")
_BROKEN = "-"


@cache
def _entries() -> dict[str, str]:
    entries: dict[str, str] = {}
    for number, line in enumerate(_FILE.read_text(encoding="utf-8").splitlines(), start=1):
        if not line or line.startswith("#"):
            continue
        entry = _ENTRY.fullmatch(line)
        if entry is None or entry["term"] in entries:
            raise CodebookError(f"{_FILE.name}:{number}: not one new term and its tag: {line!r}")
        entries[entry["term"]] = entry["tag"]
    return entries


@cache
def domain_terms() -> dict[str, str]:
    """Tags by term, shortest term first.

    Shortest first because the engine assigns a term just the frequency that beats its pieces: a longer term,
    added later, beats every shorter term inside it. The longest match wins.

    Raises:
        CodebookError: a line is malformed or repeats a term.
    """
    terms = {term: tag for term, tag in _entries().items() if tag != _BROKEN}
    return dict(sorted(terms.items(), key=lambda item: (len(item[0]), item[0])))


@cache
def broken_words() -> tuple[str, ...]:
    """Entries of the engine's dictionary that are removed before the terms are added."""
    return tuple(word for word, tag in _entries().items() if tag == _BROKEN)
