"""How well each issue fits a problem: BM25 over strings of one to three characters in several fields."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from analysis.search.query import is_latin, pieces_of, runs_of, synonyms_in
from analysis.search.strings import Counts, Numbers

Scores = NDArray[np.float64]

# Measured on the half of tests/gold/search that serves for it.
_SIZES = {1: 0.5, 2: 1.0, 3: 1.0}
_SYNONYM = 0.5
_LATIN = 2.0  # as much as a word of two characters
_SATURATION = 2.5


class Counted(Protocol):
    """A field of many issues in which strings can be counted: analysis.search.strings.Texts, or words."""

    @property
    def mean_length(self) -> float: ...

    def lengths_of(self, texts: Numbers) -> Numbers: ...

    def count(self, strings: list[str]) -> Counts: ...

    def contain(self, word: str) -> NDArray[np.bool_]: ...


@dataclass(frozen=True)
class Field:
    """One field of all issues: how much it weighs, and how much a long text counts against it."""

    texts: Counted
    weight: float
    for_length: float

    def amounts(self, texts: Numbers, count: Numbers) -> Scores:
        """What a string counts in these texts, in which it occurs so often."""
        lengths = self.texts.lengths_of(texts) / max(1.0, self.texts.mean_length)
        return self.weight * count / (1 - self.for_length + self.for_length * lengths)


def weigh_strings(text: str, *, times: float = 1.0) -> dict[str, float]:
    """The strings by which a plain text is compared, with their weights; half as much for synonyms. A Latin
    word is one string, which counts only as a whole word."""
    weights: dict[str, float] = defaultdict(float)
    # A query of nothing but set phrases is about them.
    for run in runs_of(text) or [text]:
        _add(weights, run, times)
    for _, others in synonyms_in(text):
        for other in others:
            _add(weights, other, times * _SYNONYM / len(others) ** 0.5)
    return weights


def _add(weights: dict[str, float], run: str, times: float) -> None:
    for piece in pieces_of(run):
        if is_latin(piece[0]):
            weights[piece] += _LATIN * times
            continue
        for size, weight in _SIZES.items():
            for start in range(len(piece) - size + 1):
                weights[piece[start : start + size]] += weight * times


def score_issues(fields: Sequence[Field], weights: Mapping[str, float], n: int) -> Scores:
    """One score for each of n issues, 0 where none of the strings occurs."""
    strings = sorted(weights)
    counted = [field.texts.count(strings) for field in fields]
    scores, amounts, has = np.zeros(n), np.zeros(n), np.zeros(n, bool)
    for number, string in enumerate(strings):
        for field, counts in zip(fields, counted, strict=True):
            texts, count = counts.of(number)
            amounts[texts] += field.amounts(texts, count)
            has[texts] = True
        issues = np.flatnonzero(has)
        amount = amounts[issues]
        rarity = np.log1p((n - len(issues) + 0.5) / (len(issues) + 0.5)) * weights[string]
        scores[issues] += rarity * amount / (_SATURATION + amount)
        amounts[issues], has[issues] = 0, False
    return scores
