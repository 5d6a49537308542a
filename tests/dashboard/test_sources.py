"""The tables shown are the shipped ones joined with all that the reader built or put in."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from analysis import paths
from analysis.ingest.build import build
from analysis.store import read_tables
from dashboard.shell.data import load_data
from dashboard.shell.texts import text_with


@pytest.fixture(autouse=True)
def notices(own_folders: Path) -> None:
    paths.NOTICES.mkdir()


def shown_notices() -> tuple[set[str], set[str]]:
    """Keys of the notices shown, and of the sentences that name which tables these are."""
    data = load_data()
    assert data is not None
    found = data.tables.query("SELECT notice_id FROM notices", {})
    return set(found["notice_id"]), {key for key, _ in data.description}


def test_a_fresh_clone_shows_the_shipped_tables() -> None:
    shipped = set(read_tables(paths.SHIPPED)["notices"]["notice_id"])
    assert shown_notices() == (shipped, {"data.shipped"})


def test_an_added_text_joins_and_is_not_counted_in_what_was_built_by_hand(sample_notices: list[Path]) -> None:
    build([sample_notices[0]], paths.STORE, quiet=True)
    before = read_tables(paths.STORE)["notices"]["notice_id"].tolist()
    shutil.copy(sample_notices[1], paths.NOTICES)
    shown, says = shown_notices()
    assert {sample_notices[0].stem, sample_notices[1].stem} <= shown
    assert "data.added" in says
    assert read_tables(paths.STORE)["notices"]["notice_id"].tolist() == before


def test_a_passage_opens_from_a_text_built_from_anywhere(
    own_folders: Path, sample_notices: list[Path]
) -> None:
    elsewhere = own_folders / "elsewhere"
    elsewhere.mkdir()
    raw = sample_notices[0].read_text(encoding="utf-8").replace("2024", "2025")
    (elsewhere / "mine.txt").write_text(raw, encoding="utf-8", newline="")
    build([elsewhere], paths.STORE, quiet=True)
    checksum = read_tables(paths.STORE)["notices"]["sha256"].iloc[0]
    assert text_with(checksum) == raw


def test_a_text_that_is_nowhere_opens_nothing() -> None:
    assert text_with("0" * 64) is None
