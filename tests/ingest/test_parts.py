"""Builds of parts: what did not change is neither read nor written again, whatever came before."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from pathlib import Path

import pytest

from analysis.ingest import assemble, batches, files
from analysis.ingest.build import build
from analysis.store import Store, open_store, read_tables
from tests.factories.compared import assert_same_tables


@pytest.fixture
def sources(tmp_path: Path, sample_notices: list[Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """Twelve files of which two are notices, in groups of two on average."""
    monkeypatch.setattr(assemble, "PART", 2)
    folder = tmp_path / "in"
    folder.mkdir()
    for i in range(10):
        (folder / f"n{i}.txt").write_text(f"no notice, the {i}th of ten", encoding="utf-8")
    shutil.copy(sample_notices[0], folder / "a.txt")
    shutil.copy(sample_notices[1], folder / "n5b.txt")
    return folder


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    read: list[str] = []
    read_file = files.read_file

    def counted(path: Path, **options: object) -> object:
        read.append(path.name)
        return read_file(path, **options)

    monkeypatch.setattr(files, "read_file", counted)
    return read


def parquet(sources: Path, out: Path) -> Store:
    return build([sources], out, format="parquet", quiet=True).store


def written(store: Store) -> dict[Path, int]:
    """Inodes of all parts, which change when a part is written again."""
    return {path: path.stat().st_ino for name in store.files for path in store.parts(name)}


def test_a_change_is_read_alone_and_changes_the_parts_of_its_group(
    sources: Path, tmp_path: Path, reads: list[str], sample_notices: list[Path]
) -> None:
    """Added, edited, removed: each time the store is the one that a fresh build makes, byte for byte."""
    before = parquet(sources, tmp_path / "out")
    assert len(before.parts("sources")) > 3

    def add() -> str:
        shutil.copy(sample_notices[2], sources / "n2b.txt")
        return "n2b.txt"

    def edit() -> str:
        (sources / "n7.txt").write_text("another text", encoding="utf-8")
        return "n7.txt"

    def remove() -> str:
        (sources / "n5b.txt").unlink()
        return ""

    for change in (add, edit, remove):
        del reads[:]
        wanted = change()
        store = parquet(sources, tmp_path / "out")
        assert reads == [wanted] * bool(wanted)
        kept = written(store).items() & written(before).items()
        assert len(store.parts("sources")) - 3 <= len([path for path, _ in kept if "sources" in path.parts])
        shutil.rmtree(tmp_path / "fresh", ignore_errors=True)
        fresh = parquet(sources, tmp_path / "fresh")
        assert store.manifest == fresh.manifest
        before = store


def test_parts_of_the_last_build_stay_until_the_next_has_ended(sources: Path, tmp_path: Path) -> None:
    """A reader that opened them can finish."""
    first = parquet(sources, tmp_path / "out")
    for there in (True, False):
        (sources / "n7.txt").write_text(f"another text {there}", encoding="utf-8")
        parquet(sources, tmp_path / "out")
        assert all(path.exists() for path in first.parts("sources")) is there
    listed = {path.name for path in (tmp_path / "out" / "sources").iterdir()}
    assert len(listed - {path.name for path in open_store(tmp_path / "out").parts("sources")}) == 1


def test_a_duplicate_is_not_read_again_until_its_first_changes(
    sources: Path, tmp_path: Path, reads: list[str]
) -> None:
    shutil.copy(sources / "a.txt", sources / "z.txt")
    shutil.copy(sources / "a.txt", sources / "zz.txt")
    parquet(sources, tmp_path / "out")
    del reads[:]
    assert not build([sources], tmp_path / "out", format="parquet", quiet=True).written
    assert reads == []
    (sources / "a.txt").unlink()
    parquet(sources, tmp_path / "out")
    assert reads == ["z.txt", "zz.txt"]
    tables = read_tables(tmp_path / "out")
    assert set(tables["notices"]["source"]) == {"n5b.txt", "z.txt"}
    [copy] = tables["rejected"].loc[tables["rejected"]["reason"] == "duplicate", "detail"]
    assert copy == "The same text as z.txt."


def test_a_file_is_read_again_though_its_clock_went_back(
    sources: Path, tmp_path: Path, reads: list[str]
) -> None:
    parquet(sources, tmp_path / "out")
    text = (sources / "a.txt").read_text(encoding="utf-8")
    (sources / "a.txt").write_text(text.replace("1", "2"), encoding="utf-8")
    os.utime(sources / "a.txt", (0, 0))
    del reads[:]
    parquet(sources, tmp_path / "out")
    assert reads == ["a.txt"]


def test_sources_that_change_or_vanish_meanwhile_cost_no_others(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that is gone when its turn comes is rejected; one that is edited while it is read is read again."""
    read_file = files.read_file

    def disturbed(path: Path, **options: object) -> object:
        (sources / "n9.txt").unlink(missing_ok=True)
        found = read_file(path, **options)
        if path.name == "a.txt":
            path.write_text("edited meanwhile", encoding="utf-8")
        return found

    monkeypatch.setattr(files, "read_file", disturbed)
    parquet(sources, tmp_path / "out")
    monkeypatch.setattr(files, "read_file", read_file)
    tables = read_tables(tmp_path / "out")
    rejected = dict(zip(tables["rejected"]["source"], tables["rejected"]["reason"], strict=True))
    assert rejected.pop("n9.txt") == "unreadable" and set(rejected.values()) == {"not_a_notice"}
    assert set(tables["notices"]["source"]) == {"a.txt", "n5b.txt"}
    parquet(sources, tmp_path / "out")
    assert set(read_tables(tmp_path / "out")["notices"]["source"]) == {"n5b.txt"}


class _Breaking(Executor):
    """Reads in this process, and breaks like a pool that lost a process at every second batch."""

    def __init__(self) -> None:
        self.n = 0

    def submit(self, read, *arguments):
        self.n += 1
        done: Future = Future()
        if self.n % 2:
            done.set_result(read(*arguments))
        else:
            done.set_exception(BrokenProcessPool("killed"))
        return done


def test_a_process_that_is_killed_costs_no_file(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    @contextmanager
    def processes(workers: int) -> Iterator[Executor]:
        yield _Breaking()

    monkeypatch.setattr(batches, "_MAX_BATCH", 1)
    monkeypatch.setattr(batches, "_processes", processes)
    build([sources], tmp_path / "two", workers=2, quiet=True)
    build([sources], tmp_path / "one", quiet=True)
    assert_same_tables(tmp_path / "two", tmp_path / "one")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a process that its parent is gone")
@pytest.mark.parametrize(("parent", "goes_on"), [("os.getppid()", True), ("os.getppid() + 1", False)])
def test_a_worker_whose_build_was_killed_before_it_began_ends(parent: str, goes_on: bool) -> None:
    code = f"import os; from analysis.ingest.batches import _die_with_parent as d; d({parent}); print('on')"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120)
    assert (ended.stdout == "on\n") is goes_on, ended.stderr
