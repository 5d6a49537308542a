"""Weights learned from codings, as the files beside the codebook's terms have them: term, code, weight."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import repeat
from pathlib import Path
from struct import Struct

_FIELDS = {16: "h", 32: "i"}  # how wide the weights of one code may be, in bits


class Weights:
    """The weights of terms for all codes.

    Those of a term are one number with a field for each code, so that those of many terms are added in one
    sum. A field is as wide as the sum of all terms needs it: of narrow numbers more are in the cache.
    """

    def __init__(self, codes: Sequence[str], weights: Mapping[str, Sequence[int]]) -> None:
        self.codes = codes
        most = max((sum(map(abs, of_code)) for of_code in zip(*weights.values(), strict=True)), default=0)
        bits = min(bits for bits in _FIELDS if most < 1 << bits - 1)
        self.terms = {term: _packed(of_term, bits) for term, of_term in weights.items()}
        self._fields = Struct(f"<{len(codes)}{_FIELDS[bits]}")
        # Added to a sum no field is negative and borrows from the next; taken from it by exclusive or.
        self._signs = _packed(repeat(1 << bits - 1, len(codes)), bits)

    def sums(self, terms: AbstractSet[str]) -> tuple[int, ...]:
        """The sum of the weights of these terms for each code; other strings weigh nothing."""
        total = sum(filter(None, map(self.terms.get, terms)), self._signs) ^ self._signs
        return self._fields.unpack(total.to_bytes(self._fields.size, "little"))

    def of(self, term: str) -> tuple[int, ...]:
        """The weights of one term for each code."""
        return self.sums({term})


def read_weights(path: Path, codes: Sequence[str] = ()) -> Weights:
    """The weights in a file, for these codes in their order (by default for those of the file, sorted)."""
    weights: dict[str, dict[str, int]] = defaultdict(dict)
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        next(rows)
        for term, code, weight in rows:
            weights[term][code] = int(weight)
    order = list(codes) or sorted({code for of_term in weights.values() for code in of_term})
    return Weights(
        order, {term: list(map(of_term.get, order, repeat(0))) for term, of_term in weights.items()}
    )


def _packed(weights: Iterable[int], bits: int) -> int:
    return sum(weight << place * bits for place, weight in enumerate(weights))
