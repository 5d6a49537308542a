"""What an issue is about: the codebook's patterns, and terms with weights learned from coded titles.

The patterns are in codebook/codes/issue_type.yaml. The terms are strings of one to three characters; their
weights are in codebook/terms/issue_type_terms.csv (analysis.evaluate.learn_types). A type's score is the sum
of the weights of its patterns and terms, so the words behind a decision can always be listed.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from analysis import codebook
from analysis.text.folded import fold

TERMS = codebook.TERMS / "issue_type_terms.csv"
LONGEST_TERM = 3
# Patterns that weigh less only hint at a type.
_HINT = 5
_WORDS_SHOWN = 5
_WORDS = re.compile("[一-龥A-Za-z]+")


@dataclass(frozen=True)
class TypeChoice:
    """A type, its score, whether a pattern is enough to decide it, and the words for it, heaviest first."""

    code: str
    score: int
    settled: bool
    words: tuple[str, ...]


def choose_type(title: str) -> TypeChoice | None:
    """The type with the highest sum of weights; None where no pattern matches."""
    words = fold(title)
    types = codebook.domain("issue_type")
    ruled = dict.fromkeys(types.codes, 0) | types.scores(words)
    if not any(ruled.values()):
        return None
    terms = _weights().keys() & terms_of(words)
    learned = _learned(terms)
    score, _, code = max((ruled[c] + learned[c], -rank, c) for rank, c in enumerate(types.codes))
    return TypeChoice(code, score, max(ruled.values()) >= _HINT, _evidence(code, words, terms))


def terms_of(words: str) -> set[str]:
    """Strings of one to three characters inside the words of a folded text."""
    return {
        run[i : i + n]
        for run in _WORDS.findall(words)
        for n in range(1, LONGEST_TERM + 1)
        for i in range(len(run) - n + 1)
    }


@cache
def _weights() -> dict[str, dict[str, int]]:
    weights: dict[str, dict[str, int]] = defaultdict(dict)
    with TERMS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            weights[row["term"]][row["code"]] = int(row["weight"])
    return weights


def _learned(terms: set[str]) -> dict[str, int]:
    weights = _weights()
    sums: dict[str, int] = defaultdict(int)
    for term in terms:
        for code, weight in weights[term].items():
            sums[code] += weight
    return sums


def _evidence(code: str, words: str, terms: set[str]) -> tuple[str, ...]:
    """What the code's patterns match in the words, then the terms learned for it."""
    found = {
        match[0]: pattern.weight
        for pattern in codebook.domain("issue_type").codes[code].patterns
        if (match := pattern.pattern.search(words))
    }
    weights = _weights()
    found |= {t: w for t in terms if t not in found and (w := weights[t].get(code, 0)) > 0}
    return tuple(sorted(found, key=lambda word: (-found[word], word)))[:_WORDS_SHOWN]
