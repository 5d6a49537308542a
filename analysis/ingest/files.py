"""Files to tables, one batch at a time; no file of a batch can stop the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from analysis.ingest.extract import Extracted, Refusal, extract_all, refusal_of
from analysis.ingest.outcome import Batch, Outcome
from analysis.ingest.tables import make_tables
from analysis.limits import MAX_BYTES
from analysis.read import read_file
from analysis.read.folders import Found
from analysis.read.source import Source
from analysis.store.parts import checksum


def read_batch(files: Sequence[Found]) -> Batch:
    """Outcomes and typed rows of the files, in their order; never raises for what a file contains."""
    read = [_read_one(found) for found in files]
    refused = {outcome.found.notice_id: text for outcome, text in read if isinstance(text, Refusal)}
    sources = [(text, outcome.found.notice_id) for outcome, text in read if isinstance(text, Source)]
    extracted: list[Extracted] = []
    for (_, notice_id), result in zip(sources, extract_all(sources), strict=True):
        if isinstance(result, Refusal):
            refused[notice_id] = result
        else:
            extracted.append(result)
    tables, malformed = make_tables(extracted)
    refused |= malformed
    return Batch([_outcome(outcome, refused.get(outcome.found.notice_id)) for outcome, _ in read], tables)


def _read_one(found: Found) -> tuple[Outcome, Source | Refusal]:
    """The text of one file or why there is none; never raises for what a file contains."""
    size, mtime_ns = _stamp(found.path)
    text: Source | Refusal
    try:
        text = read_file(found.path, name=found.name, member=found.member)
    except Exception as error:
        text = refusal_of(error)
    sha256 = text.sha256 if isinstance(text, Source) else ""
    return Outcome(found, size, mtime_ns, sha256, _checksum(found, size, mtime_ns)), text


def _checksum(found: Found, size: int, mtime_ns: int) -> str:
    """Checksum of the file or the archive that it is in; empty where it is too large or cannot be read."""
    if size < 0 or not found.path.is_file() or (found.member is None and size > MAX_BYTES):
        return ""
    try:
        return _checksum_once(found.path, size, mtime_ns)
    except OSError:
        return ""


@lru_cache(maxsize=8)
def _checksum_once(path: Path, size: int, mtime_ns: int) -> str:
    return checksum(path)


def _outcome(outcome: Outcome, refusal: Refusal | None) -> Outcome:
    return replace(outcome, reason=refusal.reason, detail=refusal.detail) if refusal else outcome


def _stamp(path: Path) -> tuple[int, int]:
    """Size in bytes and time of change in ns, from before the file is read; -1 for a missing file."""
    try:
        status = path.stat()
    except OSError:
        return -1, -1
    return status.st_size, status.st_mtime_ns
