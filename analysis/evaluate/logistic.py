"""Weights of signs for codes, learned from coded examples.

Method: multinomial logistic regression (Hastie, Tibshirani, Friedman: The Elements of Statistical Learning,
4.4) on what is present in an example, with a quadratic penalty and batch gradient descent with momentum. It
starts at zero and uses no random numbers: the same examples result in the same weights.
"""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Weights = dict[tuple[str, str], int]  # by sign and code

_RATE = 0.1
_MOMENTUM = 0.9


class Method(NamedTuple):
    """How weights are learned, and which are kept."""

    least: int  # examples in which a sign must occur
    kept: int  # signs, the heaviest first
    scale: int  # factor from learned weights to whole numbers
    lightest: int  # of those whole numbers, of either sign, that are kept
    penalty: float
    steps: int


def learn(found: Sequence[set[str]], coded: Sequence[str], codes: list[str], how: Method) -> Weights:
    """The weights, without light ones, of the signs in each example (`found`) for its code (`coded`)."""
    counts = Counter(sign for signs in found for sign in signs)
    signs = sorted(sign for sign, count in counts.items() if count >= how.least)
    weights = _fit(_Present(found, signs), np.array([codes.index(code) for code in coded]), len(codes), how)
    order = np.argsort(-np.abs(weights).max(axis=1), kind="stable")[: how.kept]
    rounded = np.rint(weights * how.scale).astype(int)
    return {
        (signs[i], code): int(rounded[i, k])
        for i in sorted(order)
        for k, code in enumerate(codes)
        if abs(rounded[i, k]) >= how.lightest
    }


def write_weights(weights: Weights, path: Path) -> None:
    """Write the weights as CSV: term, code, weight."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["term", "code", "weight"])
        writer.writerows((term, code, weight) for (term, code), weight in weights.items())


class _Present:
    """Which signs are present in which examples, with both sums that are needed, over rows and over signs."""

    def __init__(self, found: Sequence[set[str]], signs: list[str]) -> None:
        place = {sign: i for i, sign in enumerate(signs)}
        pairs = [
            (row, place[sign]) for row, present in enumerate(found) for sign in sorted(present & place.keys())
        ]
        self._rows, self._signs = np.array(pairs, dtype=np.int64).T
        self._by_sign = np.argsort(self._signs, kind="stable")
        self.shape = len(found), len(signs)

    def scores(self, weights: NDArray[np.float64]) -> NDArray[np.float64]:
        """The sum of the weights of each example's signs."""
        return _sums(weights[self._signs], self._rows, self.shape[0])

    def by_sign(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """The sum of the values of the examples in which each sign is."""
        order = self._by_sign
        return _sums(values[self._rows[order]], self._signs[order], self.shape[1])


def _sums(values: NDArray[np.float64], groups: NDArray[np.int64], length: int) -> NDArray[np.float64]:
    """Sums of rows by group; the groups are in ascending order."""
    sums = np.zeros((length, values.shape[1]))
    present, first = np.unique(groups, return_index=True)
    sums[present] = np.add.reduceat(values, first, axis=0)
    return sums


def _fit(present: _Present, codes: NDArray[np.int64], n_codes: int, how: Method) -> NDArray[np.float64]:
    """Weights, one row per sign and one column per code, fitted to the coded examples."""
    wanted = np.eye(n_codes)[codes]
    weights = np.zeros((present.shape[1], n_codes))
    pace = np.zeros_like(weights)
    for _ in range(how.steps):
        scores = present.scores(weights)
        likely = np.exp(scores - scores.max(axis=1, keepdims=True))
        likely /= likely.sum(axis=1, keepdims=True)
        slope = present.by_sign(likely - wanted) / len(codes) + how.penalty * weights
        pace = _MOMENTUM * pace - _RATE * slope
        weights = weights + pace
    return weights
