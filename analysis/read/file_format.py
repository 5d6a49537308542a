"""What a file format is, what reading a file returns, and the error for a file without a readable text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Decoded:
    """The text of a file, and its encoding (`docx`, `pdf` where the format itself defines it)."""

    text: str
    encoding: str
    quality: str = "text"  # a code of the codebook's `source_quality`


class ReadError(ValueError):
    """A file without a readable text: `reason` is a code of the codebook, `detail` one sentence."""

    def __init__(self, reason: str, detail: str) -> None:
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail

    def __str__(self) -> str:
        return f"{self.reason}: {self.detail}"


class IsScan(ReadError):
    """A file of pictures of pages, whose words have to be recognised."""

    def __init__(self, pages: int) -> None:
        super().__init__("unreadable", f"It is a scan of {pages} pages.")
        self.pages = pages


@dataclass(frozen=True)
class FileFormat:
    """One format that is read; all of them are registered in `analysis.read.formats`."""

    name: str  # as the tables name it
    suffixes: tuple[str, ...]  # in lower case, with the point
    decode: Callable[[bytes], Decoded]  # raises ReadError
    # Whether bytes are in this format whatever the file is called; None where bytes cannot show it.
    is_format: Callable[[bytes], bool] | None = None
