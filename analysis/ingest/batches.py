"""Many files to batches: in this process, in several, or on a cluster."""

from __future__ import annotations

import ctypes
import math
import multiprocessing
import signal
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, ProcessPoolExecutor
from contextlib import contextmanager

from tqdm import tqdm

from analysis.ingest.files import read_batch
from analysis.ingest.outcome import Batch
from analysis.read.folders import Found
from analysis.read.scans.progress import pages_reported

# Large enough that a batch's own cost (sending it, checking its columns) is small, small enough to show
# progress.
_MAX_BATCH = 16
_PR_SET_PDEATHSIG = 1
_TIMEOUT = "10s"  # to reach a scheduler


class NoScheduler(RuntimeError):
    """The cluster cannot be used; the message is one sentence for the user."""


def read_all(
    files: Sequence[Found], *, workers: int = 1, scheduler: str | None = None, quiet: bool = False
) -> list[Batch]:
    """All files read, as batches in the order of the files.

    Raises:
        NoScheduler: the cluster cannot be used.
    """
    # No bar where stderr is no terminal, and none for short work.
    with (
        tqdm(
            total=len(files), unit="file", disable=quiet or None, delay=0.5, leave=False, file=sys.stderr
        ) as bar,
        pages_reported(lambda n, of: bar.set_postfix_str(f"page {n} of {of}")),
    ):
        batches = []
        for batch in _batches(files, workers, scheduler):
            batches.append(batch)
            bar.update(len(batch.outcomes))
    return batches


def _batches(files: Sequence[Found], workers: int, scheduler: str | None) -> Iterator[Batch]:
    size = max(1, min(_MAX_BATCH, math.ceil(len(files) / (4 * workers))))
    chunks = [files[i : i + size] for i in range(0, len(files), size)]
    if scheduler is None and (workers == 1 or len(chunks) == 1):
        yield from map(read_batch, chunks)
        return
    opened = _cluster(scheduler) if scheduler else _processes(workers)
    with opened as executor:
        futures = [executor.submit(read_batch, chunk) for chunk in chunks]
        for chunk, future in zip(chunks, futures, strict=True):
            try:
                yield future.result()
            except BrokenExecutor:
                # A worker was killed (memory, a crash): its files are read here instead.
                yield read_batch(chunk)


@contextmanager
def _processes(workers: int) -> Iterator[Executor]:
    # A forked child would inherit the folder's lock and the threads of a dashboard.
    context = multiprocessing.get_context("spawn")
    executor = ProcessPoolExecutor(workers, mp_context=context, initializer=_die_with_parent)
    try:
        yield executor
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


def _die_with_parent() -> None:
    """A killed build leaves no worker behind, on systems that can do so."""
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


@contextmanager
def _cluster(address: str) -> Iterator[Executor]:
    try:
        from distributed import Client
    except ImportError as error:
        raise NoScheduler("--scheduler needs the package distributed: pip install distributed") from error
    try:
        client = Client(address, timeout=_TIMEOUT)
    except (OSError, ValueError, TimeoutError) as error:
        raise NoScheduler(f"No scheduler answers at {address}: {error}") from error
    try:
        yield client.get_executor()
    finally:
        client.close()
