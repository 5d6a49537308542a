"""Work that is killed (kill -9) at a moment of chance: twenty of a seed in every run, 200 new ones in `make
soak`."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import sys
from collections.abc import Callable, Iterator
from types import FrameType, ModuleType
from typing import Any

from tests.factories.fuzzing import SOAK

KILLS = 200 if SOAK else 20
_FORKED = multiprocessing.get_context("fork")


def chance() -> random.Random:
    """The same moments on every run; ever new ones in `make soak`."""
    return random.Random(None if SOAK else 20)


def kills_by_line(
    prepare: Callable[[], object], work: Callable[[], object], *modules: ModuleType
) -> Iterator[int]:
    """Prepare and do the work again and again, each time killed before another line of the modules; yields
    which."""
    files = {module.__file__ for module in modules}
    prepare()
    lines = _count_lines(work, files)
    drawn = chance()
    for _ in range(KILLS):
        moment = drawn.randrange(1, lines + 1)
        prepare()
        killed = _FORKED.Process(target=_trace, args=(work, files, moment))
        killed.start()
        killed.join()
        assert killed.exitcode == -signal.SIGKILL, f"not killed at line {moment} of {lines}"
        yield moment


def _count_lines(work: Callable[[], object], files: set[str | None]) -> int:
    receiver, sender = _FORKED.Pipe(duplex=False)
    counted = _FORKED.Process(target=lambda: sender.send(_trace(work, files, None)))
    counted.start()
    sender.close()
    lines = int(receiver.recv())
    counted.join()
    return lines


def _trace(work: Callable[[], object], files: set[str | None], moment: int | None) -> int:
    """The number of lines of the files that the work runs; at the line of this number the process ends."""
    count = 0

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal count
        if frame.f_code.co_filename not in files:
            return None
        if event == "line":
            count += 1
            if count == moment:
                os.kill(os.getpid(), signal.SIGKILL)
        return trace

    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(None)
    return count
