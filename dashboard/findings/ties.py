"""Which ones are the most or the least: all of them where several are."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pandas as pd

from dashboard.words import Words

_NAMED = 3


def tied_with(values: pd.Series, best: float) -> list[str]:
    """Codes in the index whose value is the best one, in the order given."""
    return [str(code) for code in values.index[values == best]]


def name_tied(codes: Sequence[str], words: Words, *, label: Callable[[str], str]) -> str:
    """The codes in words; of many the first few, and how many more there are."""
    named = words.listing([label(code) for code in codes[:_NAMED]])
    rest = len(codes) - _NAMED
    return named if rest <= 0 else words("and_more", names=named, n=rest)
