"""The outcome of reading a file: a notice, or the reason of its refusal."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

import pandas as pd

from analysis.read.folders import Found


@dataclass(frozen=True)
class Outcome:
    """One file after reading; `reason` is empty for a notice."""

    found: Found
    size: int
    mtime_ns: int
    sha256: str = ""
    reason: str = ""
    detail: str = ""

    @property
    def is_notice(self) -> bool:
        return not self.reason


@dataclass(frozen=True)
class Batch:
    """Files read together: the outcome of each, and the tables of those that are notices."""

    outcomes: list[Outcome]
    tables: dict[str, pd.DataFrame]


@dataclass(frozen=True)
class Report:
    """A finished build: the outcome of every file, in the order of their names.

    `doubts`: the table of doubts, with the `source` of each row's notice.
    """

    outcomes: list[Outcome]
    reused: int = 0
    written: bool = True
    counts: dict[str, int] = field(default_factory=dict)
    doubts: pd.DataFrame = field(default_factory=pd.DataFrame)

    @property
    def notices(self) -> list[Outcome]:
        return [o for o in self.outcomes if o.is_notice]

    @property
    def rejected(self) -> list[Outcome]:
        return [o for o in self.outcomes if not o.is_notice]


def rejected_row(outcome: Outcome) -> dict[str, Any]:
    """The file's row in `rejected`."""
    return {"source": outcome.found.name, "reason": outcome.reason, "detail": outcome.detail}


def as_dict(outcome: Outcome) -> dict[str, Any]:
    """The outcome as the manifest stores it, without the place of its file."""
    kept = asdict(outcome)
    del kept["found"]
    return kept
