"""The tables of the sample, and what is searched of them."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from analysis.compare.tables import Tables
from analysis.search.searched import Searched, read_searched
from analysis.store import read_tables


@pytest.fixture(scope="package")
def frames(sample_folder: Path) -> dict[str, pd.DataFrame]:
    return dict(read_tables(sample_folder))


@pytest.fixture(scope="package")
def searched(frames: dict[str, pd.DataFrame]) -> Searched:
    return read_searched(Tables.from_frames(frames))
