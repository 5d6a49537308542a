"""The formats that a file's first bytes show, whatever the file is called."""

from __future__ import annotations

import re

ZIP = b"PK\x03\x04"
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # of all binary office files

_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<!--[^>]{0,400}-->\s*)?(?:<\?xml[^>]{0,200}\?>\s*)?<(?:!doctype\s+html|html|head)\b",
    re.I,
)
# The head of a message, as browsers write one around a page and its pictures.
_MESSAGE = re.compile(rb"(?:[A-Za-z\-]{2,40}:[^\n]{0,400}\r?\n(?:[ \t][^\n]{0,400}\r?\n){0,9}){1,20}")
# A document that Word saved as one XML file, as it did in 2003 or as it does now.
_WORD_XML = re.compile(rb"progid\s*=\s*[\"']Word\.Document|<\w+:wordDocument\b|<pkg:package\b")
_OF_PAGE = re.compile(rb"^content-type:\s*(?:multipart/related|text/html)", re.IGNORECASE | re.MULTILINE)


def is_pdf(data: bytes) -> bool:
    """PDF readers accept other bytes before the mark, so this does."""
    return b"%PDF-" in data[:1024]


def is_docx(data: bytes) -> bool:
    """A packed file with the parts of a Word document, or the document as one XML file."""
    if data.startswith(ZIP):
        return b"word/" in data
    return data[:4096].lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<") and bool(_WORD_XML.search(data[:4096]))


def is_old_office(data: bytes) -> bool:
    """A binary office file; those that are no Word document are refused before."""
    return data.startswith(OLD_OFFICE)


def is_rtf(data: bytes) -> bool:
    """Rich text."""
    return data.startswith(b"{\\rtf")


def is_picture(data: bytes) -> bool:
    """A PNG or JPEG."""
    return data.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"))


def is_mht(data: bytes) -> bool:
    """A message whose head announces a page."""
    head = _MESSAGE.match(data[:8192].lstrip())
    return bool(head and _OF_PAGE.search(head[0]))


def is_html(data: bytes) -> bool:
    """A page that begins with its own tags, after comments and declarations."""
    return bool(_PAGE.match(data[:4096]))
