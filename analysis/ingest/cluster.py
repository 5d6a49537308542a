"""Batches on a Dask cluster: workers read sources and write rows, only small descriptions travel.

The scheduler and its workers run what they are sent: connect to one that you trust.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from uuid import uuid4

from analysis.ingest.journal import Written, read_into
from analysis.ingest.remote import UnfitWorker, check_fitness, make_job, read_batch_remotely
from analysis.read.folders import Found
from analysis.text.printable import describe_defect

TIMEOUT = 10  # seconds to reach a scheduler
_JOINING = 30  # seconds for the first worker to join it
_WAITING = 3  # batches per thread of a worker that are sent ahead
_GOES_ON = "what was read is kept, and the same command goes on from there."
_ALONE = 60  # seconds without a finished batch after which a cluster without workers is given up


class NoScheduler(RuntimeError):
    """The cluster cannot be used; the message is one sentence for the user."""


def read_on_cluster(chunks: Sequence[Sequence[Found]], journal: Path, address: str) -> Iterator[Written]:
    """Each chunk read by some worker into the journal; in the order in which they are finished.

    Raises:
        NoScheduler: the scheduler or a worker cannot be used, or was lost.
        OSError: nothing can be written to the journal.
    """
    token = journal / uuid4().hex
    token.mkdir(parents=True)
    job = make_job([found for chunk in chunks for found in chunk], journal, token.name)
    try:
        with _connected(address) as client:
            _check_workers(client, address, job)
            yield from _finished(client, deque(chunks), job)
    finally:
        with suppress(OSError):
            token.rmdir()


@contextmanager
def _connected(address: str) -> Iterator[Any]:
    """A client of the scheduler."""
    try:
        from distributed import Client
        from distributed.comm import CommClosedError
    except ImportError as error:
        raise NoScheduler("--scheduler needs the package distributed: pip install distributed") from error
    with _silent("distributed"):
        try:
            client = Client(address, timeout=TIMEOUT)
        except (OSError, ValueError, TimeoutError) as error:
            raise NoScheduler(f"No scheduler answers at {address}: {error}") from error
        try:
            yield client
        except (CommClosedError, CancelledError) as error:
            raise NoScheduler(f"The scheduler at {address} is lost; {_GOES_ON}") from error
        finally:
            with suppress(Exception):  # nobody is left to say goodbye to
                client.close(timeout=2)


@contextmanager
def _silent(package: str) -> Iterator[None]:
    """Nothing is logged by the package: what matters is one sentence of ours."""
    loggers = [
        logging.getLogger(name) for name in logging.root.manager.loggerDict if name.startswith(package)
    ]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)


def _check_workers(client: Any, address: str, job: Any) -> None:
    """Refuse workers that would read other rows, or none."""
    try:
        client.wait_for_workers(1, timeout=_JOINING)
    except TimeoutError as error:
        raise NoScheduler(f"No worker has joined the scheduler at {address}.") from error
    for worker, found in client.run(check_fitness, job, on_error="return").items():
        if isinstance(found, BaseException):
            raise _refusal(found, f"The worker {worker}") from found


def _refusal(error: BaseException, worker: str = "A worker") -> NoScheduler:
    """The sentence on a worker that cannot be used."""
    if isinstance(error, UnfitWorker):
        return NoScheduler(f"{worker} {error}.")
    return NoScheduler(f"{worker} cannot run this program: {describe_defect(error)}.")


def _finished(client: Any, chunks: deque[Sequence[Found]], job: Any) -> Iterator[Written]:
    from distributed import wait

    running: dict[Any, Sequence[Found]] = {}
    while chunks or running:
        ahead = _WAITING * max(1, sum(client.nthreads().values()))
        while chunks and len(running) < ahead:
            chunk = chunks.popleft()
            running[client.submit(read_batch_remotely, chunk, job, pure=False)] = chunk
        try:
            done = wait(list(running), timeout=_ALONE, return_when="FIRST_COMPLETED").done
        except TimeoutError:
            if not client.nthreads():
                raise NoScheduler(f"All workers are lost; {_GOES_ON}") from None
            continue
        for future in done:
            yield _result(future, running.pop(future), job)


def _result(future: Any, chunk: Sequence[Found], job: Any) -> Written:
    from distributed import KilledWorker

    if future.status == "finished":
        written: Written = future.result()
        return written
    error = future.exception()
    if isinstance(error, KilledWorker):  # several workers in turn: these files are read here
        return read_into(chunk, str(check_fitness(job)))
    if isinstance(error, (UnfitWorker, ImportError, AttributeError)):  # a worker that has joined since
        raise _refusal(error) from error
    raise error
