"""Files to decoded texts: one module per format, chosen by the file's suffix.

A format module offers `decode(data: bytes) -> Decoded`, and one line in `FORMATS` makes it known.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from pathlib import Path, PurePath

from analysis.document import Source
from analysis.read import plain
from analysis.read.decoded import Decoded, ReadError

__all__ = ["FORMATS", "MAX_BYTES", "ReadError", "read_file", "sha256_of", "suffix_of"]

# No notice comes near it; a disk image named .txt would otherwise fill the memory.
MAX_BYTES = 32 * 1024 * 1024

# Suffix -> (format as the tables name it, how its bytes become text).
FORMATS: dict[str, tuple[str, Callable[[bytes], Decoded]]] = {
    "": ("txt", plain.decode),
    ".txt": ("txt", plain.decode),
    ".text": ("txt", plain.decode),
    ".md": ("txt", plain.decode),
}

# What follows the last point of 通报2024.3 or 第1.关于 is no suffix.
_SUFFIX = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,9}")


def suffix_of(path: PurePath) -> str:
    """The suffix that names a format, in lower case; empty where what follows the last point is none."""
    return path.suffix.lower() if _SUFFIX.fullmatch(path.suffix) else ""


def read_file(path: str | Path, *, name: str | None = None) -> Source:
    """The text of one file; raises ReadError with a reason of the codebook's `reason`.

    `name` is what the tables call the file (default: its file name). Line breaks are kept as they
    stand and a byte-order mark is dropped, so offsets count characters of the decoded text.
    """
    path = Path(path)
    format_, decode = _format(path)
    decoded = decode(_bytes(path))
    if not decoded.text.strip():
        raise ReadError("empty", "The file holds nothing but white space.")
    return Source(
        name=name or path.name,
        text=decoded.text,
        sha256=sha256_of(decoded.text),
        format=format_,
        encoding=decoded.encoding,
    )


def sha256_of(text: str) -> str:
    """Checksum by which a notice is known again, whatever its file's name and encoding."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _format(path: Path) -> tuple[str, Callable[[bytes], Decoded]]:
    suffix = suffix_of(path)
    if suffix not in FORMATS:
        known = ", ".join(sorted(s for s in FORMATS if s))
        raise ReadError("unsupported", f"Files ending in {suffix} are not read; read are: {known}.")
    return FORMATS[suffix]


def _bytes(path: Path) -> bytes:
    # Opening a pipe would wait for ever.
    if path.exists() and not path.is_file():
        raise ReadError("unreadable", "It is no regular file.")
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise ReadError("not_a_notice", f"{size} bytes: longer than any notice.")
        data = path.read_bytes()
    except OSError as error:
        raise ReadError("unreadable", f"It cannot be opened: {error.strerror or error}.") from error
    if not data:
        raise ReadError("empty", "The file holds no bytes.")
    return data
