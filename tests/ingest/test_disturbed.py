"""Builds while others read, and what a build never touches."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest

from analysis import paths
from analysis.ingest.build import build
from analysis.store import StoreError, read_tables


def test_twenty_readers_beside_builds_see_whole_tables_only(tmp_path: Path, sources: Path) -> None:
    out, more = tmp_path / "out", paths.SAMPLE
    sizes = {
        len(build([one], tmp_path / f"whole-{n}", quiet=True).notices)
        for n, one in enumerate((sources, more))
    }
    build([sources], out, format="parquet", quiet=True)
    seen: set[tuple[int, int]] = set()
    errors: list[BaseException] = []
    done = threading.Event()

    def read() -> None:
        try:
            while not done.is_set():
                tables = read_tables(out)
                seen.add((len(tables["notices"]), tables["issues"]["notice_id"].nunique()))
        except BaseException as error:
            errors.append(error)

    readers = [threading.Thread(target=read) for _ in range(20)]
    for reader in readers:
        reader.start()
    for turn in range(6):
        build([(more, sources)[turn % 2]], out, format="parquet", quiet=True)
    done.set()
    for reader in readers:
        reader.join()
    assert errors == []
    assert seen == {(n, n) for n in sizes}


def test_no_input_is_changed(tmp_path: Path, sources: Path) -> None:
    def state() -> list[tuple[str, bytes, int]]:
        return [(str(p), p.read_bytes(), p.stat().st_mtime_ns) for p in sorted(sources.rglob("*"))]

    before = state()
    for format_ in ("csv", "parquet"):
        build([sources], tmp_path / format_, format=format_, quiet=True)  # type: ignore[arg-type]
    assert state() == before


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs a folder that even root cannot write")
def test_a_folder_that_cannot_be_written_is_one_sentence(sources: Path) -> None:
    with pytest.raises(StoreError, match=r"^Nothing can be written to /sys: .*\.$"):
        build([sources], "/sys/tables", quiet=True)
