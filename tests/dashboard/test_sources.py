"""The tables shown are the shipped ones joined with all that the reader built or put in."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from analysis import paths
from analysis.ingest.build import build
from analysis.store import StoreError, open_store, read_tables
from dashboard.shell.data import load_data
from dashboard.shell.texts import text_with
from tests.factories.opened import start

OLDER = paths.CODE / "tests" / "store" / "fixtures" / "schema_1_parquet"


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


def _spoil(folder: Path) -> str:
    """Change the table of issues by hand; the file's name."""
    file = open_store(folder).parts("issues")[0]
    file.write_bytes(file.read_bytes()[:-1])
    return file.name


def test_damaged_tables_of_ones_own_are_built_again_where_their_texts_are(
    own_folders: Path, sample_notices: list[Path]
) -> None:
    """Those of `build` from the sources it was given, those of added notices from these; none is deleted."""
    shutil.copy(sample_notices[0], own_folders / "mine.txt")
    shutil.copy(sample_notices[1], paths.NOTICES)
    build([own_folders / "mine.txt"], paths.STORE, format="parquet", quiet=True)
    before = shown_notices()
    for store in (paths.STORE, paths.NOTICES_STORE):
        _spoil(store)
    (paths.NOTICES / "another.txt").write_bytes(sample_notices[2].read_bytes())
    shown, says = shown_notices()
    assert shown == before[0] | {"another"}
    assert says == before[1] | {"data.set_aside"}
    assert {path.name for path in own_folders.rglob("*.damaged")} == {
        "store.damaged",
        f"{paths.NOTICES_STORE.name}.damaged",
    }


def test_own_tables_that_cannot_be_opened_are_named_and_cost_no_others(
    own_folders: Path, sample_notices: list[Path]
) -> None:
    shipped = set(read_tables(paths.SHIPPED)["notices"]["notice_id"])
    (own_folders / "gone.txt").write_bytes(sample_notices[0].read_bytes())
    build([own_folders / "gone.txt"], paths.STORE, format="parquet", quiet=True)
    (own_folders / "gone.txt").unlink()
    file = _spoil(paths.STORE)
    data = load_data()
    assert data is not None and ("data.damaged", {"folder": str(paths.STORE), "file": f"issues/{file}"}) in (
        data.description
    )
    manifest = paths.STORE / "manifest.json"
    manifest.write_text(manifest.read_text().replace('"schema_version": ', '"schema_version": 9'))
    assert shown_notices() == (shipped, {"data.shipped", "data.newer"})


def test_own_tables_read_with_older_rules_are_shown_with_a_note_or_read_again(
    sample_notices: list[Path],
) -> None:
    shutil.copytree(OLDER, paths.STORE)
    shown, says = shown_notices()
    assert "qingshi_zhen" in shown and says == {"data.shipped", "data.added", "data.older"}
    read = json.loads((paths.STORE / "build.json").read_text(encoding="utf-8"))
    read["named"] = [str(sample_notices[1])]
    (paths.STORE / "build.json").write_text(json.dumps(read))
    (paths.STORE / "notices.parquet").touch()  # opened again
    shown, says = shown_notices()
    assert "qingshi_zhen" in shown and says == {"data.shipped", "data.added"}


@pytest.mark.parametrize("damage", ["deleted", "edited", "newer"])
def test_tables_that_are_named_or_shipped_are_verified(
    own_folders: Path, monkeypatch: pytest.MonkeyPatch, damage: str
) -> None:
    """A table without its rows would be shown as zeros."""
    folder = own_folders / "tables"
    shutil.copytree(paths.SHIPPED, folder)
    match damage:
        case "deleted":
            (folder / "issues.csv").unlink()
        case "edited":
            lines = (folder / "issues.csv").read_bytes().splitlines(keepends=True)
            (folder / "issues.csv").write_bytes(b"".join(lines[:-1]))
        case "newer":
            described = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
            (folder / "datapackage.json").write_text(json.dumps(described | {"schema_version": 99}))
    monkeypatch.setenv("NOTICE_TABLES", str(folder))
    app = start().run()
    [sentence] = [error.value for error in app.error]
    assert str(folder) in sentence and ("issues.csv" in sentence or damage == "newer")
    assert not app.exception
    with monkeypatch.context() as patched:
        patched.delenv("NOTICE_TABLES")
        patched.setattr(paths, "SHIPPED", folder)
        with pytest.raises(StoreError):
            load_data()
