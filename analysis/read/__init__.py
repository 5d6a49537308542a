"""Files to decoded texts: one module per format, chosen by the file's first bytes, else by its suffix.

A format module offers `decode(data: bytes) -> Decoded`, and one line in `FORMATS` makes its suffix known.
"""

from __future__ import annotations

import hashlib
import re
from importlib import import_module
from pathlib import Path, PurePath

from analysis.document import Source
from analysis.read.decoded import ReadError
from analysis.read.signs import format_of_bytes

__all__ = ["FORMATS", "MAX_BYTES", "ReadError", "read_file", "sha256_of", "suffix_of"]

# No notice comes near it; a disk image named .txt would otherwise fill the memory.
MAX_BYTES = 32 * 1024 * 1024

# Suffix -> format as the tables name it.
FORMATS: dict[str, str] = {
    **dict.fromkeys(("", ".txt", ".text", ".md"), "txt"),
    **dict.fromkeys((".html", ".htm", ".shtml", ".xhtml"), "html"),
    ".docx": "docx",
    ".pdf": "pdf",
}
# Read where their bytes are another format's: pages and newer documents are often named so.
_MISNAMED = {".doc", ".wps", ".jsp", ".jspx", ".asp", ".aspx", ".php"}
_MODULES = {"txt": "plain", "html": "html", "docx": "docx", "pdf": "pdf"}

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
    suffix = suffix_of(path)
    if suffix not in FORMATS and suffix not in _MISNAMED:
        raise _unsupported(suffix)
    data = _bytes(path)
    format_ = format_of_bytes(data) or FORMATS.get(suffix)
    if format_ is None:
        raise _unsupported(suffix)
    # Imported when first met: reading text costs no parser.
    decoded = import_module(f"analysis.read.{_MODULES[format_]}").decode(data)
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


def _unsupported(suffix: str) -> ReadError:
    known = ", ".join(sorted(s for s in FORMATS if s))
    return ReadError("unsupported", f"Files ending in {suffix} are not read; read are: {known}.")


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
