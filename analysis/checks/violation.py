"""One broken invariant, with a name and a sentence."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Violation:
    """`check` names the invariant, `where` the table and column, `what` says it in one sentence."""

    check: str
    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.check} ({self.where}): {self.what}"
