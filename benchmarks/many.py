"""The dashboard with many notices beside the shipped five: start, pages, queries, memory.

    python -m benchmarks.many [--notices 3000] [--tables FOLDER]

Every page is opened in one process without a browser, after another has made what is kept of large tables.
`--tables`: a store made before (benchmarks.many_tables), else one is generated.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil

from analysis import paths
from analysis.store import open_store
from benchmarks.many_tables import make_batches, write_store

_PAGES = (
    *("overview", "cities", "issues", "completion", "timeline", "measures"),
    *("compare", "keywords", "distinctive", "context", "search", "notice", "method"),
)


def measure(folder: str, home: str) -> dict[str, Any]:
    """Seconds of each page and its slowest query with these tables, of the start, and megabytes resident."""
    for name in ("NOTICES", "STORE", "NOTICES_STORE", "CORRECTIONS", "ROLLUPS"):
        setattr(paths, name, Path(home) / name.lower())
    os.environ["NOTICE_TABLES"] = folder
    from analysis.compare.tables import Tables
    from tests.factories.opened import open_page

    took: list[float] = []
    ask = Tables.query

    def query(self: Tables, *args: Any) -> Any:
        began = time.perf_counter()
        answer = ask(self, *args)
        took.append(time.perf_counter() - began)
        return answer

    Tables.query = query  # type: ignore[method-assign]
    began = time.perf_counter()
    open_page("overview", "zh")
    found: dict[str, Any] = {"start": time.perf_counter() - began, "pages": {}}
    for page in _PAGES:
        took.clear()
        began = time.perf_counter()
        open_page(page, "zh")
        found["pages"][page] = (time.perf_counter() - began, max(took, default=0.0))
    found["resident"] = psutil.Process().memory_info().rss / 1e6
    return found


def in_own_process(folder: Path, home: Path) -> dict[str, Any]:
    """As `measure`, so that memory is that of these tables alone."""
    command = [sys.executable, "-m", "benchmarks.many", "--measure", str(folder), str(home)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout.strip().splitlines()[-1]))


def beside_pandas(folder: Path, home: Path) -> list[str]:
    """The same counts by query and in plain pandas, whose frames are read before: seconds."""
    import pandas as pd

    from analysis.compare.actions import count_actions
    from analysis.compare.issue_counts import count_issues
    from analysis.compare.selection import Selection
    from analysis.compare.tables import Tables
    from analysis.store import open_store

    store, everything = open_store(folder), Selection()

    def read(table: str, *columns: str) -> pd.DataFrame:
        return pd.concat([pd.read_parquet(part, columns=list(columns)) for part in store.parts(table)])

    levels, issues = (
        read("notices", "notice_id", "level"),
        read("issues", "notice_id", "issue_id", "issue_type"),
    )
    acts, tables = (
        read("actions", "issue_id", "measure_id", "action"),
        Tables.from_folder(folder, keep=home / "rollups"),
    )
    typed = issues[["issue_id", "issue_type"]]
    counts: dict[str, tuple[Callable[[], object], Callable[[], object]]] = {
        "issues by type and level": (
            lambda: count_issues(tables, everything, by="level"),
            lambda: (
                issues.merge(levels).groupby(["issue_type", "level"])["notice_id"].agg(["size", "nunique"])
            ),
        ),
        "measures by act and issue type": (
            lambda: count_actions(tables, everything, by="issue_type"),
            lambda: acts.merge(typed).groupby(["action", "issue_type"])["measure_id"].nunique(),
        ),
    }
    count_actions(tables, everything, by="level")  # makes what is kept, if it was not
    return [
        f"{name:35} query {seconds(ours) * 1000:8.0f} ms   pandas {seconds(theirs) * 1000:8.0f} ms"
        for name, (ours, theirs) in counts.items()
    ]


def seconds(call: Callable[[], object]) -> float:
    began = time.perf_counter()
    call()
    return time.perf_counter() - began


def lines(notices: int, tables: Path | None) -> list[str]:
    """What is printed."""
    with tempfile.TemporaryDirectory() as made:
        folder, home = tables or Path(made) / "many", Path(made)
        if tables is None:
            write_store(folder, make_batches(notices))
        in_own_process(folder, home)
        five, many = in_own_process(paths.SHIPPED, home), in_own_process(folder, home)
        notices = open_store(folder).counts["notices"]
        rows = [f"{'':12} {'5 notices':>12} {notices:>10,} notices {'slowest query':>15}"]
        rows.append(f"{'start':12} {five['start'] * 1000:9.0f} ms {many['start'] * 1000:15.0f} ms")
        for page in _PAGES:
            few, (took, slowest) = five["pages"][page][0], many["pages"][page]
            rows.append(f"{page:12} {few * 1000:9.0f} ms {took * 1000:15.0f} ms {slowest * 1000:12.0f} ms")
        rows.append(f"{'resident':12} {five['resident']:9.0f} MB {many['resident']:15.0f} MB")
        return [*rows, "", *beside_pandas(folder, home)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--notices", type=int, default=3000)
    parser.add_argument("--tables", type=Path)
    parser.add_argument("--measure", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        print(json.dumps(measure(*options.measure)))
        return
    print("\n".join(lines(options.notices, options.tables)))


if __name__ == "__main__":
    main()
