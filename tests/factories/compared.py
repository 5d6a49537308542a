"""Two folders of tables, compared row for row."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from analysis.schema import TABLES
from analysis.store import read_tables


def assert_same_tables(one_folder: Path, other: Path) -> None:
    ours, theirs = read_tables(one_folder), read_tables(other)
    for name in TABLES:
        pd.testing.assert_frame_equal(ours[name], theirs[name], obj=name)
