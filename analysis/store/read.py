"""A folder of tables to typed frames, never from two builds at once."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pandas as pd

from analysis.schema import TABLES, Table
from analysis.store import datapackage
from analysis.store.contents import parse_descriptor, read_descriptor, table_file
from analysis.store.folder import StoreError, lock_of, previous_of
from analysis.store.frames import from_text

# Reading begins again where a build ended meanwhile, for this many seconds; pauses in seconds.
_TIMEOUT, _PAUSE = 30.0, 0.002
# A missing folder may be one that is being replaced: look again.
_LOOKS = 5


def read_tables(folder: str | Path) -> dict[str, pd.DataFrame]:
    """Every table of the schema, typed by it, all of one build; dates stay ISO strings.

    Raises:
        StoreError: there are no tables in the folder, or a file does not fit its table.
    """
    end = time.monotonic() + _TIMEOUT
    while time.monotonic() < end:
        place, before = _find_build(Path(folder))
        if before is None:
            raise StoreError(f"There are no tables in {folder}.")
        try:
            tables = {name: _read_table(place, table) for name, table in TABLES.items()}
        except (OSError, ValueError, StoreError) as error:
            if _find_build(Path(folder)) == (place, before):
                raise StoreError(f"The tables in {folder} cannot be read: {error}") from error
        else:
            if _identity(place) == before:
                return tables
        time.sleep(_PAUSE)
    raise StoreError(f"The tables in {folder} are being replaced all the time; none could be read whole.")


def fingerprint(folder: str | Path) -> str:
    """Changes when the tables in the folder change; empty where there are none. For caches."""
    place, identity = _find_build(Path(folder))
    return "-".join(map(str, (*identity, *_stamps(place)))) if identity else ""


def _stamps(folder: Path) -> Iterator[int]:
    """Sizes and times of the tables' files, which change when a table is edited by hand."""
    for name in TABLES:
        with suppress(OSError):  # replaced since the build was found
            if file := table_file(folder, name):
                status = file[0].stat()
                yield from (status.st_size, status.st_mtime_ns)


def is_intact(folder: Path) -> bool:
    """Whether every file is byte for byte what the build wrote."""
    try:
        resources = (read_descriptor(folder) or {})["resources"]
        return all(_checksum(folder / r["path"]) == r["hash"] for r in resources)
    except (OSError, KeyError, TypeError):
        return False


def _checksum(path: Path) -> str:
    with path.open("rb") as file:
        return f"sha256:{hashlib.file_digest(file, 'sha256').hexdigest()}"


_Identity = tuple[str, int, int]


def _find_build(folder: Path) -> tuple[Path, _Identity | None]:
    """The folder of the last whole build, and which build it is; None where no build is found.

    Where folders cannot be exchanged in one step, the last build has another name for an instant.
    """
    aside = previous_of(folder.resolve())
    if not folder.exists() and not lock_of(folder.resolve()).exists():
        return folder, None
    for look in range(_LOOKS):
        for place in (folder, aside):
            if (identity := _identity(place)) is not None:
                return place, identity
        if look < _LOOKS - 1:
            time.sleep(_PAUSE)
    return folder, None


def _identity(folder: Path) -> _Identity | None:
    """Which build the folder is from; None where there are no tables."""
    try:
        with (folder / datapackage.FILE).open("rb") as file:
            status, described = os.fstat(file.fileno()), file.read()
    except OSError:
        return None
    if parse_descriptor(described) is None:
        return None
    return hashlib.sha256(described).hexdigest()[:16], status.st_ino, status.st_mtime_ns


def _read_table(folder: Path, table: Table) -> pd.DataFrame:
    match table_file(folder, table.name):
        case (path, "parquet"):
            return pd.read_parquet(path)[table.names]
        case (path, "csv"):
            texts = pd.read_csv(path, dtype="str", keep_default_na=False, encoding="utf-8")
            return from_text(table, texts)
    raise StoreError(f"there is no table {table.name}")
