"""Whether every reader takes time in proportion to the size of a file, whatever its shape.

    python -m benchmarks.growth [--formats html docx …]

Reads each shape at a size and at twice that size, in this process, and prints how much longer the larger
one takes:
2 where time is linear, 4 where it is quadratic. Ends with 1 where a shape takes more than RATIO times as
long.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from analysis.read import ReadError
from analysis.read.archive import archive_of
from analysis.read.decode import decode
from analysis.read.folders import notice_ids
from benchmarks.hostile_shapes import SHAPES

RATIO = 2.6  # a linear reader measures 2.0 to 2.3; what is quadratic 3.4 and more
TRIES = 3
FLOOR = 0.02  # seconds below which the clock says nothing


def seconds(format_: str, data: bytes) -> float:
    """Processor time of reading the file once, refused or not."""
    gc.collect()
    start = time.process_time()
    with suppress(ReadError):
        if format_ == "zip":
            notice_ids([Path(name).name for name in archive_of(data).names])
        else:
            decode(data, format_)
    return time.process_time() - start


def growth(format_: str, make: Callable[[int], bytes], size: int) -> tuple[float, float]:
    """Seconds at the size, and the least ratio of several tries of twice the size to it."""
    small, large = make(size), make(2 * size)
    short, ratio = seconds(format_, small), float("inf")
    for _ in range(TRIES):
        short = min(short, seconds(format_, small))
        ratio = min(ratio, seconds(format_, large) / max(short, FLOOR))
        if ratio < RATIO:
            break
    return short, ratio


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--formats", nargs="+", choices=SHAPES, default=list(SHAPES))
    slow = []
    for format_ in parser.parse_args().formats:
        for name, (size, make) in SHAPES[format_].items():
            short, ratio = growth(format_, make, size)
            print(f"{format_:5} {name:35} {short:6.2f} s  x {ratio:.1f}", flush=True)
            slow += [name] if ratio > RATIO else []
    print(f"not linear: {', '.join(slow) or 'none'}")
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
