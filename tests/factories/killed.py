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

KILLS = int(os.environ.get("KILLS") or (200 if SOAK else 20))
_FORKED = multiprocessing.get_context("fork")


def chance() -> random.Random:
    """The same moments on every run; ever new ones in `make soak`."""
    return random.Random(None if SOAK else 20)


def kills_by_line(
    prepare: Callable[[], object], work: Callable[[], object], *modules: ModuleType
) -> Iterator[str]:
    """Prepare and do the work again and again, each time killed before another line of the modules; yields
    which. Two hundred kills reach every line of a small module."""
    files = {module.__file__ for module in modules}
    prepare()
    moments: dict[str, list[int]] = {}
    for moment, line in enumerate(_lines_of(work, files)):
        moments.setdefault(line, []).append(moment)
    drawn = chance()
    order = drawn.sample(sorted(moments), len(moments))
    for kill in range(KILLS):
        line = order[kill % len(order)]
        prepare()
        killed = _FORKED.Process(target=_trace, args=(work, files, drawn.choice(moments[line])))
        killed.start()
        killed.join()
        assert killed.exitcode == -signal.SIGKILL, f"not killed at {line}"
        yield line


def _lines_of(work: Callable[[], object], files: set[str | None]) -> list[str]:
    """The lines that the work runs in a process of its own, in their order."""
    receiver, sender = _FORKED.Pipe(duplex=False)
    counted = _FORKED.Process(target=lambda: sender.send(_trace(work, files, None)))
    counted.start()
    sender.close()
    lines: list[str] = receiver.recv()
    counted.join()
    return lines


def _trace(work: Callable[[], object], files: set[str | None], moment: int | None) -> list[str]:
    """The lines of the files that the work runs; before the line of this number the process is killed."""
    lines: list[str] = []

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        if frame.f_code.co_filename not in files:
            return None
        if event == "line":
            if len(lines) == moment:
                os.kill(os.getpid(), signal.SIGKILL)
            lines.append(f"{os.path.basename(frame.f_code.co_filename)}:{frame.f_lineno}")  # noqa: PTH119
        return trace

    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(None)
    return lines
