"""Sources to tables: find the files, read what changed, check everything, write all or nothing."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq

from analysis.checks import Violation, check_sources
from analysis.ingest import sources as read_sources
from analysis.ingest.assemble import assemble
from analysis.ingest.batches import read_all
from analysis.ingest.cluster import NoScheduler
from analysis.ingest.journal import finished_batches, journal_of, sources_of_batch
from analysis.ingest.known import Groups, Known, origin_of_batch
from analysis.ingest.outcome import Report
from analysis.ingest.previous import Previous, find_previous, open_previous, set_aside
from analysis.ingest.sources import as_json
from analysis.read.folders import NoSuchSource, find_files
from analysis.schema import Table
from analysis.store import locked, open_store
from analysis.store.arrow import to_frame
from analysis.store.contents import Format
from analysis.store.manifest import Manifest, make_manifest
from analysis.store.parts import remove_parts
from analysis.store.read import read_part
from analysis.store.write import files_of, finish_parts, reported, write_csv

__all__ = ["BrokenBuild", "NoScheduler", "NoSuchSource", "Report", "build"]


class BrokenBuild(RuntimeError):
    """The tables break an invariant and were not written; a defect of the program."""

    def __init__(self, violations: Sequence[Violation]) -> None:
        super().__init__("; ".join(map(str, violations)))
        self.violations = list(violations)


def build(
    sources: Iterable[str | Path],
    out: str | Path,
    *,
    format: Format = "csv",
    workers: int = 1,
    scheduler: str | None = None,
    quiet: bool = False,
    own: bool = False,
) -> Report:
    """Read the sources and write all tables to `out`, or none; an error leaves the folder as it was.

    What is read is written down batch by batch: a build that was stopped goes on where it was.
    own: the folder is the user's store, whose tables are set aside where they are damaged.

    Raises:
        NoSuchSource: a named file or folder does not exist.
        StoreError: the folder is in use, is not one of this program, or cannot be written.
        NoScheduler: the cluster cannot be used.
        BrokenBuild: the tables break an invariant.
    """
    sources = list(sources)
    read_sources.program_hash()  # of the program that runs, not of an update meanwhile
    files = find_files(sources, without=Path(out))
    with locked(Path(out)) as folder, reported(folder), journal_of(folder) as journal:
        aside = set_aside(folder) if own else ""
        store = open_previous(folder)
        previous = find_previous(store)
        known = Known(files, folder)
        last = _take_over(known, previous, journal)
        unread = known.unread()
        try:
            for written in read_all(unread, journal, workers=workers, scheduler=scheduler, quiet=quiet):
                _refuse(written.violations)
                place = journal / written.batch
                known.add_read(origin_of_batch(place), sources_of_batch(place))
            if unread or store is None or store.format != format or not known.is_same(last):
                if previous:
                    previous.prepare(journal)
                named = [read_sources.relative_place(Path(source).absolute(), folder) for source in sources]
                _write(known, last, named, _Target(folder, journal, format))
        except BrokenBuild:
            shutil.rmtree(journal, ignore_errors=True)
            raise
        shutil.rmtree(journal, ignore_errors=True)
        after = open_store(folder)
    is_new = store is None or after.identity != store.identity
    return Report(known.outcomes, after, len(files) - len(unread), is_new, aside)


@dataclass(frozen=True)
class _Target:
    """Where the tables go. place: where their parts do."""

    folder: Path
    journal: Path
    format: Format

    @property
    def place(self) -> Path:
        return self.folder if self.format == "parquet" else self.journal / "tables"


def _take_over(known: Known, previous: Previous | None, journal: Path) -> Groups:
    """Add what need not be read again: of the last build, then of one that was stopped."""
    last: Groups = {}
    for origin, rows in previous.groups() if previous else ():
        last[origin] = known.add_old(origin, rows)
    for place in finished_batches(journal):
        known.add_old(origin_of_batch(place), sources_of_batch(place))
    known.keep_copies()
    return last


def _refuse(violations: Iterable[Violation]) -> None:
    if found := list(violations):
        raise BrokenBuild(found)


def _write(known: Known, last: Groups, named: Sequence[str], target: _Target) -> None:
    """Make the new tables the folder's, after they are checked."""
    folder, place = target.folder, target.place
    place.mkdir(parents=True, exist_ok=True)
    made = assemble(known.outcomes, known.origins, folder=place, store=folder, last=last)
    manifest = make_manifest(made, read_sources.program_hash(), named)
    taken, rejected = (_column(place, manifest, table) for table in ("notices", "rejected"))
    if violations := check_sources(known.names, taken, rejected):
        remove_parts(place, files_of(folder))
        raise BrokenBuild(violations)
    if target.format == "parquet":
        finish_parts(folder, manifest)
    else:
        read = as_json(known.outcomes, named, folder)
        write_csv(folder, lambda table: _frames(place, manifest, table), read)


def _column(place: Path, manifest: Manifest, table: str) -> Iterator[str]:
    """The sources in one table."""
    for part in manifest.parts[table]:
        yield from pq.read_table(place / part.file, columns=["source"]).column("source").to_pylist()


def _frames(place: Path, manifest: Manifest, table: Table) -> Iterator[pd.DataFrame]:
    return (to_frame(read_part(place / part.file, table)) for part in manifest.parts[table.name])
