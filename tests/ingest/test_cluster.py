"""Builds on a cluster of real processes: the same tables, whatever is killed, or one sentence."""

from __future__ import annotations

import multiprocessing
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from analysis.__main__ import main
from analysis.ingest import batches, remote
from analysis.ingest.build import build
from analysis.ingest.cluster import NoScheduler
from analysis.ingest.remote import UnfitWorker, check_fitness, make_job
from analysis.read.folders import find_files
from analysis.store import read_tables
from analysis.store.contents import JOURNAL
from benchmarks.notices import write_notices
from tests.factories.clusters import Cluster, start_cluster
from tests.factories.compared import assert_same_tables
from tests.factories.files import FILES
from tests.factories.killed import KILLS, chance

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Notices, one of them a PDF, which is parsed in a process of the worker's own, and what is none."""
    folder = tmp_path_factory.mktemp("texts")
    write_notices(folder, 24)
    title, *lines = (folder / "0000" / "invented_000003.txt").read_text(encoding="utf-8").splitlines()
    (folder / "printed.pdf").write_bytes(FILES["pdf"](title + "（印）", lines))
    (folder / "none.txt").write_text("不是通报。", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def local(texts: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables as this process builds them."""
    out = tmp_path_factory.mktemp("local") / "out"
    build([texts], out, format="parquet", quiet=True)
    return out


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Many batches of few files, so that a build has a middle."""
    monkeypatch.setattr(batches, "_MAX_BATCH", 2)


@pytest.mark.soak
def test_whatever_is_killed_the_tables_are_those_of_a_local_build(
    texts: Path, local: Path, tmp_path: Path, small_batches: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    with start_cluster(tmp_path / "workers") as cluster, _builders() as start_build:
        on_two_workers = tmp_path / "one" / "out"
        seen = _when_read(on_two_workers, 3, cluster.kill_worker)
        build([texts], on_two_workers, format="parquet", scheduler=cluster.address, quiet=True)
        assert 3 <= seen() < 13, "the worker was killed half-way"
        assert_same_tables(local, on_two_workers)
        _assert_refused(texts, tmp_path, cluster, monkeypatch)
        _assert_kills_leave_whole_tables(texts, tmp_path / "killed", cluster, start_build)
        _assert_lost_scheduler_costs_nothing(texts, local, tmp_path / "lost", cluster)


def _when_read(out: Path, n: int, do: Callable[[], None]) -> Callable[[], int]:
    """As soon as `n` batches are finished, do something; returns how many were when it was done."""
    seen: list[int] = []

    def watch() -> None:
        while (finished := len(list((out / JOURNAL).glob("*/batch.json")))) < n:
            time.sleep(0.01)
        do()
        seen.append(finished)

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()

    def when() -> int:
        thread.join(30)
        return seen[0]

    return when


def _assert_refused(texts: Path, tmp_path: Path, cluster: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker with another program ends the command before anything is read."""
    with monkeypatch.context() as patched:
        patched.setattr(remote, "_program", lambda: "0.0.1, rules of yesterday")
        code = main(["build", str(texts), "--out", str(tmp_path / "refused"), "--scheduler", cluster.address])
    assert code == 2 and not (tmp_path / "refused").exists()


def _assert_lost_scheduler_costs_nothing(texts: Path, local: Path, out: Path, cluster: Cluster) -> None:
    seen = _when_read(out, 3, cluster.kill_scheduler)
    with pytest.raises(NoScheduler, match=r"is lost; what was read is kept.*\.$"):
        build([texts], out, format="parquet", scheduler=cluster.address, quiet=True)
    report = build([texts], out, format="parquet", quiet=True)
    assert 2 * seen() <= report.reused < 26
    assert_same_tables(local, out)


@contextmanager
def _builders() -> Iterator[Callable[..., Any]]:
    """Starts a build in a process that has imported everything before."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__, "distributed"])
    yield lambda *arguments: _started(context.Process(target=_build, args=arguments))


def _started(process: Any) -> Any:
    process.start()
    return process


def _build(texts: Path, out: Path, address: str) -> None:
    batches._MAX_BATCH = 2
    build([texts], out, format="parquet", scheduler=address, quiet=True)


def _assert_kills_leave_whole_tables(
    texts: Path, folder: Path, cluster: Cluster, start_build: Callable[..., Any]
) -> None:
    """Two sets of notices are built in turn into one folder, and most builds are killed."""
    sets = [_some(texts, folder / name, first) for name, first in (("a", 0), ("b", 6))]
    whole = [folder / f"whole-{n}" for n in range(2)]
    for chosen, out in zip(sets, whole, strict=True):
        build([chosen], out, format="parquet", quiet=True)
    out, drawn = folder / "out", chance()
    first = start_build(sets[1], out, cluster.address)  # imports everything
    first.join()
    assert first.exitcode == 0
    began = time.monotonic()
    start_build(sets[0], out, cluster.address).join()
    length = time.monotonic() - began
    states = []
    for kill in range(KILLS):
        process = start_build(sets[kill % 2], out, cluster.address)
        if kill % 5 < 4:  # each fifth comes to its end, on the busiest machine too
            time.sleep(drawn.uniform(0, length))
            process.kill()
        process.join()
        states.append(_state(out, whole))
    assert set(states) == {0, 1}, "each fifth build came to its end"
    for chosen, expected in zip(sets, whole, strict=True):
        build([chosen], out, format="parquet", quiet=True)
        assert_same_tables(out, expected)
    assert list(out.glob(f"{JOURNAL}/*")) == []


def _some(texts: Path, folder: Path, first: int) -> Path:
    folder.mkdir(parents=True)
    for number in range(first, first + 6):
        shutil.copy(texts / "0000" / f"invented_{number:06d}.txt", folder)
    return folder


def _state(out: Path, whole: list[Path]) -> int:
    """Which of the whole builds the tables are."""
    ids = set(read_tables(out)["notices"]["notice_id"])
    [state] = [n for n, other in enumerate(whole) if set(read_tables(other)["notices"]["notice_id"]) == ids]
    assert_same_tables(out, whole[state])
    return state


def test_a_worker_that_would_read_other_rows_or_none_is_unfit(texts: Path, tmp_path: Path) -> None:
    journal = tmp_path / "out" / JOURNAL
    (journal / "token").mkdir(parents=True)
    job = make_job(find_files([texts]), journal, "token")
    assert check_fitness(job) == journal
    unfit = {
        "runs another program or other rules": replace(job, program="0.1"),
        "does not see the folder of the tables": replace(job, token="another"),
        "does not see the sources as this machine does": replace(job, samples=((str(texts / "gone"), 9),)),
        "which is no file system": replace(job, journal="memory://out"),
    }
    for why, other in unfit.items():
        with pytest.raises(UnfitWorker, match=why):
            check_fitness(other)
