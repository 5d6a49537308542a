"""Agreement of two coders beyond chance."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence


def cohens_kappa(first: Sequence[str], second: Sequence[str]) -> float | None:
    """(observed - expected) / (1 - expected); None without units or where the expected agreement is 1.

    Cohen, J. (1960): A coefficient of agreement for nominal scales. Educational and Psychological
    Measurement 20(1), 37-46.
    """
    n = len(first)
    if not n:
        return None
    mine, other = Counter(first), Counter(second)
    observed = sum(a == b for a, b in zip(first, second, strict=True)) / n
    expected = sum(mine[code] * other[code] for code in mine) / n**2
    return (observed - expected) / (1 - expected) if expected < 1 else None
