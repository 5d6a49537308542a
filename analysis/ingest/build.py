"""Sources to tables: find the files, read what changed, check everything, write all or nothing."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq

from analysis.checks import Violation, check_sources
from analysis.ingest import sources as read_sources
from analysis.ingest.assemble import Groups, assemble
from analysis.ingest.batches import read_all
from analysis.ingest.cluster import NoScheduler
from analysis.ingest.journal import finished_batches, journal_of, sources_of_batch
from analysis.ingest.known import Known, origin_of_batch
from analysis.ingest.outcome import Outcome, Report
from analysis.ingest.previous import Previous, find_previous, open_previous, set_aside
from analysis.ingest.sources import as_json
from analysis.read.folders import NoSuchSource, find_files
from analysis.schema import Table
from analysis.store import Store, locked, open_store
from analysis.store.arrow import to_frame
from analysis.store.contents import Format
from analysis.store.manifest import Manifest, make_manifest
from analysis.store.parts import remove_parts
from analysis.store.read import read_part
from analysis.store.write import finish_parts, reported, write_csv

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
            outcomes = known.outcomes()
            is_same = not unread and previous is not None and list(chain(*last.values())) == outcomes
            if not is_same or (store and store.format != format):
                named = [read_sources.relative_place(Path(source).absolute(), folder) for source in sources]
                _write(known, outcomes, named, last, previous, store, folder, journal, format)
        except BrokenBuild:
            shutil.rmtree(journal, ignore_errors=True)
            raise
        shutil.rmtree(journal, ignore_errors=True)
        after = open_store(folder)
    is_new = store is None or after.identity != store.identity
    return Report(outcomes, after, len(files) - len(unread), is_new, aside)


def _take_over(known: Known, previous: Previous | None, journal: Path) -> Groups:
    """Add what need not be read again: of the last build, then of one that was stopped."""
    last: Groups = {}
    for origin, rows in previous.groups if previous else []:
        last[origin] = known.add_old(origin, rows)
    for place in finished_batches(journal):
        known.add_old(origin_of_batch(place), sources_of_batch(place))
    known.keep_copies()
    return last


def _refuse(violations: Iterable[Violation]) -> None:
    if found := list(violations):
        raise BrokenBuild(found)


def _write(
    known: Known,
    outcomes: list[Outcome],
    named: list[str],
    last: Groups,
    previous: Previous | None,
    store: Store | None,
    folder: Path,
    journal: Path,
    format: Format,
) -> None:
    """Make the new tables the folder's, after they are checked."""
    place = folder if format == "parquet" else journal / "tables"
    place.mkdir(parents=True, exist_ok=True)
    if previous:
        previous.prepare(journal)
    made = assemble(outcomes, known.origins(), folder=place, store=folder, last=last)
    manifest = make_manifest(made, read_sources.program_hash(), named)
    try:
        _refuse(
            check_sources(
                known.names, _column(place, manifest, "notices"), _column(place, manifest, "rejected")
            )
        )
    except BrokenBuild:
        remove_parts(place, store.manifest.files if store and store.manifest else set())
        raise
    if format == "parquet":
        finish_parts(folder, manifest)
    else:
        write_csv(folder, lambda table: _frames(place, manifest, table), as_json(outcomes, named, folder))


def _column(place: Path, manifest: Manifest, table: str) -> Iterator[str]:
    """The sources in one table."""
    for part in manifest.parts[table]:
        yield from pq.read_table(place / part.file, columns=["source"]).column("source").to_pylist()


def _frames(place: Path, manifest: Manifest, table: Table) -> Iterator[pd.DataFrame]:
    return (to_frame(read_part(place / part.file, table)) for part in manifest.parts[table.name])
