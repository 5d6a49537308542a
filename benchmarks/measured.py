"""Time and memory of a command with all processes it starts."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import psutil

PROJECT = Path(__file__).resolve().parent.parent
_EVERY = 0.1  # seconds between two looks at the memory
_MB = 1e6


@dataclass(frozen=True)
class Measured:
    """A finished command: real seconds, processor seconds, peak megabytes of it and of its largest child."""

    seconds: float
    cpu: float
    parent: float
    child: float
    children: float  # all children together, at their peak
    output: str


def measure(command: Sequence[str], *, may_return: Sequence[int] = (0,)) -> Measured:
    """Run the command to its end; its memory is that which the system counts as resident."""
    began, cpu = time.perf_counter(), os.times()
    environment = os.environ | {"PYTHONPATH": str(PROJECT)}
    # To a file: nobody reads a pipe while the memory is watched.
    with tempfile.TemporaryFile("w+", encoding="utf-8") as printed:
        process = subprocess.Popen(command, stdout=printed, stderr=subprocess.STDOUT, env=environment)
        peaks = _watch(process)
        printed.seek(0)
        output = printed.read()
    took, after = time.perf_counter() - began, os.times()
    if process.returncode not in may_return:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}: {output[-1000:]}")
    spent = after.children_user + after.children_system - cpu.children_user - cpu.children_system
    return Measured(took, spent, *(peak / _MB for peak in peaks), output)


def _watch(process: subprocess.Popen[bytes]) -> tuple[int, int, int]:
    """Highest resident bytes of the process, of its largest child and of all children, until it ends."""
    parent = child = children = 0
    watched = psutil.Process(process.pid)
    while process.poll() is None:
        below = [_resident(p) for p in _children(watched)]
        parent = max(parent, _resident(watched))
        child, children = max([child, *below]), max(children, sum(below))
        time.sleep(_EVERY)
    return parent, child, children


def _children(process: psutil.Process) -> list[psutil.Process]:
    try:
        return process.children(recursive=True)
    except psutil.NoSuchProcess:
        return []


def _resident(process: psutil.Process) -> int:
    try:
        return int(process.memory_info().rss)
    except psutil.Error:  # it has ended meanwhile
        return 0


class Spent:
    """Processor time of processes from now on; those that end meanwhile do not count."""

    def __init__(self, processes: Callable[[], Iterable[psutil.Process]]) -> None:
        self._processes = processes
        self._before = self._so_far()

    def milliseconds(self) -> float:
        return sum(took - self._before.get(pid, 0.0) for pid, took in self._so_far().items())

    def _so_far(self) -> dict[int, float]:
        found = {}
        for process in self._processes():
            with suppress(psutil.Error):
                times = process.cpu_times()
                found[process.pid] = 1000 * (times.user + times.system)
        return found


def browser_processes() -> list[psutil.Process]:
    """Those of the browser that this program started, and what drives it."""
    return [p for p in psutil.Process().children(recursive=True) if "python" not in _name(p)]


def _name(process: psutil.Process) -> str:
    try:
        return str(process.name())
    except psutil.Error:  # it has ended meanwhile
        return ""
