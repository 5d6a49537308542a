"""The first bytes by which a file's format is known, whatever it is called."""

from __future__ import annotations

import re

from analysis.read.foreign import refuse_bytes, refuse_packed

_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<!--[^>]{0,400}-->\s*)?(?:<\?xml[^>]{0,200}\?>\s*)?<(?:!doctype\s+html|html|head)\b",
    re.I,
)
# The head of a message, as browsers write one around a page and its pictures.
_MESSAGE = re.compile(rb"(?:[A-Za-z\-]{2,40}:[^\n]{0,400}\r?\n(?:[ \t][^\n]{0,400}\r?\n){0,9}){1,20}")
_OF_PAGE = re.compile(rb"^content-type:\s*(?:multipart/related|text/html)", re.IGNORECASE | re.MULTILINE)


def format_of_bytes(data: bytes, suffix: str = "") -> str | None:
    """html, mht, docx or pdf where the first bytes say so, else None; raises ReadError for formats not read."""
    refuse_bytes(data, suffix)
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        if b"word/" not in data:
            refuse_packed(data)
        return "docx"
    if (head := _MESSAGE.match(data[:8192].lstrip())) and _OF_PAGE.search(head[0]):
        return "mht"
    return "html" if _PAGE.match(data[:4096]) else None
