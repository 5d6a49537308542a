"""Builds that are stopped: the folder has its previous or its next tables, and nothing is read twice."""

from __future__ import annotations

import errno
import multiprocessing
import os
import random
import shutil
from pathlib import Path

import pytest

from analysis.ingest import batches, files
from analysis.ingest.build import build
from analysis.store import NoTables, StoreError, fingerprint, open_store, read_tables
from tests.factories.compared import assert_same_tables
from tests.factories.fuzzing import rounds


@pytest.fixture
def sources(tmp_path: Path, sample_notices: list[Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three texts, of which two are one, and what is no notice, read in batches of one."""
    (tmp_path / "in").mkdir()
    for i in range(2):
        for path in sample_notices[: 2 - i]:
            shutil.copy(path, tmp_path / "in" / f"{path.stem}-{i}.txt")
    (tmp_path / "in" / "zz.txt").write_text("no notice", encoding="utf-8")
    monkeypatch.setattr(batches, "_MAX_BATCH", 1)
    return tmp_path / "in"


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of files in the order in which they are read; a `stop` in it stops before the next."""
    read: list[str] = []
    read_file = files.read_file

    def counted(path: Path, **options: object) -> object:
        if len(read) == 2 and "stop" not in read:
            read.append("stop")
            raise KeyboardInterrupt
        read.append(path.name)
        return read_file(path, **options)

    monkeypatch.setattr(files, "read_file", counted)
    return read


@pytest.mark.parametrize("format", ["csv", "parquet"])
def test_what_was_read_before_a_stop_is_not_read_again(
    sources: Path, tmp_path: Path, reads: list[str], format: str
) -> None:
    with pytest.raises(KeyboardInterrupt):
        build([sources], tmp_path / "out", format=format, quiet=True)
    assert fingerprint(tmp_path / "out") == ""
    with pytest.raises(NoTables):
        read_tables(tmp_path / "out")
    build([sources], tmp_path / "out", format=format, quiet=True)
    names = sorted(path.name for path in sources.iterdir())
    assert [*reads[:2], *reads[3:]] == names
    assert [p.name for p in (tmp_path / "out").iterdir() if p.name.startswith(".")] == []
    build([sources], tmp_path / "fresh", format=format, quiet=True)
    assert_same_tables(tmp_path / "out", tmp_path / "fresh")


def test_after_a_stop_what_changed_meanwhile_is_read_again(
    sources: Path, tmp_path: Path, reads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file edited, one removed; rows of another program; a batch that is torn."""
    with pytest.raises(KeyboardInterrupt):
        build([sources], tmp_path / "out", quiet=True)
    first, second = (sources / name for name in reads[:2])
    first.write_text(first.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    second.unlink()
    torn = next((tmp_path / "out" / ".journal").glob("*/issues.parquet"))
    torn.write_bytes(torn.read_bytes()[:-1])
    build([sources], tmp_path / "out", quiet=True)
    again = reads[3:]
    assert first.name in again and second.name not in again
    assert len(again) in (2, 3)  # the torn batch may be that of the edited or of the removed file
    build([sources], tmp_path / "fresh", quiet=True)
    assert_same_tables(tmp_path / "out", tmp_path / "fresh")
    del reads[:]
    monkeypatch.setattr("analysis.ingest.sources.program_hash", lambda: "another")
    with pytest.raises(KeyboardInterrupt):
        build([sources], tmp_path / "out", quiet=True)
    monkeypatch.undo()
    assert build([sources], tmp_path / "out", quiet=True).reused == len(list(sources.iterdir()))


@pytest.mark.parametrize("format", ["csv", "parquet"])
@pytest.mark.parametrize("where", ["a batch", "a part", "the manifest"])
def test_a_full_or_read_only_disk_is_one_sentence_and_leaves_the_previous_tables(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, format: str, where: str
) -> None:
    held = sources / "zz.txt"
    before = build([held], tmp_path / "out", format=format, quiet=True).store.identity

    code = errno.EROFS if where == "a batch" else errno.ENOSPC

    def full(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    seam = {
        "a batch": "analysis.ingest.journal._put",
        "a part": "analysis.store.parts.os.fsync",
        "the manifest": f"analysis.ingest.build.{'finish_parts' if format == 'parquet' else 'write_csv'}",
    }[where]
    monkeypatch.setattr(seam, full)
    with pytest.raises(StoreError, match=os.strerror(code)):
        build([sources], tmp_path / "out", format=format, quiet=True)
    monkeypatch.undo()
    assert open_store(tmp_path / "out").identity == before
    report = build([sources], tmp_path / "out", format=format, quiet=True)
    assert len(report.notices) == 2 and report.reused == (1 if where == "a batch" else 4)


def _build(sources: Path, out: Path, format: str) -> None:
    batches._MAX_BATCH = 1
    build([sources], out, format=format, quiet=True)


@pytest.mark.soak
@pytest.mark.slow
@pytest.mark.parametrize("format", ["csv", "parquet"])
def test_builds_killed_at_random_moments_end_in_the_same_store(
    sources: Path, tmp_path: Path, format: str
) -> None:
    """The sources change whenever a build was faster than its end; they are themselves never changed."""
    out, chance = tmp_path / "out", random.Random(16)
    later = sources / "a later one.txt"
    taken: set[frozenset[str]] = {frozenset()}
    for _ in rounds(10):
        texts = {path: path.read_bytes() for path in sources.iterdir()}
        taken.add(frozenset(path.name for path in texts))
        builder = multiprocessing.get_context("fork").Process(target=_build, args=(sources, out, format))
        builder.start()
        builder.join(chance.uniform(0, 1.5))
        ended = builder.exitcode is not None
        builder.kill()
        builder.join()
        assert {path: path.read_bytes() for path in sources.iterdir()} == texts
        assert frozenset(_sources_in(out)) in taken
        if ended:
            assert builder.exitcode == 0
            later.unlink() if later.exists() else later.write_bytes(next(iter(texts.values())) + b"\n")
    build([sources], out, format=format, quiet=True)
    build([sources], tmp_path / "fresh", format=format, quiet=True)
    assert _files(out) == _files(tmp_path / "fresh")


def _sources_in(out: Path) -> list[str]:
    try:
        tables = read_tables(out)
    except NoTables:
        return []
    assert set(tables["issues"]["notice_id"]) == set(tables["notices"]["notice_id"])
    return [*tables["notices"]["source"], *tables["rejected"]["source"]]


def _files(folder: Path) -> dict[str, bytes]:
    store = open_store(folder)
    return {path.name: path.read_bytes() for name in store.files for path in store.parts(name)}
