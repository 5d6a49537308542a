"""Writing a store, killed before any line of what writes it: the tables are those before, or those after."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from analysis.store import manifest, open_store, parts, read_tables, write, write_tables
from tests.factories.killed import kills_by_line
from tests.factories.store_tables import invented_tables

pytestmark = [pytest.mark.slow, pytest.mark.soak]


def test_a_store_killed_at_any_line_is_one_whole_build_and_is_written_again(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    before, after = invented_tables("a1", "a2"), invented_tables("b1", "b2", "b3")

    def prepare() -> None:
        shutil.rmtree(folder, ignore_errors=True)
        write_tables(before, folder, format="parquet")

    def work() -> None:
        write_tables(after, folder, format="parquet")

    seen = set()
    for line in kills_by_line(prepare, work, manifest, parts, write):
        open_store(folder)
        tables = read_tables(folder)
        [whole] = [t for t in (before, after) if all(tables[name].equals(t[name]) for name in t)] or [None]
        assert whole is not None, f"killed at {line}: neither the tables before nor those after"
        seen.add(len(whole["notices"]))
        work()
        assert len(read_tables(folder)["notices"]) == 3
    assert seen == {2, 3}
