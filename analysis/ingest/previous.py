"""The tables of the last build: what of them a new build may take over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pyarrow.parquet as pq

from analysis.ingest import sources
from analysis.ingest.known import Origin
from analysis.ingest.sources import Row, source_groups, sources_of_csv
from analysis.schema import SCHEMA_VERSION, TABLES
from analysis.store import DamagedStore, NoTables, Store, open_store
from analysis.store.arrow import arrow_schema, from_frame
from analysis.store.find import is_ours
from analysis.store.parts import Part
from analysis.store.read import frames_of
from analysis.store.write import PART


@dataclass(frozen=True)
class Previous:
    """A last build whose rows are as this program reads them. rows: its sources where they are no parts."""

    store: Store
    origins: list[Origin]
    rows: list[Row]

    def groups(self) -> Iterator[tuple[Origin, list[Row]]]:
        """Each origin with its sources."""
        chunks = (self.rows[i : i + PART] for i in range(0, len(self.rows), PART))
        return zip(self.origins, source_groups(self.store) if self.store.manifest else chunks, strict=True)

    def prepare(self, place: Path) -> None:
        """Make tables that are one file each parts in `place`, which their origins name then."""
        if not self.store.manifest:
            place.mkdir(parents=True, exist_ok=True)
            _split(self.store, list(self.groups()), place)


def open_previous(folder: Path) -> Store | None:
    """The folder's tables; None where there are none or they are damaged.

    Raises:
        NewerStore: a newer version of the program wrote them.
    """
    try:
        return open_store(folder)
    except (NoTables, DamagedStore):
        return None


def find_previous(store: Store | None) -> Previous | None:
    """What the same program built there; None where everything has to be read again."""
    if store is None or store.schema != SCHEMA_VERSION:
        return None
    if store.manifest:
        previous, rules = Previous(store, list(_groups_of_parts(store)), []), store.rules
    else:
        rules, rows = sources_of_csv(store.folder)
        previous = Previous(store, [Origin({}) for _ in range(0, len(rows), PART)], rows)
    return previous if rules == sources.program_hash() else None


def _groups_of_parts(store: Store) -> Iterator[Origin]:
    assert store.manifest
    parts = store.manifest.parts
    by_group: dict[int, list[Part]] = {part.group: [] for part in parts["sources"]}
    for listed in parts.values():
        for part in listed:
            by_group[part.group].append(part)
    for group in by_group.values():
        yield Origin({part.file.partition("/")[0]: store.folder / part.file for part in group}, tuple(group))


def set_aside(folder: Path) -> str:
    """Rename damaged tables, which are never deleted; the sentence about it, empty where they are whole."""
    try:
        open_store(folder)
    except NoTables:
        return ""
    except DamagedStore as error:
        if not is_ours(folder):
            return ""
        names = (folder.with_name(f"{folder.name}.damaged{'' if n == 1 else f'-{n}'}") for n in count(1))
        free = next(name for name in names if not name.exists())
        folder.rename(free)
        return f"The tables in {folder} were damaged ({error.file} {error.why}); they are now in {free}."
    return ""


def _split(store: Store, groups: Sequence[tuple[Origin, list[Row]]], place: Path) -> None:
    number = {row["notice_id"]: n for n, (_, rows) in enumerate(groups) for row in rows if not row["reason"]}
    for table in TABLES.values():
        if "notice_id" not in table.names:
            continue
        with ExitStack() as opened:
            writers: dict[int, pq.ParquetWriter] = {}
            for frame in frames_of(store, table):
                for n, rows in frame.groupby(frame["notice_id"].map(number)):
                    if n not in writers:
                        path = place / f"{n:.0f}-{table.name}.parquet"
                        writers[n] = opened.enter_context(pq.ParquetWriter(path, arrow_schema(table.name)))
                        groups[int(n)][0].paths[table.name] = path
                    writers[n].write_table(from_frame(table, rows))
