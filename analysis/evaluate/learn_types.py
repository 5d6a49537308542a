"""Learn the weights of title terms from titles coded by hand: python -m analysis.evaluate.learn_types FILE...

Method: multinomial logistic regression (Hastie, Tibshirani, Friedman: The Elements of Statistical Learning,
4.4) on the strings of one to three characters in a title, with a quadratic penalty and batch gradient descent
with momentum. It starts at zero and uses no random numbers: the same titles result in the same weights. FILE
is a CSV file with the columns title and issue_type, or a YAML file of cases (tests/cases/issue_titles.yaml);
cases marked `held` are not used.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter
from pathlib import Path

import numpy as np
import yaml
from numpy.typing import NDArray

from analysis import codebook
from analysis.facts.issue_types import TERMS, terms_of
from analysis.text.folded import fold

Coded = tuple[str, str]

_LEAST = 3  # titles in which a term must occur
_KEPT = 1500  # terms, the heaviest first
_SCALE = 5  # factor from learned weights to those of the codebook
_PENALTY = 1e-3
_STEPS = 250
_RATE = 0.1
_MOMENTUM = 0.9


def read_titles(path: Path) -> list[Coded]:
    """One (title, type) per title of the file that may be used for learning."""
    if path.suffix == ".yaml":
        cases = yaml.safe_load(path.read_text(encoding="utf-8"))["titles"]
        return [(case["title"], case["type"]) for case in cases if not case.get("held")]
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [(row["title"], row["issue_type"]) for row in csv.DictReader(file)]
    return [(title, code) for title, code in rows if code in _codes()]


def learn_weights(titles: list[Coded]) -> dict[tuple[str, str], int]:
    """Weights by term and code, without those that round to 0."""
    found = [terms_of(fold(title)) for title, _ in titles]
    counts = Counter(term for terms in found for term in terms)
    terms = sorted(term for term, count in counts.items() if count >= _LEAST)
    weights = _fit(_matrix(found, terms), np.array([_codes().index(code) for _, code in titles]))
    order = np.argsort(-np.abs(weights).max(axis=1), kind="stable")[:_KEPT]
    rounded = np.rint(weights * _SCALE).astype(int)
    return {
        (terms[i], code): int(rounded[i, k])
        for i in sorted(order)
        for k, code in enumerate(_codes())
        if rounded[i, k]
    }


def write_weights(weights: dict[tuple[str, str], int], path: Path = TERMS) -> None:
    """Write the weights as CSV: term, code, weight."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["term", "code", "weight"])
        writer.writerows((term, code, weight) for (term, code), weight in weights.items())


def _codes() -> list[str]:
    return list(codebook.domain("issue_type").codes)


def _matrix(found: list[set[str]], terms: list[str]) -> NDArray[np.float64]:
    place = {term: i for i, term in enumerate(terms)}
    matrix = np.zeros((len(found), len(terms)))
    for row, present in enumerate(found):
        matrix[row, [place[term] for term in present if term in place]] = 1
    return matrix


def _fit(present: NDArray[np.float64], types: NDArray[np.int64]) -> NDArray[np.float64]:
    """Weights, one row per term and one column per type, fitted to the coded types."""
    wanted = np.eye(len(_codes()))[types]
    weights = np.zeros((present.shape[1], wanted.shape[1]))
    pace = np.zeros_like(weights)
    for _ in range(_STEPS):
        scores = present @ weights
        likely = np.exp(scores - scores.max(axis=1, keepdims=True))
        likely /= likely.sum(axis=1, keepdims=True)
        slope = present.T @ (likely - wanted) / len(types) + _PENALTY * weights
        pace = _MOMENTUM * pace - _RATE * slope
        weights = weights + pace
    return weights


def main(paths: list[str]) -> None:
    """Learn from the files and write the codebook's weights."""
    titles = [coded for path in paths for coded in read_titles(Path(path))]
    weights = learn_weights(titles)
    write_weights(weights)
    print(f"{len(weights)} weights of {len({t for t, _ in weights})} terms learned from {len(titles)} titles")


if __name__ == "__main__":
    main(sys.argv[1:])
