"""Tables begin with what their chart shows: a screen has room for the first columns only."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import pandas as pd


def with_first(frame: pd.DataFrame, first: Sequence[str], *, without: Collection[str] = ()) -> pd.DataFrame:
    """The frame with these columns first. `without`: columns that repeat others."""
    return frame[[*first, *(column for column in frame if column not in (*first, *without))]]
