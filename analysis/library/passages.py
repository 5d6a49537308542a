"""The texts behind built tables: read again from where they lie, and known by their checksum."""

from __future__ import annotations

from pathlib import Path

from analysis.ingest.manifest import read_manifest
from analysis.read import ReadError, read_file
from analysis.text.printable import original_name


class TextUnavailable(LookupError):
    """The text cannot be shown; the message is one sentence for the reader."""


def read_text(folder: str | Path, sha256: str) -> str:
    """Decoded text of a notice in the tables of `folder`, known by the checksum in its `notices` row.

    Raises TextUnavailable where no file gave it, or the file is gone or has changed since.
    """
    folder = Path(folder).resolve()
    entries = read_manifest(folder)["files"].items()
    found = [(name, entry) for name, entry in entries if entry.get("sha256") == sha256]
    if not found:
        raise TextUnavailable("The text of this notice is not on this machine.")
    problems = []
    for name, entry in found:
        try:
            source = read_file(folder / original_name(entry["path"]), name=name, member=entry.get("member"))
        except ReadError as error:
            problems.append(f"{name} can no longer be read: {error.detail}")
            continue
        if source.sha256 == sha256:
            return source.text
        problems.append(f"{name} has changed since it was read; build again.")
    raise TextUnavailable(problems[0])


def passage(folder: str | Path, sha256: str, start: int, end: int) -> str:
    """`text[start:end]` of that notice, as printed; raises TextUnavailable."""
    return read_text(folder, sha256)[start:end]
