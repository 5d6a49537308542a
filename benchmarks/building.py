"""How fast invented notices become tables, and the memory it takes.

    python -m benchmarks.building [--notices 400] [--workers 1 2]

Every line is a whole `build` into a new folder, with its start. 20,000 notices are 140 million characters.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from analysis.store import read_tables
from benchmarks.measured import Measured, measure
from benchmarks.notices import write_notices


def build(sources: Path, out: Path, *options: str) -> Measured:
    """A build into a new folder of Parquet parts."""
    command = [sys.executable, "-m", "analysis", "build", str(sources), "--out", str(out)]
    return measure([*command, "--format", "parquet", *options])


def bytes_in(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def main() -> None:
    """Build and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--notices", type=int, default=400)
    parser.add_argument("--workers", type=int, nargs="*", default=[1, 2])
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        sources = Path(made, "notices")
        issues = write_notices(sources, options.notices)
        size = bytes_in(sources)
        print(
            f"{options.notices} notices, {issues} issues, {size / 1e6:.1f} MB of text, {os.cpu_count()} cores"
        )
        for workers in options.workers:
            out = Path(made, f"out-{workers}")
            print_build(options.notices, size, out, build(sources, out, "--workers", str(workers)), workers)
            assert len(read_tables(out)["issues"]) == issues, "the tables have other issues than the texts"


def print_build(notices: int, size: int, out: Path, took: Measured, workers: int) -> None:
    """One line on a finished build."""
    rate = f"{notices / took.seconds:.1f} notices/s, {size / 1e6 / took.seconds:.2f} MB/s"
    memory = f"parent {took.parent:.0f} MB, largest worker {took.child:.0f} MB"
    print(
        f"{workers} worker{'s' if workers > 1 else ''}: {took.seconds:.1f} s, {took.cpu:.1f} CPU-s, {rate}; "
        f"{memory}; store {bytes_in(out) / 1e6:.2f} MB",
        flush=True,
    )


if __name__ == "__main__":
    main()
