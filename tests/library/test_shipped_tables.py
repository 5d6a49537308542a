"""The committed tables: whole, in order, and what the program makes of the five texts today."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from analysis.checks import check_tables
from analysis.ingest.build import build
from analysis.paths import SHIPPED
from analysis.schema import TABLES
from analysis.store import read_tables


def test_the_shipped_tables_pass_every_check() -> None:
    assert check_tables(read_tables(SHIPPED)) == []


def test_the_shipped_folder_names_no_file_of_the_machine_it_was_built_on() -> None:
    assert all("/" not in source for source in read_tables(SHIPPED)["notices"]["source"])


@pytest.fixture(scope="module")
def rebuilt(five_notices: list[Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, pd.DataFrame]:
    """The tables built from the five texts now."""
    folder = tmp_path_factory.mktemp("rebuilt") / "tables"
    build(five_notices, folder, quiet=True)
    return read_tables(folder)


@pytest.mark.parametrize("name", sorted(TABLES))
def test_a_build_of_the_five_texts_equals_the_shipped_table(
    rebuilt: dict[str, pd.DataFrame], name: str
) -> None:
    pd.testing.assert_frame_equal(rebuilt[name], read_tables(SHIPPED)[name])
