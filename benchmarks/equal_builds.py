"""The same invented notices built by two local workers and by a cluster of two: equal tables, their rates.

    python -m benchmarks.equal_builds [--notices 2000]

Ends with 1 where a table differs. 20,000 notices take an hour on two cores.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import tempfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from analysis.schema import TABLES
from analysis.store import open_store
from benchmarks.building import build, bytes_in, print_build
from benchmarks.notices import write_notices
from tests.factories.clusters import start_cluster


def read_table(out: Path, table: str) -> pa.Table:
    return pa.concat_tables([pq.read_table(path) for path in open_store(out).parts(table)])


def checksum(rows: pa.Table) -> str:
    """Of the rows in their order, however they are divided into parts."""
    digest = hashlib.sha256()
    for batch in rows.combine_chunks().to_batches(max_chunksize=100_000):
        digest.update(repr(batch.to_pydict()).encode())
    return digest.hexdigest()[:16]


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--notices", type=int, default=2000)
    n = parser.parse_args().notices
    with tempfile.TemporaryDirectory() as made:
        sources, local, remote = (Path(made, name) for name in ("notices", "local", "cluster"))
        issues = write_notices(sources, n)
        size = bytes_in(sources)
        print(f"{n} notices, {issues} issues, {size / 1e6:.1f} MB of text", flush=True)
        print("local: ", end="")
        print_build(n, size, local, build(sources, local, "--workers", "2"), 2)
        with start_cluster(Path(made, "workers")) as cluster:
            print("cluster (memory of the parent only): ", end="")
            print_build(n, size, remote, build(sources, remote, "--scheduler", cluster.address), 2)
        return 1 if _differ(local, remote) else 0


def _differ(local: Path, remote: Path) -> bool:
    """Whether any table differs; prints each with its rows."""
    differing = False
    for name in TABLES:
        if not open_store(local).parts(name) and not open_store(remote).parts(name):
            print(f"{name}: no rows in either")
            continue
        one, other = checksum(read_table(local, name)), checksum(read_table(remote, name))
        verdict = "equal" if one == other else "DIFFERENT"
        print(f"{name}: {len(read_table(local, name))} rows, {one}, {verdict}", flush=True)
        differing |= one != other
    return differing


if __name__ == "__main__":
    sys.exit(main())
