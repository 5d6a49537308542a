"""What an issue is about: the codebook's patterns, and terms with weights learned from coded titles.

The patterns are in codebook/codes/issue_type.yaml. The terms are strings of one to three characters; their
weights are in codebook/terms/issue_type_terms.csv (analysis.evaluate.learn_types). A type's score is the sum
of the weights of its patterns and terms, so the words behind a decision can always be listed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import repeat
from operator import add

from analysis import codebook
from analysis.facts.weights import Weights, read_weights
from analysis.text.folded import fold

TERMS = codebook.TERMS / "issue_type_terms.csv"
LONGEST_TERM = 3
# Patterns that weigh less only hint at a type.
_HINT = 5
_WORDS_SHOWN = 5
_WORDS = re.compile("[一-龥A-Za-z]+")


@dataclass(frozen=True)
class TypeChoice:
    """A type, its score, and whether a pattern is enough to decide it."""

    code: str
    score: int
    settled: bool
    title: str  # folded
    terms: frozenset[str]  # those of it that have a weight

    @property
    def words(self) -> tuple[str, ...]:
        """The words for it, heaviest first: what the code's patterns match, then the terms learned for it."""
        patterns = codebook.domain("issue_type").codes[self.code].patterns
        matches = [(p.pattern.search(self.title), p.weight) for p in patterns]
        found = {match[0]: weight for match, weight in matches if match}
        weights = _weights()
        place = weights.codes.index(self.code)
        found |= {t: w for t in self.terms if t not in found and (w := weights.of(t)[place]) > 0}
        return tuple(sorted(found, key=lambda word: (-found[word], word)))[:_WORDS_SHOWN]


@lru_cache(maxsize=256)  # issues of one section share its heading
def choose_type(title: str) -> TypeChoice | None:
    """The type with the highest sum of weights; None where no pattern matches."""
    words = fold(title)
    ruled = codebook.domain("issue_type").scores(words)
    if not any(ruled.values()):
        return None
    weights, terms = _weights(), terms_of(words)
    scores = list(map(add, weights.sums(terms), map(ruled.get, weights.codes, repeat(0))))
    score = max(scores)
    code = weights.codes[scores.index(score)]  # of equals the one listed first
    weighed = frozenset(weights.terms.keys() & terms)
    return TypeChoice(code, score, max(ruled.values()) >= _HINT, words, weighed)


def terms_of(words: str) -> set[str]:
    """Strings of one to three characters inside the words of a folded text."""
    return {
        run[i : i + n]
        for run in _WORDS.findall(words)
        for n in range(1, LONGEST_TERM + 1)
        for i in range(len(run) - n + 1)
    }


@cache
def _weights() -> Weights:
    """The weights of each term for all types, in the order of the codebook."""
    return read_weights(TERMS, list(codebook.domain("issue_type").codes))
