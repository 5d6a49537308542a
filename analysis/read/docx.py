"""Word documents (.docx): paragraphs and tables in order, with the numbers that Word prints by itself."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from docx import Document as open_document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from analysis.limits import MAX_DOCX_GROWTH
from analysis.read.archive import inflate
from analysis.read.file_format import Decoded, ReadError
from analysis.read.text_length import within_limits
from analysis.read.word_numbering import Numbering

_BREAKS = {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): "\t", qn("w:noBreakHyphen"): "-"}
# Wrappers of paragraphs: content controls, custom XML, tracked insertions.
_WRAPPERS = {qn(f"w:{name}") for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")}
# Words moved or struck out in tracked changes are still in the file.
_GONE = (qn("w:moveFrom"), qn("w:del"))
_HIDDEN = f"{qn('w:rPr')}/{qn('w:vanish')}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_CELL_LINES = 3  # cells of a page's layout hold more lines than those of a table


def decode(data: bytes) -> Decoded:
    """The text of a document, one paragraph a line, a table's row a line with tabs; raises ReadError."""
    try:
        _check_size(data)
        document = open_document(io.BytesIO(data))
        numbering = Numbering(document)
        lines = list(within_limits(_lines(document.element.body, numbering)))
    except ReadError:
        raise
    except Exception as error:  # python-docx lets errors of zip, XML and its own parts through
        raise ReadError("unreadable", "It is a broken or protected Word document.") from error
    return Decoded("\n".join(lines), "docx")


def _check_size(data: bytes) -> None:
    """Raises ReadError where the parts unpack to too much, or to more than they state."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        unpacked = 0
        for entry in packed.infolist():
            for piece in inflate(packed, entry):
                unpacked += len(piece)
                if unpacked > len(data) + MAX_DOCX_GROWTH:
                    raise ReadError(
                        "not_a_notice", f"It unpacks to more than {unpacked} bytes: longer than any notice."
                    )


def _lines(block: BaseOxmlElement, numbering: Numbering) -> Iterator[str]:
    for element in block:
        if element.tag == qn("w:p"):
            for box in _boxes(element):
                yield from _lines(box, numbering)
            yield numbering.printed(element) + _words(element)
        elif element.tag == qn("w:tbl"):
            yield from _rows(element, numbering)
        elif element.tag in _WRAPPERS:
            yield from _lines(element, numbering)


def _rows(table: BaseOxmlElement, numbering: Numbering) -> Iterator[str]:
    """A row of short cells as one line with tabs; cells that hold a text are printed line by line."""
    for row in _nearest(table, "w:tr"):
        cells = [list(_lines(cell, numbering)) for cell in _nearest(row, "w:tc")]
        if any(len([line for line in cell if line.strip()]) > _CELL_LINES for cell in cells):
            yield from (line for cell in cells for line in cell)
        else:
            yield "\t".join("".join(cell).replace("\n", "") for cell in cells)


def _nearest(block: BaseOxmlElement, tag: str) -> Iterator[BaseOxmlElement]:
    """Rows of a table or cells of a row, through wrappers, without those of tables inside."""
    for element in block:
        if element.tag == qn(tag):
            yield element
        elif element.tag in _WRAPPERS:
            yield from _nearest(element, tag)


def _boxes(paragraph: BaseOxmlElement) -> Iterator[BaseOxmlElement]:
    """Text boxes anchored in the paragraph; the copy of each for old programs is left out."""
    for box in paragraph.iter(qn("w:txbxContent")):
        if next(box.iterancestors(qn("w:p"), _FALLBACK)) is paragraph:
            yield box


def _words(paragraph: BaseOxmlElement) -> str:
    """The paragraph's characters with tracked insertions, without deletions, hidden words and text boxes."""
    parts = []
    for element in paragraph.iter(qn("w:t"), *_BREAKS):
        run = element.getparent()
        if run.tag != qn("w:r") or run.find(_HIDDEN) is not None:
            continue
        if next(element.iterancestors(qn("w:p"), *_GONE)) is paragraph:
            parts.append(_BREAKS.get(element.tag) or element.text or "")
    return "".join(parts)
