"""What an unfinished build has read: a folder per batch, so that a build that goes on reads nothing twice.

`read_into` is all that a reader process does, here or on another machine: plain arguments, a small result.
"""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import pyarrow as pa
import pyarrow.parquet as pq

from analysis.checks import Violation, check_relations
from analysis.ingest import sources
from analysis.ingest.files import read_batch
from analysis.ingest.outcome import Batch
from analysis.ingest.sources import Row, as_row
from analysis.read.folders import Found
from analysis.schema import SCHEMA_VERSION, TABLES
from analysis.store.arrow import from_frame, from_rows
from analysis.store.contents import JOURNAL, SOURCES
from analysis.store.errors import DamagedStore
from analysis.store.parts import verify_file

_BATCH = "batch.json"  # written last: a batch without it is unfinished


@dataclass(frozen=True)
class Written:
    """A batch that was read and written: the name of its folder, or what is wrong with its rows."""

    batch: str
    files: int
    violations: tuple[Violation, ...] = ()


def read_into(files: Sequence[Found], journal: str) -> Written:
    """Read the files and write their rows to a new folder in `journal`.

    Raises:
        OSError: nothing can be written there.
    """
    batch = read_batch(files)
    if violations := check_relations(batch.tables):
        return Written("", len(files), tuple(violations))
    name = uuid4().hex
    _put_batch(batch, Path(journal), name)
    return Written(name, len(files))


def _put_batch(batch: Batch, journal: Path, name: str) -> None:
    place = journal / name
    place.mkdir(parents=True)
    rows = {name: from_frame(TABLES[name], frame) for name, frame in batch.tables.items() if len(frame)}
    rows[SOURCES.name] = from_rows(SOURCES, [as_row(outcome, journal.parent) for outcome in batch.outcomes])
    try:
        parts = {table: _put(place / f"{table}.parquet", _parquet(some)) for table, some in rows.items()}
        described = {"rules": sources.program_hash(), "schema_version": SCHEMA_VERSION, "parts": parts}
        _put(place / _BATCH, json.dumps(described).encode())
    except OSError:
        shutil.rmtree(place, ignore_errors=True)
        raise


def _parquet(rows: pa.Table) -> bytes:
    buffer = io.BytesIO()
    pq.write_table(rows, buffer, compression="zstd", store_schema=False)
    return buffer.getvalue()


def _put(path: Path, data: bytes) -> tuple[int, str]:
    """Write the file; its size and checksum."""
    path.write_bytes(data)
    return len(data), hashlib.sha256(data).hexdigest()


def sources_of_batch(batch: Path) -> list[Row]:
    """The rows of `sources` of one batch."""
    rows: list[Row] = pq.read_table(batch / f"{SOURCES.name}.parquet").to_pylist()
    return rows


def finished_batches(journal: Path) -> Iterator[Path]:
    """Batches that the same program finished, as they were written; all others are removed."""
    for place in sorted(journal.iterdir()) if journal.is_dir() else []:
        if _is_finished(place):
            yield place
        else:
            shutil.rmtree(place, ignore_errors=True)


def _is_finished(place: Path) -> bool:
    try:
        described = json.loads((place / _BATCH).read_bytes())
        if (described["rules"], described["schema_version"]) != (sources.program_hash(), SCHEMA_VERSION):
            return False
        parts: Mapping[str, tuple[int, str]] = described["parts"]
        for table, (size, sha256) in parts.items():
            verify_file(place, f"{table}.parquet", size, sha256)
    except (OSError, ValueError, KeyError, TypeError, DamagedStore):
        return False
    return True


@contextmanager
def journal_of(folder: Path) -> Iterator[Path]:
    """The journal of a build into the folder; nothing of it is left where nothing was read."""
    journal = folder / JOURNAL
    made = [journal] if folder.exists() else [journal, folder]
    try:
        yield journal
    finally:
        for empty in made:
            with contextlib.suppress(OSError):
                empty.rmdir()
