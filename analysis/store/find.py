"""Which whole build a folder contains, also while another process replaces it."""

from __future__ import annotations

import hashlib
import json
import os
import time
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from analysis.store import datapackage
from analysis.store.contents import JOURNAL, MANIFEST
from analysis.store.parts import has_parts

# A missing folder may be one that is being replaced: look again, with a pause in seconds.
_LOOKS, PAUSE = 5, 0.002


def next_to(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.next")


def previous_of(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.previous")


def lock_of(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.lock")


@dataclass(frozen=True)
class FoundBuild:
    """A descriptor as it was read: `identity` is another one after each build."""

    folder: Path
    file: str
    data: bytes
    identity: tuple[str, int, int]


def find_build(folder: Path) -> FoundBuild | None:
    """The last whole build; None where there is none.

    Where folders cannot be exchanged in one step, the last build has another name for an instant.
    """
    aside = previous_of(folder.resolve())
    if not folder.exists() and not lock_of(folder.resolve()).exists():
        return None
    for look in range(_LOOKS):
        for place in (folder, aside):
            if found := _descriptor(place):
                return found
        if look < _LOOKS - 1:
            time.sleep(PAUSE)
    return None


def is_ours(folder: Path) -> bool:
    """Whether the folder contains tables of this program, whole, damaged or unfinished."""
    return (folder / JOURNAL).is_dir() or has_parts(folder) or _descriptor(folder) is not None


def _descriptor(folder: Path) -> FoundBuild | None:
    for name in (MANIFEST, datapackage.FILE):
        try:
            with (folder / name).open("rb") as file:
                status, data = os.fstat(file.fileno()), file.read()
        except OSError:
            continue
        if parse_descriptor(data) is not None or (name == MANIFEST and has_parts(folder)):
            digest = hashlib.sha256(data).hexdigest()[:16]
            return FoundBuild(folder, name, data, (digest, status.st_ino, status.st_mtime_ns))
    return None


@lru_cache(maxsize=16)
def parse_descriptor(data: bytes) -> dict[str, Any] | None:
    """The descriptor in these bytes; None where it is not one of this program."""
    try:
        described = json.loads(data)
    except ValueError:
        return None
    ours = isinstance(described, dict) and described.get("name") == datapackage.NAME
    return described if ours else None
