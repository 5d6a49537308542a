"""PDF files that contain text: printed lines joined to paragraphs again."""

from __future__ import annotations

import pypdfium2
import pypdfium2.raw as raw

from analysis.limits import MAX_PAGES
from analysis.read.file_format import Decoded, IsScan, ReadError
from analysis.read.printed_lines import PrintedLine, paragraphs, without_repeated_edges
from analysis.read.too_much import too_much

# A scan may carry a stamp or a page number as text.
_MIN_CHARACTERS = 20


def decode(data: bytes) -> Decoded:
    """The text of a PDF, one paragraph a line; raises IsScan, and ReadError for locked and broken files."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        detail = "The PDF is locked with a password." if locked else "The PDF is broken."
        raise ReadError("unreadable", detail) from error
    try:
        if len(document) > MAX_PAGES:
            raise too_much("MAX_PAGES", len(document))
        is_blank = not any(_has_content(page) for page in document)
        pages = [_page(page) for page in document]
    except pypdfium2.PdfiumError as error:
        raise ReadError("unreadable", "A page of the PDF is broken.") from error
    finally:
        document.close()
    lines = without_repeated_edges(pages)
    if sum(len(line.text) for line in lines) < _MIN_CHARACTERS:
        if is_blank:
            raise ReadError("unreadable", f"The PDF has nothing on its {len(pages)} pages.")
        raise IsScan(len(pages))
    return Decoded("\n".join(paragraphs(lines)), "pdf")


def _has_content(page: pypdfium2.PdfPage) -> bool:
    return next(page.get_objects(max_depth=1), None) is not None


def _page(page: pypdfium2.PdfPage) -> list[PrintedLine]:
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


def _line(text: pypdfium2.PdfTextPage, units: list[int], start: int, end: int) -> PrintedLine | None:
    printed = [i for i in range(start, end) if not chr(units[i]).isspace() and units[i] not in (0, 0xFFFE)]
    if not printed:
        return None
    words = "".join(chr(units[i]) for i in range(printed[0], printed[-1] + 1) if units[i] not in (0, 0xFFFE))
    # Characters beyond the basic plane are two units.
    words = words.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    first, last = text.get_charbox(printed[0], loose=True), text.get_charbox(printed[-1], loose=True)
    return PrintedLine(words, first[0], last[2], max(1.0, first[3] - first[1]))
