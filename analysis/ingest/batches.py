"""Many files in batches: in this process, in several, or on a cluster."""

from __future__ import annotations

import ctypes
import math
import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager
from pathlib import Path

from tqdm import tqdm

from analysis.ingest.cluster import read_on_cluster
from analysis.ingest.journal import Written, read_into
from analysis.read.folders import Found
from analysis.read.scans.progress import pages_reported

# Large enough that a batch's own cost (writing it, checking its columns) is small, small enough to show
# progress and to lose little with a process that is killed.
_MAX_BATCH = 32
_WAITING = 2  # batches per process that are sent ahead
_BREAKS = 3  # processes that were killed (memory, a crash) before the rest is read here
_PR_SET_PDEATHSIG = 1


def read_all(
    files: Sequence[Found],
    journal: Path,
    *,
    workers: int = 1,
    scheduler: str | None = None,
    quiet: bool = False,
) -> Iterator[Written]:
    """All files read into the journal; batches in the order in which they are finished.

    Raises:
        NoScheduler: the cluster cannot be used.
        OSError: nothing can be written to the journal.
    """
    # No bar where stderr is no terminal, and none for short work.
    with (
        tqdm(
            total=len(files), unit="file", disable=quiet or None, delay=0.5, leave=False, file=sys.stderr
        ) as bar,
        pages_reported(lambda n, of: bar.set_postfix_str(f"page {n} of {of}")),
    ):
        for written in _written(files, str(journal), workers, scheduler):
            bar.update(written.files)
            yield written


def _written(files: Sequence[Found], journal: str, workers: int, scheduler: str | None) -> Iterator[Written]:
    size = max(1, min(_MAX_BATCH, math.ceil(len(files) / (4 * workers))))
    chunks = [files[i : i + size] for i in range(0, len(files), size)]
    if scheduler:
        yield from read_on_cluster(chunks, Path(journal), scheduler) if chunks else ()
    elif workers == 1 or len(chunks) == 1:
        yield from (read_into(chunk, journal) for chunk in chunks)
    else:
        yield from _in_processes(deque(chunks), journal, workers)


def _in_processes(chunks: deque[Sequence[Found]], journal: str, workers: int) -> Iterator[Written]:
    for _ in range(_BREAKS):
        try:
            with _processes(workers) as executor:
                yield from _through(executor, chunks, journal, ahead=_WAITING * workers)
            return
        except BrokenExecutor:
            continue  # what was not finished is in `chunks` again
    yield from (read_into(chunk, journal) for chunk in chunks)


def _through(
    executor: Executor, chunks: deque[Sequence[Found]], journal: str, *, ahead: int
) -> Iterator[Written]:
    """Each chunk read by the executor; where that breaks, the unfinished ones are put back."""
    running: dict[Future[Written], Sequence[Found]] = {}
    try:
        while chunks or running:
            while chunks and len(running) < ahead:
                running[executor.submit(read_into, chunks[0], journal)] = chunks[0]
                chunks.popleft()
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                written = future.result()
                del running[future]
                yield written
    finally:
        chunks.extendleft(running.values())


@contextmanager
def _processes(workers: int) -> Iterator[Executor]:
    # A forked child would inherit the folder's lock and the threads of a dashboard.
    context = multiprocessing.get_context("spawn")
    executor = ProcessPoolExecutor(
        workers, mp_context=context, initializer=_die_with_parent, initargs=(os.getpid(),)
    )
    try:
        yield executor
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


def _die_with_parent(parent: int) -> None:
    """A killed build leaves no worker behind, on systems that can do so."""
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # it was killed before this worker could ask for the signal
            os._exit(1)
