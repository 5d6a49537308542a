"""The registry of formats. To add one: a module with `decode(data) -> Decoded`, and an entry in FORMATS."""

from __future__ import annotations

import re
from pathlib import PurePath

from analysis.read import sniff
from analysis.read.file_format import Decoded, FileFormat, IsScan
from analysis.read.unsupported import refuse_bytes, refuse_packed, refused

ARCHIVE = ".zip"
# Read where their bytes are another format's: pages and newer documents often have these suffixes.
_MISNAMED = {".xml", ".wps", ".jsp", ".jspx", ".asp", ".aspx", ".php"}
# What follows the last point of 通报2024.3 or 第1.关于 is no suffix.
_SUFFIX = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,9}|\.7z")


# Each parser is imported when its format is first met: reading plain text loads none.
def _decode_pdf(data: bytes) -> Decoded:
    from analysis.read.pdf import decode

    return decode(data)


def _decode_docx(data: bytes) -> Decoded:
    from analysis.read.docx import decode

    return decode(data)


def _decode_doc(data: bytes) -> Decoded:
    from analysis.read.word_97.document import decode

    return decode(data)


def _decode_rtf(data: bytes) -> Decoded:
    from analysis.read.rtf import decode

    return decode(data)


def _decode_picture(data: bytes) -> Decoded:
    raise IsScan(pages=1)


def _decode_mht(data: bytes) -> Decoded:
    from analysis.read.mht import decode

    return decode(data)


def _decode_html(data: bytes) -> Decoded:
    from analysis.read.html import decode

    return decode(data)


def _decode_txt(data: bytes) -> Decoded:
    from analysis.read.plain import decode

    return decode(data)


# Bytes are compared in this order.
FORMATS = (
    FileFormat("pdf", (".pdf",), _decode_pdf, sniff.is_pdf),
    FileFormat("docx", (".docx", ".docm", ".dotx", ".dotm"), _decode_docx, sniff.is_docx),
    FileFormat("doc", (".doc", ".dot"), _decode_doc, sniff.is_old_office),
    FileFormat("rtf", (".rtf",), _decode_rtf, sniff.is_rtf),
    FileFormat("picture", (".png", ".jpg", ".jpeg"), _decode_picture, sniff.is_picture),
    FileFormat("mht", (".mht", ".mhtml"), _decode_mht, sniff.is_mht),
    FileFormat("html", (".html", ".htm", ".shtml", ".xhtml"), _decode_html, sniff.is_html),
    FileFormat("txt", ("", ".txt", ".text", ".md"), _decode_txt),
)
BY_NAME = {format_.name: format_ for format_ in FORMATS}
_BY_SUFFIX = {suffix: format_ for format_ in FORMATS for suffix in format_.suffixes}


def suffix_of(path: PurePath) -> str:
    """The suffix that names a format, in lower case; empty where what follows the last point is none."""
    return path.suffix.lower() if _SUFFIX.fullmatch(path.suffix) else ""


def refuse_suffix(suffix: str) -> None:
    """Raises ReadError for a suffix whose files are never read."""
    if suffix not in _BY_SUFFIX and suffix not in _MISNAMED and suffix != ARCHIVE:
        raise refused(suffix, _suffixes())


def find_format(data: bytes, suffix: str) -> FileFormat:
    """The format of a file: by its bytes, else by its suffix.

    Raises:
        ReadError: the format is not read.
    """
    refuse_bytes(data, suffix)
    for format_ in FORMATS:
        if format_.is_format and format_.is_format(data):
            return format_
    if data.startswith(sniff.ZIP):
        refuse_packed(data)
    if suffix not in _BY_SUFFIX:
        raise refused(suffix, _suffixes())
    return _BY_SUFFIX[suffix]


def _suffixes() -> list[str]:
    return sorted(suffix for suffix in (*_BY_SUFFIX, ARCHIVE) if suffix)
