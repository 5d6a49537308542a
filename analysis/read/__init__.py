"""Files to decoded texts: one module per format, chosen by the file's first bytes, else by its suffix.

A format module offers `decode(data: bytes) -> Decoded`, and one line in `FORMATS` makes its suffix known.
"""

from __future__ import annotations

import hashlib
import re
from importlib import import_module
from pathlib import Path, PurePath, PurePosixPath

from analysis.limits import MAX_BYTES
from analysis.read.archive import open_archive
from analysis.read.decoded import Decoded, ReadError
from analysis.read.foreign import refused
from analysis.read.length import check_length
from analysis.read.signs import format_of_bytes
from analysis.read.source import Source
from analysis.text.printable import describe_defect, printable_name

__all__ = [
    "ARCHIVE",
    "FORMATS",
    "MAX_BYTES",
    "ReadError",
    "read_bytes",
    "read_file",
    "sha256_of",
    "suffix_of",
]

# Suffix -> format as the tables name it.
FORMATS: dict[str, str] = {
    **dict.fromkeys(("", ".txt", ".text", ".md"), "txt"),
    **dict.fromkeys((".html", ".htm", ".shtml", ".xhtml"), "html"),
    **dict.fromkeys((".mht", ".mhtml"), "mht"),
    ".docx": "docx",
    ".pdf": "pdf",
}
ARCHIVE = ".zip"
# Read where their bytes are another format's: pages and newer documents are often named so.
_MISNAMED = {".doc", ".wps", ".jsp", ".jspx", ".asp", ".aspx", ".php"}
# Read in a process of their own: their parser is a large program in C, and a file of a few bytes can end it.
_APART = {"pdf"}
_MODULES = {"txt": "plain", "html": "html", "mht": "mht", "docx": "docx", "pdf": "pdf"}

# What follows the last point of 通报2024.3 or 第1.关于 is no suffix.
_SUFFIX = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,9}|\.7z")


def suffix_of(path: PurePath) -> str:
    """The suffix that names a format, in lower case; empty where what follows the last point is none."""
    return path.suffix.lower() if _SUFFIX.fullmatch(path.suffix) else ""


def read_file(path: str | Path, *, name: str | None = None, member: str | None = None) -> Source:
    """The text of one file, or of one `member` of a zip archive; raises ReadError with a reason of the codebook.

    `name` is what the tables call it (default: the file's name, a member's below that). Line breaks are kept as
    they stand and a byte-order mark is dropped, so offsets count characters of the decoded text.
    """
    path = Path(path)
    if member is not None:
        data = open_archive(path).read(member)
        return read_bytes(data, name=name or f"{printable_name(path.name)}/{member}")
    suffix = suffix_of(path)
    if suffix == ARCHIVE and path.is_file() and not open_archive(path).is_document:
        raise ReadError("unsupported", "It is an archive of several files, not one text.")
    _known(suffix)
    return read_bytes(_bytes(path), name=name or printable_name(path.name))


def read_bytes(data: bytes, *, name: str) -> Source:
    """The text of a file whose bytes are at hand; the suffix of `name` counts where the bytes say nothing."""
    suffix = suffix_of(PurePosixPath(name))
    _known(suffix)
    if not data:
        raise ReadError("empty", "The file holds no bytes.")
    if len(data) > MAX_BYTES:
        raise ReadError("not_a_notice", f"{len(data)} bytes: longer than any notice.")
    format_ = format_of_bytes(data, suffix) or FORMATS.get(suffix)
    if format_ is None:
        raise refused(suffix, _suffixes())
    decoded = _decode_apart(data, format_) if format_ in _APART else decode(data, format_)
    if not decoded.text.strip():
        raise ReadError("empty", "The file holds nothing but white space.")
    return Source(
        name=name,
        text=decoded.text,
        sha256=sha256_of(decoded.text),
        format=format_,
        encoding=decoded.encoding,
    )


def decode(data: bytes, format_: str) -> Decoded:
    """The text of a file in a format as the tables name it, by its parser in this process; raises ReadError."""
    try:
        # Imported when first met: reading text costs no parser.
        decoded: Decoded = import_module(f"analysis.read.{_MODULES[format_]}").decode(data)
    except ReadError:
        raise
    except Exception as error:  # a defect of a parser costs this file, not the build or the page
        raise ReadError("error", describe_defect(error)) from error
    check_length(decoded.text)
    return decoded


def _decode_apart(data: bytes, format_: str) -> Decoded:
    from analysis.read.apart import decode_apart

    return decode_apart(data, format_)


def sha256_of(text: str) -> str:
    """Checksum by which a notice is known again, whatever its file's name and encoding."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _known(suffix: str) -> None:
    if suffix not in FORMATS and suffix not in _MISNAMED and suffix != ARCHIVE:
        raise refused(suffix, _suffixes())


def _suffixes() -> list[str]:
    return sorted(suffix for suffix in (*FORMATS, ARCHIVE) if suffix)


def _bytes(path: Path) -> bytes:
    # Opening a pipe would wait for ever.
    if path.exists() and not path.is_file():
        raise ReadError("unreadable", "It is no regular file.")
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise ReadError("not_a_notice", f"{size} bytes: longer than any notice.")
        return path.read_bytes()
    except OSError as error:
        raise ReadError("unreadable", f"It cannot be opened: {error.strerror or error}.") from error
