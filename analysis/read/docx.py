"""Word documents: paragraphs and tables in order, with the numbers that Word prints by itself."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from analysis.read.file_format import Decoded, ReadError
from analysis.read.inserted import lines_of_inserted
from analysis.read.table_rows import Cells, print_table
from analysis.read.text_length import within_limits
from analysis.read.word_labels import Labels
from analysis.read.word_package import R, WordFile, open_word, value, w, whole
from analysis.read.word_words import boxes, is_gone, runs_on, words_of

# Wrappers of paragraphs: content controls, custom XML, tracked insertions.
_WRAPPERS = {w(name) for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")}


def decode(data: bytes) -> Decoded:
    """The text of a document, one paragraph a line, a table's row a line with tabs; raises ReadError."""
    try:
        return Decoded("\n".join(within_limits(lines_of_file(open_word(data)))), "docx")
    except ReadError:
        raise
    except Exception as error:  # errors of zip, XML and broken parts
        raise ReadError("unreadable", "It is a broken or protected Word document.") from error


def lines_of_file(file: WordFile) -> Iterator[str]:
    """The lines of an open document; others than .docx are read as its elements, too."""
    return _Lines(file).of_body()


class _Lines:
    """The lines of one document."""

    def __init__(self, file: WordFile) -> None:
        self._file = file
        self._labels = Labels(file)
        self._inserted: dict[str | None, list[str]] = {}

    def of_body(self) -> Iterator[str]:
        return self._of(self._file.body)

    def _of(self, block: etree._Element) -> Iterator[str]:
        begun = ""  # a paragraph whose mark is deleted goes on in the next one
        for element in _unwrapped(block):
            if element.tag == w("p"):
                for box in boxes(element):
                    yield from self._of(box)
                words = begun + words_of(element)
                if is_gone(element, words):
                    continue
                if runs_on(element):
                    begun = words
                    continue
                begun = ""
                yield self._labels.before(element, words) + words
            elif element.tag == w("tbl"):
                yield from print_table(list(self._rows(element)))
            elif element.tag == w("altChunk"):
                yield from self._of_inserted(element.get(f"{{{R}}}id"))
        if begun:
            yield begun

    def _of_inserted(self, relation: str | None) -> list[str]:
        """The lines of an inserted file, read once however often it is inserted."""
        if relation not in self._inserted:
            self._inserted[relation] = lines_of_inserted(*self._file.inserted.get(relation or "", ("", b"")))
        return self._inserted[relation]

    def _rows(self, table: etree._Element) -> Iterator[Cells]:
        """The cells of each row as lines; one that another cell reaches into is None."""
        for row in _nearest(table, "tr"):
            cells: Cells = []
            for cell in _nearest(row, "tc"):
                properties = cell.find(w("tcPr"))
                merged = properties.find(w("vMerge")) if properties is not None else None
                goes_on = merged is not None and merged.get(w("val"), "continue") == "continue"
                lines = list(self._of(cell))
                cells.append(None if goes_on else lines)
                # A cell over several columns takes their places.
                cells += [None for _ in range(min(whole(value(properties, "gridSpan"), 1), 64) - 1)]
            yield cells


def _unwrapped(block: etree._Element) -> Iterator[etree._Element]:
    """The block's paragraphs and tables, through wrappers however deep."""
    waiting = [iter(block)]
    while waiting:
        element = next(waiting[-1], None)
        if element is None:
            waiting.pop()
        elif element.tag in _WRAPPERS:
            waiting.append(iter(element))
        else:
            yield element


def _nearest(block: etree._Element, name: str) -> Iterator[etree._Element]:
    """Rows of a table or cells of a row, through wrappers, without those of tables inside."""
    return (element for element in _unwrapped(block) if element.tag == w(name))
