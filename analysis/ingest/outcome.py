"""The outcome of reading a file: a notice, or the reason of its refusal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.read.folders import Found
from analysis.schema import TABLES
from analysis.store import Store
from analysis.store.read import frames_of


@dataclass(frozen=True, slots=True)
class Outcome:
    """One file after reading; `reason` is empty for a notice."""

    found: Found
    size: int
    mtime_ns: int
    sha256: str = ""  # of the text
    file_sha256: str = ""
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
    """A finished build: the outcome of every file, in the order of their names, and the tables.

    set_aside: the sentence about damaged tables that were renamed; empty where there were none.
    """

    outcomes: list[Outcome]
    store: Store
    reused: int = 0
    written: bool = True
    set_aside: str = ""

    @property
    def notices(self) -> list[Outcome]:
        return [o for o in self.outcomes if o.is_notice]

    @property
    def rejected(self) -> list[Outcome]:
        return [o for o in self.outcomes if not o.is_notice]

    def doubts(self) -> Iterator[pd.DataFrame]:
        """The table of doubts with the `source` of each row's notice, file by file while they are there."""
        sources = {o.found.notice_id: o.found.name for o in self.notices}
        for frame in frames_of(self.store, TABLES["doubts"]):
            yield frame.assign(source=frame["notice_id"].map(sources).astype("str"))


def rejected_row(outcome: Outcome) -> dict[str, Any]:
    """The file's row in `rejected`."""
    return {"source": outcome.found.name, "reason": outcome.reason, "detail": outcome.detail}
