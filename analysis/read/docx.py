"""Word documents (.docx): paragraphs and tables in order, with the numbers that Word prints by itself."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from docx import Document as open_document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from analysis.read.decoded import Decoded, ReadError
from analysis.read.numbering import Numbering

# A packed file may say little and unpack to gigabytes.
_MAX_UNPACKED = 128 * 1024 * 1024
_BREAKS = {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): "\t", qn("w:noBreakHyphen"): "-"}
# Wrappers of paragraphs: content controls, custom XML, tracked insertions.
_WRAPPERS = {qn(f"w:{name}") for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")}


def decode(data: bytes) -> Decoded:
    """The text of a document, one paragraph a line, a table's row a line with tabs; raises ReadError."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            unpacked = sum(entry.file_size for entry in packed.infolist())
        if unpacked > _MAX_UNPACKED:
            raise ReadError("not_a_notice", f"It unpacks to {unpacked} bytes: longer than any notice.")
        document = open_document(io.BytesIO(data))
        numbering = Numbering(document)
        lines = list(_lines(document.element.body, numbering))
    except ReadError:
        raise
    except Exception as error:  # python-docx lets errors of zip, XML and its own parts through
        raise ReadError("unreadable", "It is a broken or protected Word document.") from error
    return Decoded("\n".join(lines), "docx")


def _lines(block: BaseOxmlElement, numbering: Numbering) -> Iterator[str]:
    for element in block:
        if element.tag == qn("w:p"):
            yield numbering.printed(element) + _words(element)
        elif element.tag == qn("w:tbl"):
            for row in element.iter(qn("w:tr")):
                yield "\t".join(_cell(cell, numbering) for cell in row.iter(qn("w:tc")))
        elif element.tag in _WRAPPERS:
            yield from _lines(element, numbering)


def _cell(cell: BaseOxmlElement, numbering: Numbering) -> str:
    return "".join(numbering.printed(p) + _words(p) for p in cell.iter(qn("w:p"))).replace("\n", "")


def _words(paragraph: BaseOxmlElement) -> str:
    """The paragraph's characters with tracked insertions, without deletions and text boxes."""
    parts = []
    for element in paragraph.iter(qn("w:t"), *_BREAKS):
        holder = next(element.iterancestors(qn("w:p")))
        if holder is paragraph and element.getparent().tag == qn("w:r"):
            parts.append(_BREAKS.get(element.tag) or element.text or "")
    return "".join(parts)
