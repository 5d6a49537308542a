"""What is known of the files of a build: from the last build, from an unfinished one, and newly read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import chain
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from analysis.ingest.outcome import Outcome
from analysis.ingest.sources import Row, as_outcome, is_unchanged
from analysis.read.folders import Found
from analysis.schema import TABLES, Table
from analysis.store.arrow import arrow_schema
from analysis.store.parts import Part


@dataclass(frozen=True, eq=False)
class Origin:
    """Files of rows that were read together. parts: of a group of the last build, which may be kept whole."""

    paths: dict[str, Path]
    parts: tuple[Part, ...] = ()

    def rows(self, table: Table) -> pa.Table:
        path = self.paths.get(table.name)
        return _read(path, table.name) if path else arrow_schema(table.name).empty_table()


# What a group of the last build was: its origin, and per file its outcome, None where that has changed.
Groups = dict[Origin, list[Outcome | None]]


def origin_of_batch(batch: Path) -> Origin:
    paths = {name: path for name in TABLES if (path := batch / f"{name}.parquet").is_file()}
    return Origin(paths)


# The same file is wanted again where its notices alternate with others. Repeated strings are kept once.
@lru_cache(maxsize=2)
def _read(path: Path, name: str) -> pa.Table:
    texts = [c.name for c in TABLES[name].columns if c.type in ("string", "date")]
    with pq.ParquetFile(path, read_dictionary=texts) as file:
        return file.read()


class Known:
    """Outcomes of the files of a build, in their order, each with the origin of its rows."""

    def __init__(self, files: Sequence[Found], folder: Path) -> None:
        self._files, self._folder = files, folder
        self._positions = {found.name: i for i, found in enumerate(files)}
        self._outcomes: list[Outcome | None] = [None] * len(files)
        self._origins: list[Origin | None] = [None] * len(files)
        self._copies: dict[int, tuple[Outcome, Origin]] = {}

    def add_old(self, origin: Origin, rows: Iterable[Row]) -> list[Outcome | None]:
        """Take over what is unchanged since; the outcome per row as it was, None where it is not."""
        return [self._add_old(origin, row) for row in rows]

    def _add_old(self, origin: Origin, row: Row) -> Outcome | None:
        position = self._positions.get(row["source"])
        if position is None or not is_unchanged(self._files[position], row, self._folder):
            return None
        outcome = as_outcome(self._files[position], row)
        if outcome.reason == "duplicate":
            self._copies[position] = (outcome, origin)
        else:
            self._outcomes[position], self._origins[position] = outcome, origin
        return outcome

    def keep_copies(self) -> None:
        """Of the texts that were duplicates, keep those whose first is known: the rows are in its origin."""
        first: dict[str, int] = {}
        for position, outcome in enumerate(self._outcomes):
            if outcome and outcome.is_notice:
                first.setdefault(outcome.sha256, position)
        for position, (outcome, origin) in self._copies.items():
            if first.get(outcome.sha256, position) < position:
                self._outcomes[position] = replace(outcome, reason="", detail="")
                self._origins[position] = origin

    def add_read(self, origin: Origin, rows: Iterable[Row]) -> None:
        """Add what was read now."""
        for row in rows:
            position = self._positions[row["source"]]
            self._outcomes[position] = as_outcome(self._files[position], row)
            self._origins[position] = origin

    @property
    def names(self) -> list[str]:
        return list(self._positions)

    def unread(self) -> list[Found]:
        return [found for found, known in zip(self._files, self._outcomes, strict=True) if known is None]

    @cached_property
    def outcomes(self) -> list[Outcome]:
        """All outcomes when all are known; of equal texts the first by name is the notice."""
        return list(_mark_duplicates(outcome for outcome in self._outcomes if outcome))

    @property
    def origins(self) -> list[Origin]:
        return [origin for origin in self._origins if origin]

    def is_same(self, last: Groups) -> bool:
        """Whether all is as in these groups of the last build."""
        return list(chain(*last.values())) == self.outcomes


def _mark_duplicates(outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
    first: dict[str, str] = {}
    for outcome in outcomes:
        if outcome.is_notice and outcome.sha256 in first:
            detail = f"The same text as {first[outcome.sha256]}."
            outcome = replace(outcome, reason="duplicate", detail=detail)
        elif outcome.is_notice:
            first[outcome.sha256] = outcome.found.name
        yield outcome
