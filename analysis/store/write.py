"""Typed frames to a folder of CSV or Parquet files with their descriptor, all or nothing."""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from analysis import __version__
from analysis.schema import TABLES
from analysis.store import datapackage
from analysis.store.contents import MANIFEST, Format
from analysis.store.folder import StoreError, locked, next_to, replace
from analysis.store.frames import csv_text, to_text


def write_tables(
    tables: Mapping[str, pd.DataFrame],
    folder: str | Path,
    *,
    format: Format = "csv",
    manifest: Mapping[str, Any] | None = None,
) -> Path:
    """Write every table of the schema, its descriptor and the build's manifest; returns the folder.

    Either all files change or none: a process killed at any moment leaves the previous ones whole.

    Raises:
        StoreError: the folder is in use, is not one of this program, or cannot be written.
    """
    with locked(Path(folder)) as place:
        write_locked(tables, place, format=format, manifest=manifest)
    return place


def write_locked(
    tables: Mapping[str, pd.DataFrame], folder: Path, *, format: Format, manifest: Mapping[str, Any] | None
) -> None:
    """As write_tables, for a caller that has locked the folder."""
    files = {f"{name}.{format}": _table_bytes(name, tables[name], format) for name in TABLES}
    resources = {Path(path).stem: resource(path, data) for path, data in files.items()}
    described = datapackage.describe_package(resources, build_id=build_id(resources), format=format)
    files[datapackage.FILE] = json_bytes(described)
    if manifest is not None:
        files[MANIFEST] = json_bytes(manifest)
    made = next_to(folder)
    try:
        made.mkdir()
        for name, data in files.items():
            _write(made / name, data)
        replace(folder, made)
    except OSError as error:
        raise StoreError(
            f"The tables could not be written to {folder}: {error.strerror or error}."
        ) from error
    finally:
        shutil.rmtree(made, ignore_errors=True)


def csv_bytes(name: str, frame: pd.DataFrame) -> bytes:
    """The table as CSV: UTF-8, LF, header, empty = absent."""
    return csv_text(to_text(TABLES[name], frame)).encode("utf-8")


def _parquet_bytes(name: str, frame: pd.DataFrame) -> bytes:
    buffer = io.BytesIO()
    frame[TABLES[name].names].to_parquet(buffer, index=False, compression="zstd")
    return buffer.getvalue()


def _table_bytes(name: str, frame: pd.DataFrame, format: Format) -> bytes:
    return csv_bytes(name, frame) if format == "csv" else _parquet_bytes(name, frame)


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
