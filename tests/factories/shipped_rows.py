"""The shipped tables as plain pandas reads them: what is worked out a second time starts from here."""

from __future__ import annotations

from functools import cache

import pandas as pd

from analysis.paths import SHIPPED
from analysis.schema import TABLES


@cache
def shipped_rows() -> dict[str, pd.DataFrame]:
    """Every shipped table, read once for all tests of a process, which only read it."""
    return {name: _read(name) for name in TABLES}


def _read(name: str) -> pd.DataFrame:
    file = SHIPPED / f"{name}.csv"
    return pd.read_csv(file, dtype={"term": "str"}, keep_default_na=False, na_values=[""])
