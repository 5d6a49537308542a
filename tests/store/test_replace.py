import multiprocessing
import os
import random
import time
from pathlib import Path

import pytest

from analysis.schema import TABLES
from analysis.store import (
    FolderInUse,
    NotOurFolder,
    StoreError,
    fingerprint,
    locked,
    read_tables,
    write_tables,
)
from analysis.store import find as store_find
from analysis.store import folder as store_folder
from analysis.store.contents import Format
from tests.factories.fuzzing import rounds
from tests.factories.store_tables import invented_tables


def written(folder: Path, *ids: str) -> None:
    write_tables(invented_tables(*ids), folder)


def ids(folder: Path) -> list[str]:
    return list(read_tables(folder)["notices"]["notice_id"])


@pytest.fixture(params=["one step", "two renames"])
def both_ways(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "two renames":
        monkeypatch.setattr(store_folder, "_exchange", lambda one, other: False)


def test_new_tables_take_the_place_of_the_old(tmp_path: Path, both_ways: None) -> None:
    written(tmp_path / "t", "a")
    written(tmp_path / "t", "b")
    assert ids(tmp_path / "t") == ["b"]
    assert {p.name for p in tmp_path.iterdir()} == {"t", ".t.lock"}


def test_another_format_leaves_no_old_files(tmp_path: Path) -> None:
    written(tmp_path / "t", "a")
    write_tables(invented_tables("b"), tmp_path / "t", format="parquet")
    assert not list((tmp_path / "t").glob("*.csv"))


def test_foreign_files_are_carried_over(tmp_path: Path, both_ways: None) -> None:
    written(tmp_path / "t", "a")
    (tmp_path / "t" / "notes.md").write_text("mine", encoding="utf-8")
    (tmp_path / "t" / "more").mkdir()
    (tmp_path / "t" / "more" / "x.csv").write_text("1", encoding="utf-8")
    written(tmp_path / "t", "b")
    assert (tmp_path / "t" / "notes.md").read_text(encoding="utf-8") == "mine"
    assert (tmp_path / "t" / "more" / "x.csv").exists()


def test_a_folder_of_other_things_is_refused_and_untouched(tmp_path: Path) -> None:
    (tmp_path / "notices.csv").write_text("somebody's", encoding="utf-8")
    with pytest.raises(NotOurFolder, match="contains no tables"):
        written(tmp_path, "a")
    assert (tmp_path / "notices.csv").read_text(encoding="utf-8") == "somebody's"


def test_an_empty_folder_is_used_though_it_contains_hidden_files(tmp_path: Path) -> None:
    (tmp_path / "t").mkdir()
    (tmp_path / "t" / ".gitkeep").touch()
    written(tmp_path / "t", "a")
    assert ids(tmp_path / "t") == ["a"]
    assert (tmp_path / "t" / ".gitkeep").exists()


def test_a_failed_write_leaves_the_previous_tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path / "t", "a")
    monkeypatch.setattr(os, "fsync", lambda handle: (_ for _ in ()).throw(OSError(28, "No space left")))
    with pytest.raises(StoreError, match="No space left"):
        written(tmp_path / "t", "b")
    assert ids(tmp_path / "t") == ["a"]
    assert not store_find.next_to(tmp_path / "t").exists()


def test_a_second_writer_gets_one_sentence(tmp_path: Path) -> None:
    with locked(tmp_path / "t"), pytest.raises(FolderInUse, match="Another build is writing"):
        written(tmp_path / "t", "b")


def test_a_link_to_the_folder_stays_a_link(tmp_path: Path) -> None:
    written(tmp_path / "t", "a")
    (tmp_path / "link").symlink_to(tmp_path / "t")
    written(tmp_path / "link", "b")
    assert (tmp_path / "link").is_symlink()
    assert ids(tmp_path / "t") == ["b"]


def test_tables_set_aside_by_a_killed_build_are_read_and_put_back(tmp_path: Path) -> None:
    written(tmp_path / "t", "a")
    (tmp_path / "t").rename(tmp_path / ".t.previous")
    assert ids(tmp_path / "t") == ["a"]
    with locked(tmp_path / "t"):
        assert (tmp_path / "t" / "notices.csv").exists()


def test_a_half_written_folder_is_cleared_away(tmp_path: Path) -> None:
    written(tmp_path / "t", "a")
    (tmp_path / ".t.next").mkdir()
    (tmp_path / ".t.next" / "notices.csv").write_text("half", encoding="utf-8")
    written(tmp_path / "t", "b")
    assert not (tmp_path / ".t.next").exists()


def _write_without_end(folder: Path, way: str) -> None:
    if way == "two renames":
        store_folder._exchange = lambda one, other: False
    generations = [invented_tables(*(f"{name}{i}" for i in range(40))) for name in "ab"]
    while True:
        for tables in generations:
            write_tables(tables, folder, format=_format(way))


@pytest.mark.soak
@pytest.mark.slow
@pytest.mark.parametrize("way", ["one step", "two renames", "parts"])
def test_a_writer_killed_at_any_moment_leaves_whole_tables(tmp_path: Path, way: str) -> None:
    folder, chance = tmp_path / "t", random.Random(7)
    written(folder, *(f"a{i}" for i in range(40)))
    for _ in rounds(6):
        writer = multiprocessing.get_context("fork").Process(target=_write_without_end, args=(folder, way))
        writer.start()
        time.sleep(chance.uniform(0.05, 0.3))
        writer.kill()
        writer.join()
        assert_one_generation(folder)


def assert_one_generation(folder: Path) -> None:
    tables = read_tables(folder)
    generation = {
        str(id_)[0] for name in TABLES if name != "rejected" for id_ in tables[name].get("notice_id", [])
    }
    assert len(generation) == 1
    assert len(tables["notices"]) == 40
    assert len(tables["issues"]) == 80


def _write_by_turns(folder: str, times: int, way: str) -> None:
    if way == "two renames":
        store_folder._exchange = lambda one, other: False
    generations = [invented_tables(*(f"{name}{i}" for i in range(40))) for name in "ab"]
    for turn in range(times):
        write_tables(generations[turn % 2], Path(folder), format=_format(way))


def _format(way: str) -> Format:
    return "parquet" if way == "parts" else "csv"


@pytest.mark.soak
@pytest.mark.slow
@pytest.mark.parametrize("way", ["one step", "two renames", "parts"])
def test_a_reader_beside_a_writer_never_sees_two_generations(tmp_path: Path, way: str) -> None:
    folder = tmp_path / "t"
    written(folder, *(f"a{i}" for i in range(40)))
    writer = multiprocessing.get_context("spawn").Process(
        target=_write_by_turns, args=(str(folder), len(rounds(10)), way)
    )
    writer.start()
    reads = 0
    while writer.is_alive():
        assert_one_generation(folder)
        assert fingerprint(folder)
        reads += 1
    writer.join()
    assert writer.exitcode == 0
    assert reads > 5


def test_a_build_put_back_while_a_reader_looks_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reader meets the gap between the two renames, twice, before the new build is there."""
    folder = tmp_path / "t"
    written(folder, "a")
    folder.rename(tmp_path / "away")
    looks = []

    def put_back(seconds: float) -> None:
        looks.append(seconds)
        if len(looks) == 2:
            (tmp_path / "away").rename(folder)

    monkeypatch.setattr(store_find.time, "sleep", put_back)
    assert ids(folder) == ["a"]


def test_a_folder_that_never_was_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="There are no tables"):
        read_tables(tmp_path / "nowhere")
    assert fingerprint(tmp_path / "nowhere") == ""
