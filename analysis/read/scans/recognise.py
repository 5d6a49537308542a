"""The text of a scan: its pages recognised one by one in the sandbox, their lines joined to paragraphs."""

from __future__ import annotations

import hashlib
from importlib.util import find_spec

from analysis.limits import MAX_SCAN_PAGES
from analysis.read.file_format import Decoded, ReadError
from analysis.read.printed_lines import paragraphs, without_repeated_edges
from analysis.read.quality import RECOGNISED
from analysis.read.sandbox.client import recognise_in_sandbox
from analysis.read.scans.page_lines import read_lines
from analysis.read.scans.progress import report_page
from analysis.read.too_much import too_much

_MIN_CHARACTERS = 20  # fewer are a stamp or a page number
_LOOKED_AT = 3  # pages; where all are without words, the others are not looked at
_MOST_KNOWN = 500  # texts, some 30 kB each
_known: dict[str, str] = {}  # checksum of a scan -> its text
_LIBRARIES = ("rapidocr", "onnxruntime")
_INSTALL = (
    "It is a scan: its words have to be recognised (OCR). Install that with `make ocr`, or "
    '`pip install "rectification-notices[ocr]"`, and read it again; or save its words as text.'
)


def is_installed() -> bool:
    """Whether scans can be read here."""
    return all(find_spec(name) for name in _LIBRARIES)


def recognise(data: bytes, format_: str, pages: int) -> Decoded:
    """The text of a scan of so many pages in the format of this name.

    Raises:
        ReadError: the words cannot be recognised here, or there are none.
    """
    if not is_installed():
        raise ReadError("unreadable", _INSTALL)
    if pages > MAX_SCAN_PAGES:
        raise too_much("MAX_SCAN_PAGES", pages)
    text = _recognised(data, format_, pages)
    if not text:
        raise ReadError("unreadable", f"It is a scan without recognisable words on its {pages} pages.")
    return Decoded(text, format_, RECOGNISED)


def _recognised(data: bytes, format_: str, pages: int) -> str:
    """The text, empty where there are no words; a scan is recognised once, a dashboard reads its files
    often.
    """
    key = hashlib.sha256(data).hexdigest()
    text = _known.get(key)
    if text is None:
        text = _read_pages(data, format_, pages)
        if len(_known) >= _MOST_KNOWN:
            _known.clear()
        _known[key] = text
    return text


def _read_pages(data: bytes, format_: str, pages: int) -> str:
    found = []
    for number in range(pages):
        report_page(number + 1, pages)
        found.append(read_lines(recognise_in_sandbox(data, format_, number)))
        if number + 1 == _LOOKED_AT and not any(found):
            break
    lines = without_repeated_edges(found)
    enough = sum(len(line.text) for line in lines) >= _MIN_CHARACTERS
    return "\n".join(paragraphs(lines)) if enough else ""
