"""The texts behind built tables: read again from their files, and identified by their checksum."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from analysis.ingest.sources import find_sources
from analysis.read import ReadError, read_file
from analysis.text.printable import original_name


class TextUnavailable(LookupError):
    """The text cannot be shown; the message is one sentence for the user."""


def texts_known(folder: Path, sha256s: Iterable[str]) -> set[str]:
    """Those of the checksums that a file in the tables of `folder` had when they were built."""
    return {row["sha256"] for row in find_sources(folder.resolve(), "sha256", sha256s)}


def read_text(folder: str | Path, sha256: str) -> str:
    """Decoded text of a notice in the tables of `folder`, by the checksum in its `notices` row.

    Raises:
        TextUnavailable: no file has this text, or the file is missing or has changed since.
    """
    folder = Path(folder).resolve()
    found = list(find_sources(folder, "sha256", [sha256]))
    if not found:
        raise TextUnavailable("The text of this notice is not on this machine.")
    problems = []
    for row in found:
        name = row["source"]
        try:
            source = read_file(folder / original_name(row["place"]), name=name, member=row["member"])
        except ReadError as error:
            problems.append(f"{name} can no longer be read: {error.detail}")
            continue
        if source.sha256 == sha256:
            return source.text
        problems.append(f"{name} has changed since it was read; build again.")
    raise TextUnavailable(problems[0])
