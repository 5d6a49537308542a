"""Typed frames to a folder of CSV files or of Parquet parts, all or nothing."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow.compute as pc

from analysis import __version__
from analysis.schema import TABLES, Table
from analysis.store import datapackage
from analysis.store.arrow import from_frame
from analysis.store.contents import MANIFEST, READ, Format
from analysis.store.errors import StoreError
from analysis.store.find import next_to
from analysis.store.folder import locked, replace
from analysis.store.frames import csv_text, needs_quotes, to_text
from analysis.store.manifest import Manifest, make_manifest, parse_manifest, put_manifest
from analysis.store.parts import Part, checksum, remove_parts, write_part

# Notices whose rows are in one part.
PART = 1000

Frames = Callable[[Table], Iterable[pd.DataFrame]]  # a table's rows, in as many frames as wanted


def write_tables(tables: Mapping[str, pd.DataFrame], folder: str | Path, *, format: Format = "csv") -> Path:
    """Write every table of the schema with its descriptor; returns the folder.

    Either all files change or none: a process killed at any moment leaves the previous ones whole.

    Raises:
        StoreError: the folder is in use, is not one of this program, or cannot be written.
    """
    with locked(Path(folder)) as place, reported(place):
        if format == "csv":
            write_csv(place, lambda table: [tables[table.name]])
        else:
            place.mkdir(exist_ok=True)
            finish_parts(place, make_manifest(_parts(place, tables)))
    return place


@contextmanager
def reported(folder: Path) -> Iterator[None]:
    """What the system refuses as one sentence for the user."""
    try:
        yield
    except OSError as error:
        raise StoreError(
            f"The tables could not be written to {folder}: {error.strerror or error}."
        ) from error


def finish_parts(folder: Path, manifest: Manifest) -> None:
    """Make the written parts the folder's tables; those of the previous manifest stay for open readers."""
    before = files_of(folder)
    put_manifest(folder, manifest)
    remove_parts(folder, manifest.files | before)
    for name in (
        datapackage.FILE,
        READ,
        *(f"{name}.{suffix}" for name in TABLES for suffix in ("csv", "parquet")),
    ):
        (folder / name).unlink(missing_ok=True)


def files_of(folder: Path) -> set[str]:
    """The parts of the present manifest; none where there is none that can be read."""
    try:
        manifest = parse_manifest((folder / MANIFEST).read_bytes(), folder)
    except (OSError, StoreError):
        return set()
    return manifest.files if manifest else set()


def _parts(folder: Path, tables: Mapping[str, pd.DataFrame]) -> Iterator[Part]:
    ids = from_frame(TABLES["notices"], tables["notices"]).column("notice_id").combine_chunks()
    for name, table in TABLES.items():
        rows = from_frame(table, tables[name])
        if "notice_id" in table.names:
            place = pc.fill_null(pc.index_in(rows.column("notice_id"), ids), 0)
            chosen = [rows.filter(pc.equal(pc.divide(place, PART), n)) for n in range(-(-len(ids) // PART))]
        else:
            chosen = [rows]
        written = (write_part(folder, name, [one], n) for n, one in enumerate(chosen))
        yield from (part for part in written if part)


def write_csv(folder: Path, frames: Frames, manifest: Mapping[str, Any] | None = None) -> None:
    """Replace the locked folder by one with a CSV file per table, and what was read.

    Raises:
        OSError: a file cannot be written; the folder is as it was.
    """
    made = next_to(folder)
    try:
        made.mkdir()
        resources = {name: _put_csv(made, table, frames) for name, table in TABLES.items()}
        described = datapackage.describe_package(resources, build_id=build_id(resources), format="csv")
        _write(made / datapackage.FILE, json_bytes(described))
        if manifest is not None:
            _write(made / READ, json_bytes(manifest))
        replace(folder, made)
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _put_csv(folder: Path, table: Table, frames: Frames) -> dict[str, Any]:
    """Write one table frame by frame; it is quoted throughout where any of its cells has to be."""
    path = folder / f"{table.name}.csv"
    quoted = any(needs_quotes(frame) for frame in frames(table))
    with path.open("wb") as file:
        has_header = False
        for frame in frames(table):
            text = csv_text(to_text(table, frame), header=not has_header, quoted=quoted)
            file.write(text.encode("utf-8"))
            has_header = True
        if not has_header:
            file.write((",".join(table.names) + "\n").encode("utf-8"))
        file.flush()
        os.fsync(file.fileno())
    return {"path": path.name, "bytes": path.stat().st_size, "hash": f"sha256:{checksum(path)}"}


def csv_bytes(name: str, frame: pd.DataFrame) -> bytes:
    """The table as CSV: UTF-8, LF, header, empty = absent."""
    return csv_text(to_text(TABLES[name], frame)).encode("utf-8")


def resource(path: str, data: bytes) -> dict[str, Any]:
    """Path, size and checksum of one file, as the descriptor states them."""
    return {"path": path, "bytes": len(data), "hash": f"sha256:{hashlib.sha256(data).hexdigest()}"}


def build_id(resources: Mapping[str, Mapping[str, Any]]) -> str:
    """The same tables of the same version have the same id, wherever and whenever they were built."""
    parts = [__version__, *(str(r["hash"]) for r in resources.values())]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def json_bytes(value: Mapping[str, Any]) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
