"""Hand-segmented clauses, and how well a segmenter agrees with them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "words" / "segmentation"
_WORD = re.compile(r"[\w%.]+")

Clause = list[str]
Cut = Callable[[str], Iterable[str]]


def read_clauses(name: str) -> list[Clause]:
    """The clauses of one file, each a list of words."""
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [line.split() for line in lines if line and not line.startswith("#")]


def spans(words: Iterable[str]) -> set[tuple[int, int]]:
    """Start and end of each word in the words joined; punctuation is ignored."""
    found, start = set(), 0
    for word in words:
        if _WORD.fullmatch(word):
            found.add((start, start + len(word)))
        start += len(word)
    return found


def word_f1(clauses: Iterable[Clause], cut: Cut) -> float:
    """F1 of the words found against the words segmented by hand, over all clauses together."""
    right = found = wanted = 0
    for clause in clauses:
        ours, theirs = spans(cut("".join(clause))), spans(clause)
        right, found, wanted = right + len(ours & theirs), found + len(ours), wanted + len(theirs)
    return 2 * right / (found + wanted)
