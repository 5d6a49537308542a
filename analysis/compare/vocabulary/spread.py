"""How evenly a term is spread over notices."""

from __future__ import annotations

import numpy as np

from analysis.compare.word_rows.chosen import Sizes


def spread_of(here: Sizes, sizes: Sizes) -> tuple[int, float]:
    """Notices with a term and Gries' DP, from its count in each notice and the tokens of each; 0 and NaN
    where it does not occur."""
    if not (n := here.sum()):
        return 0, np.nan
    return int(np.count_nonzero(here)), float(np.abs(here / n - sizes / sizes.sum()).sum() / 2)
