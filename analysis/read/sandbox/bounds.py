"""Limits that a process sets for itself: memory, processor time, and no life beyond its parent."""

from __future__ import annotations

import os
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

# Windows has no such limits: there the parent's clock is the only one.
if sys.platform != "win32":
    import resource

_INTERVAL = 0.1  # seconds between two looks at the memory used
EXIT_CODE = 70


def confine(*, memory: int) -> None:
    """From now on: no more than `memory` bytes, and no core dump."""
    if sys.platform != "win32":
        _lower(resource.RLIMIT_CORE, 0)
        # On macOS this may be refused or without effect: `watch` looks at the memory there.
        _lower(resource.RLIMIT_AS, memory)


def allow_work(seconds: int) -> None:
    """From now on this many seconds of processor time; then the system ends the process."""
    if sys.platform != "win32":
        used = resource.getrusage(resource.RUSAGE_SELF)
        _lower(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + seconds + 1)


def watch(*, memory: int, parent: int) -> None:
    """End this process when it has used more than `memory` bytes, or its parent is gone.

    A process that waits for its parent's next message sees the end of the stream; one that is busy does not.
    The signal that Linux offers for this (PR_SET_PDEATHSIG) also comes when only the thread that started
    the process ends, as those of a dashboard do after every click.
    """
    threading.Thread(target=_watch, args=(memory, parent), daemon=True).start()


def _watch(memory: int, parent: int) -> None:
    while os.getppid() == parent and _most_used() <= memory:
        time.sleep(_INTERVAL)
    os._exit(EXIT_CODE)


def _most_used() -> int:
    """Peak of the memory in use, in bytes; 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0
    if sys.platform == "darwin":
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # Not ru_maxrss: on Linux a new process has its parent's peak there, so a large parent would end every
    # child.
    for line in Path("/proc/self/status").read_bytes().splitlines():
        if line.startswith(b"VmHWM:"):
            return int(line.split()[1]) * 1024
    return 0


def _lower(kind: int, value: int) -> None:
    """Set the limit that counts; the one above it stays, so that it can be set again."""
    if sys.platform != "win32":
        hard = resource.getrlimit(kind)[1]
        lowest = value if hard == resource.RLIM_INFINITY else min(value, hard)
        with suppress(ValueError, OSError):
            resource.setrlimit(kind, (lowest, hard))
