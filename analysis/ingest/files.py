"""Files to tables, one batch at a time; no file of a batch can stop the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from analysis.ingest.extract import Extracted, Refusal, extract, refusal_of
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
    tables, refused = make_tables([extracted for _, extracted in read if isinstance(extracted, Extracted)])
    outcomes = [
        _refused(outcome, refused[outcome.found.notice_id]) if outcome.found.notice_id in refused else outcome
        for outcome, _ in read
    ]
    return Batch(outcomes, tables)


def extract_file(found: Found) -> tuple[Source | None, Extracted | Refusal]:
    """The text of one file, and its rows or why there are none; never raises for what a file contains."""
    try:
        source = read_file(found.path, name=found.name, member=found.member)
    except Exception as error:
        return None, refusal_of(error)
    return source, extract(source, found.notice_id)


def _read_one(found: Found) -> tuple[Outcome, Extracted | Refusal]:
    size, mtime_ns = _stamp(found.path)
    source, result = extract_file(found)
    outcome = Outcome(
        found, size, mtime_ns, source.sha256 if source else "", _checksum(found, size, mtime_ns)
    )
    if isinstance(result, Refusal):
        return _refused(outcome, result), result
    return outcome, result


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


def _refused(outcome: Outcome, refusal: Refusal) -> Outcome:
    return replace(outcome, reason=refusal.reason, detail=refusal.detail)


def _stamp(path: Path) -> tuple[int, int]:
    """Size in bytes and time of change in ns, from before the file is read; -1 for a missing file."""
    try:
        status = path.stat()
    except OSError:
        return -1, -1
    return status.st_size, status.st_mtime_ns
