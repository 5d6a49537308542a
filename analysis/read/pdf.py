"""PDF files that contain text: printed lines joined to paragraphs again."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as raw

from analysis.read.file_format import Decoded, ReadError

# A scan may carry a stamp or a page number as text.
_MIN_CHARACTERS = 20
_PAGE_NUMBER = re.compile(r"[-—–－\s·第]{0,4}\d{1,3}[-—–－\s·页/]{0,4}(?:共?\s?\d{1,3}\s?页?)?")
_NUMBERED = re.compile(
    r"[(（]?[一二三四五六七八九十\d]{1,3}(?:[、．)）]|\.(?!\d))|[①-⑳]|第[一二三四五六七八九十]"
)
_SENTENCE_END = tuple("。；：！？;:")
_REPEATED = 3


@dataclass(frozen=True)
class _Line:
    """One printed line: its text, its edges and its size, in points."""

    text: str
    left: float
    right: float
    size: float


def decode(data: bytes) -> Decoded:
    """The text of a PDF, one paragraph a line; raises ReadError for scans, locked and broken files."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        detail = "The PDF is locked with a password." if locked else "The PDF is broken."
        raise ReadError("unreadable", detail) from error
    try:
        pages = [_page(page) for page in document]
    except pypdfium2.PdfiumError as error:
        raise ReadError("unreadable", "A page of the PDF is broken.") from error
    finally:
        document.close()
    lines = _without_repeated_edges(pages)
    if sum(len(line.text) for line in lines) < _MIN_CHARACTERS:
        raise ReadError(
            "unreadable", f"The PDF has no text on its {len(pages)} pages: a scan has to be recognised first."
        )
    return Decoded("\n".join(_paragraphs(lines)), "pdf")


def _page(page: pypdfium2.PdfPage) -> list[_Line]:
    text = page.get_textpage()
    units = [raw.FPDFText_GetUnicode(text, i) for i in range(text.count_chars())]
    lines, start = [], 0
    for i, unit in enumerate([*units, 10]):
        if unit in (10, 13):
            if line := _line(text, units, start, i):
                lines.append(line)
            start = i + 1
    text.close()
    page.close()
    return lines


def _line(text: pypdfium2.PdfTextPage, units: list[int], start: int, end: int) -> _Line | None:
    printed = [i for i in range(start, end) if not chr(units[i]).isspace() and units[i] not in (0, 0xFFFE)]
    if not printed:
        return None
    words = "".join(chr(units[i]) for i in range(printed[0], printed[-1] + 1) if units[i] not in (0, 0xFFFE))
    # Characters beyond the basic plane are two units.
    words = words.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    first, last = text.get_charbox(printed[0], loose=True), text.get_charbox(printed[-1], loose=True)
    return _Line(words, first[0], last[2], max(1.0, first[3] - first[1]))


def _without_repeated_edges(pages: list[list[_Line]]) -> list[_Line]:
    """All lines without page numbers and lines that head or end several pages."""
    edges = Counter(re.sub(r"\d+", "", x.text) for page in pages for x in {*page[:1], *page[-1:]})
    kept = []
    for page in pages:
        for i, line in enumerate(page):
            edge = i in (0, len(page) - 1)
            same = edges[re.sub(r"\d+", "", line.text)] >= _REPEATED
            if not (edge and (same or _PAGE_NUMBER.fullmatch(line.text))):
                kept.append(line)
    return kept


def _paragraphs(lines: list[_Line]) -> list[str]:
    """Lines joined: a full line continues in the next one, unless that is indented or numbered."""
    left = min(line.left for line in lines)
    right = max(line.right for line in lines)
    joined: list[str] = []
    for i, line in enumerate(lines):
        if i and _continues(lines[i - 1], line, left, right):
            joined[-1] += _gap(joined[-1], line.text) + line.text
        else:
            joined.append(line.text)
    return joined


def _continues(above: _Line, line: _Line, left: float, right: float) -> bool:
    size = min(above.size, line.size)
    # A mark that may not begin a line, or a figure kept whole, leaves up to three characters free.
    full = above.right >= right - 3 * size
    indented = line.left > left + size
    ended = above.text.endswith(_SENTENCE_END)
    return full and not indented and not (ended and _NUMBERED.match(line.text))


def _gap(above: str, below: str) -> str:
    """Words of Latin script are kept apart; figures and Chinese run on."""
    return (
        " "
        if above[-1:].isascii() and above[-1:].isalpha() and below[:1].isascii() and below[:1].isalpha()
        else ""
    )
