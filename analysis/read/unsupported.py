"""Formats that are not read: how each is recognised, and what its user can do."""

from __future__ import annotations

import re
from collections.abc import Iterable

from analysis.read.file_format import ReadError
from analysis.read.sniff import OLD_OFFICE

_AS_DOCX = "open it in Word or WPS and save it as .docx"
_AS_TEXT = "open it and save its text as .docx or .txt"
_AS_PNG = "save it as .png, .jpg or PDF"
_PACK = "unpack it and pack the files as .zip"

# Suffix -> what it is called and what to do.
_SUFFIXES: dict[str, tuple[str, str]] = {
    ".wps": ("a WPS document (.wps)", _AS_DOCX),
    ".odt": ("an OpenDocument text (.odt)", _AS_DOCX),
    ".ofd": ("an OFD document (.ofd)", "open it in an OFD reader and save it as PDF with text"),
    ".ceb": ("a CEB document (.ceb)", "open it in its reader and save it as PDF with text"),
    ".caj": ("a CAJ document (.caj)", "open it in its reader and save it as PDF with text"),
    ".epub": ("an e-book (.epub)", _AS_TEXT),
    **dict.fromkeys((".xls", ".xlsx", ".et", ".csv"), ("a spreadsheet", _AS_TEXT)),
    **dict.fromkeys((".ppt", ".pptx", ".dps"), ("a presentation", _AS_TEXT)),
    **dict.fromkeys((".gif", ".bmp", ".tif", ".tiff", ".webp", ".heic"), ("an image of this kind", _AS_PNG)),
    **dict.fromkeys(
        (".rar", ".7z", ".tar", ".gz", ".tgz", ".bz2", ".xz"), ("a packed file other than zip", _PACK)
    ),
}
# First bytes -> the suffix of the format.
_FIRST_BYTES: tuple[tuple[bytes, str], ...] = (
    (b"GIF8", ".gif"),
    (b"II*\0", ".tif"),
    (b"MM\0*", ".tif"),
    (b"Rar!\x1a\x07", ".rar"),
    (b"7z\xbc\xaf\x27\x1c", ".7z"),
    (b"\x1f\x8b\x08", ".gz"),
    (b"Founder CEB", ".ceb"),
)
# Streams that only spreadsheets or presentations have; all old office files begin alike.
_STREAMS = (("Workbook", ".xls"), ("PowerPoint Document", ".ppt"))
# Entries that name a packed format.
_ENTRIES = (
    (b"OFD.xml", ".ofd"),
    (b"opendocument.text", ".odt"),
    (b"application/epub", ".epub"),
    (b"xl/", ".xlsx"),
    (b"ppt/", ".pptx"),
)
_RIFF_IMAGE = re.compile(rb"RIFF.{4}WEBP", re.DOTALL)


def refuse_bytes(data: bytes, suffix: str) -> None:
    """Raises ReadError where the first bytes are those of a format that is not read."""
    if data.startswith(OLD_OFFICE):
        _refuse_old_office(data, suffix)
    for first, named in _FIRST_BYTES:
        if data.startswith(first):
            raise refused(named)
    if _RIFF_IMAGE.match(data):
        raise refused(".webp")


def refuse_packed(data: bytes) -> None:
    """Raises ReadError for a packed file (PK) of another format than Word's, and for a plain archive."""
    for entry, named in _ENTRIES:
        if entry in data:
            raise refused(named)
    raise ReadError(
        "unsupported", "It is a packed file without a Word document; name it .zip, or unpack it first."
    )


def refused(suffix: str, known: Iterable[str] = ()) -> ReadError:
    """The refusal of files with this suffix; for one that is not in the list, with those that are `known`."""
    if suffix in _SUFFIXES:
        name, remedy = _SUFFIXES[suffix]
        return ReadError("unsupported", f"It is {name}: {remedy}.")
    return ReadError("unsupported", f"Files ending in {suffix} are not read; read are: {', '.join(known)}.")


def _refuse_old_office(data: bytes, suffix: str) -> None:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise ReadError("unreadable", "The document is locked with a password; save it without one.")
    for stream, named in _STREAMS:
        if stream.encode("utf-16-le") in data:
            raise refused(named)
    if suffix == ".wps":
        raise refused(suffix)
