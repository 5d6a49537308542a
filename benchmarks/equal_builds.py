"""The same invented notices built by two local workers and by a cluster of two: equal tables, their rates.

    python -m benchmarks.equal_builds [--notices 2000]

Ends with 1 where a table differs. 20,000 notices take a quarter of an hour on two cores.
"""

from __future__ import annotations

import argparse
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


def column_of(out: Path, table: str, column: str) -> pa.ChunkedArray:
    """The values in the order of the rows, however they are divided into parts."""
    parts = [
        pq.read_table(path, columns=[column], read_dictionary=[]).column(0)
        for path in open_store(out).parts(table)
    ]
    plain = [part.cast(part.type.value_type) if pa.types.is_dictionary(part.type) else part for part in parts]
    return pa.chunked_array([chunk for part in plain for chunk in part.chunks], type=plain[0].type)


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
    """Whether any table differs; prints each with its rows. One column at a time: tables may be large."""
    differing = False
    for name in TABLES:
        stores = open_store(local), open_store(remote)
        if not any(store.parts(name) for store in stores):
            print(f"{name}: no rows in either")
            continue
        if not all(store.parts(name) for store in stores):
            print(f"{name}: rows in one only, DIFFERENT")
            differing = True
            continue
        columns = pq.read_schema(stores[0].parts(name)[0]).names
        pairs = ((column_of(local, name, c), column_of(remote, name, c)) for c in columns)
        rows, unequal = 0, []
        for column, (one, other) in zip(columns, pairs, strict=True):
            rows = len(one)
            if not one.equals(other):
                unequal.append(column)
        print(f"{name}: {rows} rows, {f'DIFFERENT in {unequal}' if unequal else 'equal'}", flush=True)
        differing |= bool(unequal)
    return differing


if __name__ == "__main__":
    sys.exit(main())
