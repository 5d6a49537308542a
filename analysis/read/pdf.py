"""PDF files that contain text: printed lines to columns, tables and paragraphs again."""

from __future__ import annotations

import pypdfium2

from analysis.limits import MAX_PAGES
from analysis.read.file_format import Decoded, IsScan, ReadError
from analysis.read.pdf_columns import in_columns
from analysis.read.pdf_lines import Line, boxes_of, lines_of
from analysis.read.pdf_paragraphs import paragraphs
from analysis.read.pdf_tables import has_table, print_tables
from analysis.read.printed_lines import without_repeated_edges
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


def _page(page: pypdfium2.PdfPage) -> list[Line]:
    lines = lines_of(page)
    printed = print_tables(lines, boxes_of(page)) if has_table(lines) else in_columns(lines, page.get_width())
    page.close()
    return printed
