"""The immutable files of a store: rows as Parquet, named by the checksum of their bytes."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from analysis.store.arrow import arrow_schema, in_pieces
from analysis.store.contents import STORED
from analysis.store.errors import DamagedStore

# Rows compressed together: what a query that needs few of them reads at least.
_ROW_GROUP = 100_000
# A part, or what a killed build left of one.
_OWN_NAME = re.compile(r"[0-9a-f]{32}\.parquet|\.\d+\.part")


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a table; parts of one `group` contain the rows of the same sources."""

    file: str  # relative to the store
    rows: int
    bytes: int
    sha256: str
    group: int


def write_part(folder: Path, table: str, pieces: Iterable[pa.Table], group: int) -> Part | None:
    """Write the rows to a file in `folder`; None where there are none.

    The same rows are the same bytes, in however many pieces they come.

    Raises:
        OSError: the file cannot be written.
    """
    place = folder / table
    made = place / f".{os.getpid()}.part"
    place.mkdir(exist_ok=True)
    try:
        rows = _write_rows(made, table, pieces)
        if not rows:
            return None
        digest = checksum(made)
        named = place / f"{digest[:32]}.parquet"
        size = made.stat().st_size
        if not _is_there(named, digest):  # Windows replaces no file that a reader has open
            made.replace(named)
    finally:
        with contextlib.suppress(OSError):
            made.unlink()
    return Part(f"{table}/{named.name}", rows, size, digest, group)


def _is_there(path: Path, sha256: str) -> bool:
    return path.is_file() and checksum(path) == sha256


def _write_rows(path: Path, table: str, pieces: Iterable[pa.Table]) -> int:
    rows = 0
    with path.open("wb") as file:
        with pq.ParquetWriter(file, arrow_schema(table), compression="zstd", store_schema=False) as writer:
            for piece in in_pieces(pieces, _ROW_GROUP):
                writer.write_table(piece, row_group_size=_ROW_GROUP)
                rows += len(piece)
        file.flush()
        os.fsync(file.fileno())
    return rows


def has_parts(folder: Path) -> bool:
    """Whether the folder has parts of tables, whatever else is missing."""
    return any(_OWN_NAME.fullmatch(path.name) for name in STORED for path in folder.glob(f"{name}/*.parquet"))


def remove_parts(folder: Path, keep: set[str]) -> None:
    """Remove all parts but those in `keep`, and table folders that are empty then."""
    for table in STORED:
        place = folder / table
        if not place.is_dir():
            continue
        for path in place.iterdir():
            if _OWN_NAME.fullmatch(path.name) and f"{table}/{path.name}" not in keep:
                with contextlib.suppress(OSError):  # a reader on Windows has it open: next time
                    path.unlink()
        with contextlib.suppress(OSError):  # not empty
            place.rmdir()


def verify_file(folder: Path, file: str, size: int, sha256: str) -> None:
    """Check that the file is as it was written; its checksum once per size and time of change.

    Raises:
        DamagedStore: it is missing or has changed.
    """
    path = folder / file
    try:
        status = path.stat()
        if status.st_size != size:
            raise DamagedStore(folder, file, "does not have the size it was written with")
        if _checksum_once(path, status.st_size, status.st_mtime_ns) != sha256:
            raise DamagedStore(folder, file, "was changed after it was written")
    except FileNotFoundError as error:
        raise DamagedStore(folder, file, "is missing") from error
    except OSError as error:
        raise DamagedStore(folder, file, f"cannot be read ({error.strerror})") from error


@lru_cache(maxsize=100_000)
def _checksum_once(path: Path, size: int, mtime_ns: int) -> str:
    return checksum(path)


def checksum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sync_folder(folder: Path) -> None:
    """Make names in the folder survive a loss of power, on systems that can."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
