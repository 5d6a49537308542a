"""Learn the weights of title terms from titles coded by hand: python -m analysis.evaluate.learn_types FILE...

The weights (analysis.evaluate.logistic) are those of the strings of one to three characters in a title. FILE
is a CSV file with the columns title and issue_type, or a YAML file of cases (tests/cases/issue_titles.yaml);
cases marked `held` are not used.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import yaml

from analysis import codebook
from analysis.evaluate.logistic import Method, Weights, learn, write_weights
from analysis.facts.issue_types import TERMS, terms_of
from analysis.text.folded import fold

Coded = tuple[str, str]

_HOW = Method(least=3, kept=1500, scale=5, lightest=1, penalty=1e-3, steps=250)


def read_titles(path: Path) -> list[Coded]:
    """One (title, type) per title of the file that may be used for learning."""
    if path.suffix == ".yaml":
        cases = yaml.safe_load(path.read_text(encoding="utf-8"))["titles"]
        return [(case["title"], case["type"]) for case in cases if not case.get("held")]
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [(row["title"], row["issue_type"]) for row in csv.DictReader(file)]
    return [(title, code) for title, code in rows if code in _codes()]


def learn_weights(titles: list[Coded]) -> Weights:
    """Weights by term and code, without those that round to 0."""
    found = [terms_of(fold(title)) for title, _ in titles]
    return learn(found, [code for _, code in titles], _codes(), _HOW)


def _codes() -> list[str]:
    return list(codebook.domain("issue_type").codes)


def main(paths: list[str]) -> None:
    """Learn from the files and write the codebook's weights."""
    titles = [coded for path in paths for coded in read_titles(Path(path))]
    weights = learn_weights(titles)
    write_weights(weights, TERMS)
    print(f"{len(weights)} weights of {len({t for t, _ in weights})} terms learned from {len(titles)} titles")


if __name__ == "__main__":
    main(sys.argv[1:])
