"""Sources to tables: find the files, read what changed, check everything, write all or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import pandas as pd

from analysis.checks import Violation, check_sources, check_tables
from analysis.ingest.batches import NoScheduler, read_all
from analysis.ingest.manifest import make_manifest, unchanged
from analysis.ingest.outcome import Batch, Outcome, Report, rejected_row
from analysis.read.folders import Found, NoSuchSource, find_files
from analysis.schema import TABLES
from analysis.store import StoreError, empty_tables, locked, make_frame, read_tables
from analysis.store.contents import Format, table_file
from analysis.store.read import is_intact
from analysis.store.write import write_locked

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
) -> Report:
    """Read the sources and write all tables to `out`, or none; an error leaves the folder as it was.

    Raises:
        NoSuchSource: a named file or folder does not exist.
        StoreError: the folder is in use, is not one of this program, or cannot be written.
        NoScheduler: the cluster cannot be used.
        BrokenBuild: the tables break an invariant.
    """
    files = find_files(sources, without=Path(out))
    with locked(Path(out)) as folder:
        previous = _previous(folder)
        kept = unchanged(files, folder) if previous else {}
        batches = read_all(
            [f for f in files if f not in kept], workers=workers, scheduler=scheduler, quiet=quiet
        )
        outcomes = mark_duplicates(_in_order(files, kept, batches))
        tables = _join(outcomes, [_rows_of(kept, previous or empty_tables()), *(b.tables for b in batches)])
        violations = [*check_sources([f.name for f in files], tables), *check_tables(tables)]
        if violations:
            raise BrokenBuild(violations)
        written = not (previous and len(kept) == len(files) and _is_same(tables, previous, folder, format))
        if written:
            write_locked(tables, folder, format=format, manifest=make_manifest(outcomes, folder))
    counts = {name: len(table) for name, table in tables.items()}
    doubts = tables["doubts"].merge(tables["notices"][["notice_id", "source"]], on="notice_id")
    return Report(outcomes, reused=len(kept), written=written, counts=counts, doubts=doubts)


def _previous(folder: Path) -> dict[str, pd.DataFrame] | None:
    """The last build's tables; None where there are none, or not as they were written."""
    try:
        return read_tables(folder) if is_intact(folder) else None
    except StoreError:
        return None


def _rows_of(kept: dict[Found, Outcome], previous: dict[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    ids = [found.notice_id for found in kept]
    return {name: t[t["notice_id"].isin(ids)] for name, t in previous.items() if "notice_id" in t}


def _in_order(files: Sequence[Found], kept: dict[Found, Outcome], batches: Sequence[Batch]) -> list[Outcome]:
    known = kept | {outcome.found: outcome for batch in batches for outcome in batch.outcomes}
    return [known[found] for found in files]


def mark_duplicates(outcomes: Sequence[Outcome]) -> list[Outcome]:
    """The same text again is rejected; of equal files the first by name is the notice."""
    first: dict[str, str] = {}
    marked = []
    for outcome in outcomes:
        if outcome.is_notice and outcome.sha256 in first:
            detail = f"The same text as {first[outcome.sha256]}."
            outcome = replace(outcome, reason="duplicate", detail=detail)
        elif outcome.is_notice:
            first[outcome.sha256] = outcome.found.name
        marked.append(outcome)
    return marked


def _join(outcomes: Sequence[Outcome], parts: Sequence[dict[str, pd.DataFrame]]) -> dict[str, pd.DataFrame]:
    """The rows of the outcomes' notices in the order of the outcomes, and those of the rejected."""
    ids = [o.found.notice_id for o in outcomes if o.is_notice]
    tables = {
        name: _ordered(pd.concat([part[name] for part in parts], ignore_index=True), ids)
        for name in TABLES
        if name != "rejected"
    }
    rejected = [rejected_row(o) for o in outcomes if not o.is_notice]
    return tables | {"rejected": make_frame(TABLES["rejected"], rejected)}


def _ordered(frame: pd.DataFrame, ids: Sequence[str]) -> pd.DataFrame:
    place = frame["notice_id"].map({id_: i for i, id_ in enumerate(ids)})
    kept = place.dropna().astype(int).sort_values(kind="stable")
    return frame.loc[kept.index].reset_index(drop=True)


def _is_same(
    tables: dict[str, pd.DataFrame], previous: dict[str, pd.DataFrame], folder: Path, format: Format
) -> bool:
    files = [table_file(folder, name) for name in TABLES]
    same_form = all(file is not None and file[1] == format for file in files)
    return same_form and all(tables[name].equals(previous[name]) for name in TABLES)
