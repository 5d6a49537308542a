"""A Dask cluster of real processes, started by the two commands of docs/command-line.md."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.factories.serving import LEASH, PATIENCE, PROJECT, free_port

_Process = subprocess.Popen[bytes]


@dataclass
class Cluster:
    """A scheduler and its workers; each is a group of processes that ends with this one."""

    address: str
    scheduler: _Process
    workers: list[_Process] = field(default_factory=list)

    def kill_worker(self) -> None:
        """One worker with its nanny, for good."""
        kill(self.workers.pop())

    def kill_scheduler(self) -> None:
        kill(self.scheduler)


def kill(process: _Process) -> None:
    """End the process and what it started, at once."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(PATIENCE)


@contextmanager
def start_cluster(folder: Path, *, workers: int = 2) -> Iterator[Cluster]:
    """The cluster as soon as its scheduler listens; workers join later. `folder` is for their own files."""
    port = free_port()
    address = f"tcp://127.0.0.1:{port}"
    cluster = Cluster(address, _dask("scheduler", "--host", "127.0.0.1", "--port", str(port)))
    try:
        _wait_for(port)
        options = ["--nthreads", "1", "--local-directory", str(folder)]
        cluster.workers += [_dask("worker", address, *options) for _ in range(workers)]
        yield cluster
    finally:
        for process in (*cluster.workers, cluster.scheduler):
            kill(process)


def _dask(*arguments: str) -> _Process:
    command = [sys.executable, str(LEASH), sys.executable, "-m", "dask", *arguments, "--no-dashboard"]
    return subprocess.Popen(
        command, cwd=PROJECT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )


def _wait_for(port: int) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.05)
    raise TimeoutError("the scheduler does not listen")
