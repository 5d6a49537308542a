"""One broken invariant: its name, table and column, and a sentence."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Violation:
    """`check`: name of the invariant; `where`: table and column; `what`: one sentence about it."""

    check: str
    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.check} ({self.where}): {self.what}"
