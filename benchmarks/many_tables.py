"""Tables of any number of invented notices that are like the shipped ones, without texts.

    python -m benchmarks.many_tables FOLDER [--notices 100000] [--seed 1] [--words 200]

Each notice is like one of the shipped: as many issues of its types and statuses, measures, acts, dates,
documents, figures, totals and doubts; places are from the gazetteer. `--words`: rows of `keywords` a notice
(the shipped have 2,000). The same seed makes the same tables, which are made a thousand notices at a time.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa

from analysis.store import locked
from analysis.store.arrow import arrow_schema
from analysis.store.manifest import make_manifest
from analysis.store.parts import write_part
from analysis.store.write import finish_parts
from benchmarks.many_notices import Columns, list_notices
from benchmarks.many_rows import Rows
from benchmarks.many_shapes import shapes

BATCH = 1000


def make_batches(notices: int, *, seed: int = 1, words: int = 200) -> Iterator[dict[str, pa.Table]]:
    """The tables of the schema with the rows of BATCH notices at a time."""
    for number, first in enumerate(range(0, notices, BATCH)):
        numbers = np.arange(first, min(first + BATCH, notices))
        rows = Rows(shapes(), np.random.default_rng((seed, number)), numbers)
        made = {
            "notices": list_notices(rows),
            "totals": rows.of_notices("totals", "value"),
            "issues": rows.issues(),
            "measures": rows.measures(),
            "actions": rows.actions(),
            "measure_terms": rows.measure_terms(),
            "events": rows.events(),
            "documents": rows.documents(),
            "figures": rows.figures(),
            "outcomes": rows.outcomes(),
            "keywords": rows.keywords(words),
            "doubts": rows.of_notices("doubts", None),
            "rejected": {},
        }
        yield {name: _table(name, columns) for name, columns in made.items()}


def _table(name: str, columns: Columns) -> pa.Table:
    """The columns with the schema's types, absent ones empty."""
    n = len(next(iter(columns.values()), []))
    schema = arrow_schema(name)
    return pa.table(
        {
            field.name: pa.array(columns[field.name], field.type)
            if field.name in columns
            else pa.nulls(n, field.type)
            for field in schema
        }
    )


def write_store(folder: Path, batches: Iterator[dict[str, pa.Table]]) -> None:
    """A store as a build writes it: a part per table and batch, and one manifest."""
    with locked(folder) as place:
        place.mkdir(exist_ok=True)
        written = [
            write_part(place, name, [rows], group)
            for group, tables in enumerate(batches)
            for name, rows in tables.items()
        ]
        finish_parts(place, make_manifest(part for part in written if part is not None))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--notices", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--words", type=int, default=200)
    options = parser.parse_args()
    write_store(options.folder, make_batches(options.notices, seed=options.seed, words=options.words))


if __name__ == "__main__":
    main()
