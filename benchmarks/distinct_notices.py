"""Realistic notices for benchmarks: the texts of the tests and of NOTICES_DIR, and copies in other words.

In a copy, dictionary words that no rule names take each other's places: its form stays, most clauses are new,
so that little of what was remembered of one text is of use in the next.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import rjieba

from analysis import codebook
from analysis.bodies.gazetteer import gazetteer

_TESTS = Path(__file__).parent.parent / "tests"
_SEVERAL = 1
_LETTERS = 2


def notices(copies: int) -> list[str]:
    """The texts as they are, then so many copies of them, each in other words; the same in every run."""
    texts = _texts()
    return [*texts, *(in_other_words(text, seed) for seed in range(1, copies) for text in texts)]


def in_other_words(text: str, seed: int) -> str:
    """The text with its free words exchanged, another exchange for each seed."""
    exchanged = _exchange(seed)
    return "".join(exchanged.get(word, word) for word in rjieba.cut(text))


@cache
def _texts() -> tuple[str, ...]:
    folders = sorted(_TESTS.glob("corpus*"))
    if "NOTICES_DIR" in os.environ:
        folders.append(Path(os.environ["NOTICES_DIR"]))
    return tuple(
        path.read_text(encoding="utf-8") for folder in folders for path in sorted(folder.glob("*.txt"))
    )


@cache
def _exchange(seed: int) -> dict[str, str]:
    words = _free_words()
    return dict(zip(words, random.Random(seed).sample(words, len(words)), strict=True))


@cache
def _free_words() -> list[str]:
    """Words of two characters that are in no pattern of the codebook and in no place's name."""
    named = "\n".join([*_patterns(), *gazetteer().full])
    words = {word for text in _texts() for word in rjieba.cut(text) if len(word) == _LETTERS}
    return sorted(word for word in words if word.isalpha() and not word.isascii() and word not in named)


def _patterns() -> Iterator[str]:
    for name, kind in codebook.files():
        if kind == "rules":
            yield from (rule.source.text for rule in codebook.rules(name).values())
        else:
            codes = codebook.domain(name).codes.values()
            yield from (weighted.source.text for code in codes for weighted in code.patterns)
