"""Weights learned from codings, as the files beside the codebook's terms have them: term, code, weight."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Sequence
from itertools import repeat
from pathlib import Path


def read_weights(path: Path, codes: Sequence[str] = ()) -> tuple[list[str], dict[str, tuple[int, ...]]]:
    """The codes (by default those of the file, sorted), and the weights of each term for all of them."""
    weights: dict[str, dict[str, int]] = defaultdict(dict)
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        for term, code, weight in rows:
            weights[term][code] = int(weight)
    order = list(codes) or sorted({code for of_term in weights.values() for code in of_term})
    return order, {term: tuple(map(of_term.get, order, repeat(0))) for term, of_term in weights.items()}
