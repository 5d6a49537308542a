"""What every format module returns, and how it says that it cannot."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Decoded:
    """The text of a file and the encoding it was found in."""

    text: str
    encoding: str


class ReadError(ValueError):
    """A file that gives no text: `reason` is a code of the codebook, `detail` one sentence."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail

    def __str__(self) -> str:
        return f"{self.reason}: {self.detail}"
