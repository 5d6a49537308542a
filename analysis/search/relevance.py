"""How well each issue fits a problem: BM25 over strings of one to three characters in several fields."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analysis.search.query import runs_of, synonyms_in
from analysis.search.strings import Texts, count_strings

Scores = NDArray[np.float64]

# Measured on the half of tests/gold/search that serves for it.
_SIZES = {1: 0.5, 2: 1.0, 3: 1.0}
_SYNONYM = 0.5
_SATURATION = 2.5


@dataclass(frozen=True)
class Field:
    """One field of all issues: how much it weighs, and how much a long text counts against it."""

    texts: Texts
    weight: float
    for_length: float


def weigh_strings(text: str, *, times: float = 1.0) -> dict[str, float]:
    """The strings by which a plain text is compared, with their weights; half as much for synonyms."""
    weights: dict[str, float] = defaultdict(float)
    # A query of nothing but set phrases is about them.
    for run in runs_of(text) or [text]:
        _add(weights, run, times)
    for _, others in synonyms_in(text):
        for other in others:
            _add(weights, other, times * _SYNONYM / len(others) ** 0.5)
    return weights


def _add(weights: dict[str, float], run: str, times: float) -> None:
    for size, weight in _SIZES.items():
        for start in range(len(run) - size + 1):
            weights[run[start : start + size]] += weight * times


def score_issues(fields: list[Field], weights: Mapping[str, float]) -> Scores:
    """One score per issue, 0 where none of the strings occurs."""
    n, strings = len(fields[0].texts.lengths), sorted(weights)
    keys, amounts = [], []
    for field in fields:
        found = count_strings(field.texts, strings)
        lengths = field.texts.lengths / max(1.0, float(field.texts.lengths.mean())) if n else np.ones(0)
        norm = 1 - field.for_length + field.for_length * lengths
        keys.append(found.text * len(strings) + found.string)
        amounts.append(field.weight * found.count / norm[found.text])
    pairs, place = np.unique(np.concatenate(keys), return_inverse=True)
    amount = np.bincount(place, np.concatenate(amounts), len(pairs))
    issue, string = pairs // max(1, len(strings)), pairs % max(1, len(strings))
    spread = np.bincount(string, minlength=len(strings))
    rarity = np.log1p((n - spread + 0.5) / (spread + 0.5)) * np.array([weights[s] for s in strings])
    gained = rarity[string] * amount / (_SATURATION + amount)
    return np.bincount(issue, gained, n).astype(np.float64)
