"""Files inside a Word document that Word shows as part of its text (altChunk)."""

from __future__ import annotations

from importlib import import_module
from pathlib import PurePosixPath

from analysis.read.file_format import ReadError

# What such a file may be; one Word document in another is read once, not without end.
_READERS = {".html": "html", ".htm": "html", ".xhtml": "html", ".mht": "mht", ".txt": "plain"}


def lines_of_inserted(name: str, data: bytes) -> list[str]:
    """The lines of an inserted page, saved page or text; none where it is of another format."""
    reader = _READERS.get(PurePosixPath(name).suffix.lower())
    if reader is None or not data.strip():
        return []
    decode = import_module(f"analysis.read.{reader}").decode
    try:
        return list(decode(data).text.splitlines())
    except ReadError:
        return []
