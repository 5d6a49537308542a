"""The kinds of sandbox process: what each may use."""

from __future__ import annotations

from dataclasses import dataclass

from analysis import limits


@dataclass(frozen=True)
class Kind:
    """Bounds of a process: memory used and reserved in bytes, work a message in seconds, real time of
    the answer.
    """

    name: str
    limit: str  # whose sentence refuses a file that needs more
    memory: int
    addresses: int
    cpu_seconds: int
    seconds: float


PARSER = Kind(
    "parser",
    "READER_MEMORY",
    limits.READER_MEMORY,
    limits.READER_MEMORY,
    limits.READER_CPU_SECONDS,
    limits.READER_SECONDS,
)
SCANS = Kind(
    "scans",
    "SCAN_MEMORY",
    limits.SCAN_MEMORY,
    limits.SCAN_ADDRESSES,
    limits.SCAN_CPU_SECONDS,
    limits.SCAN_SECONDS,
)
KINDS = {kind.name: kind for kind in (PARSER, SCANS)}
