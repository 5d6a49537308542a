"""Association measures on 2 × 2 tables of observed counts: arrays of counts in, one value per table out.

                 inside      outside
    the word     o11         o12
    others       o21         o22

For keyness, inside and outside are two groups of texts; for collocates, the words near the node and all
others; for co-occurrence, the issues with and without the other word.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Counts = npt.ArrayLike
Values = npt.NDArray[np.float64]

# A count of 0 is replaced by this in a ratio, which would otherwise be infinite or undefined.
ZERO_FREQUENCY = 0.5


def log_likelihood(o11: Counts, o12: Counts, o21: Counts, o22: Counts) -> Values:
    """G² = 2 Σ O ln(O / E) over all four cells, E = row total × column total ÷ N (Dunning 1993).

    An empty cell adds 0, the limit of O ln O. No continuity correction. The calculator of Rayson & Garside
    (2000) sums only the two cells of the word; for rare words the results hardly differ.
    """
    a, b, c, d = _floats(o11, o12, o21, o22)
    n = a + b + c + d
    cells = ((a, a + b, a + c), (b, a + b, b + d), (c, c + d, a + c), (d, c + d, b + d))
    total = sum((_weighted_log(o, row * column / n) for o, row, column in cells), np.zeros_like(n))
    return np.maximum(0.0, 2 * total)


def log_ratio(o11: Counts, o12: Counts, inside: Counts, outside: Counts) -> Values:
    """log₂ of the word's relative frequency inside over that outside (Hardie 2014).

    `inside` and `outside` are the sizes of the two sides. One point is a doubling. A frequency of 0 is
    taken as 0.5 on that side, as in CQPweb; the other side stays as counted.
    """
    a, b, n1, n2 = _floats(o11, o12, inside, outside)
    a, b = (np.where(o == 0, ZERO_FREQUENCY, o) for o in (a, b))
    return np.log2((a / n1) / (b / n2))


def mutual_information(o11: Counts, o12: Counts, o21: Counts, o22: Counts) -> Values:
    """MI = log₂(O₁₁ / E₁₁), E₁₁ = row total × column total ÷ N (Church & Hanks 1990). High for rare words."""
    a, b, c, d = _floats(o11, o12, o21, o22)
    with np.errstate(divide="ignore"):
        return np.log2(a * (a + b + c + d) / ((a + b) * (a + c)))


def expected(o11: Counts, o12: Counts, o21: Counts, o22: Counts) -> Values:
    """Expected o11 if word and side were independent: row total × column total ÷ N."""
    a, b, c, d = _floats(o11, o12, o21, o22)
    return (a + b) * (a + c) / (a + b + c + d)


def _floats(*counts: Counts) -> tuple[Values, ...]:
    return tuple(np.asarray(c, dtype=np.float64) for c in counts)


def _weighted_log(observed: Values, expected_: Values) -> Values:
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(observed > 0, observed * np.log(observed / expected_), 0.0)
