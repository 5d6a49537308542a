"""The first bytes by which a file's format is known, whatever it is called."""

from __future__ import annotations

import re

from analysis.read.decoded import ReadError

_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<!--[^>]{0,400}-->\s*)?(?:<\?xml[^>]{0,200}\?>\s*)?<(?:!doctype\s+html|html|head)\b",
    re.I,
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def format_of_bytes(data: bytes) -> str | None:
    """html, docx or pdf where the first bytes say so, else None; raises ReadError for formats not read."""
    if data.startswith(_OLD_OFFICE):
        raise ReadError("unsupported", "It is a legacy Word document (.doc); save it as .docx.")
    if data.startswith(b"{\\rtf"):
        raise ReadError("unsupported", "It is a rich-text document (.rtf); save it as .docx.")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        if b"word/" in data:
            return "docx"
        raise ReadError("unsupported", "It is a packed file that holds no Word document; unpack it first.")
    return "html" if _PAGE.match(data[:4096]) else None
