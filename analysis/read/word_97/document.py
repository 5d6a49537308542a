"""The paragraphs and tables of a binary Word document as the body of a .docx."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from itertools import pairwise

from lxml import etree

from analysis.read.docx import lines_of_file
from analysis.read.file_format import Decoded, ReadError
from analysis.read.quality import NUMBERS_LOST, TEXT
from analysis.read.text_length import within_limits
from analysis.read.word_97 import properties
from analysis.read.word_97.lists import make, read_lists, setting
from analysis.read.word_97.properties import Changes, changes, number
from analysis.read.word_97.streams import Piece, Streams, Text, open_streams
from analysis.read.word_97.styles import OUTLINE_LEVEL, Styles
from analysis.read.word_package import WordFile, w

_LIST, _LEVEL, _OLD_NUMBER = 0x460B, 0x260A, 0xC63E
_OLD_LIST = 2047  # the paragraph counts as Word 95 did
_IN_TABLE, _ENDS_ROW, _TABLE = 0x2416, 0x2417, 0xD608
_MERGED_ACROSS, _MERGED_DOWN, _FIRST_DOWN = 0x02, 0x20, 0x40
_MARKS = re.compile("[\r\x07\x0c]")
_FIELD = {"\x13": "begin", "\x14": "separate", "\x15": "end"}
_RUNS = re.compile("[\x13-\x15]|[^\x13-\x15]+")
_BREAK, _HYPHEN, _DELETED = "\x0b", "\x1e", "\0"
_NO_TEXT = re.compile("[\0-\x08\x0c-\x1f\ufffe\uffff]")


def decode(data: bytes) -> Decoded:
    """The text of a document, one paragraph a line, with its numbers; raises ReadError."""
    try:
        body = _Body(open_streams(data))
        lines = within_limits(lines_of_file(WordFile(body.element, numbering=body.numbering)))
        return Decoded("\n".join(lines), "doc", NUMBERS_LOST if body.numbers_lost else TEXT)
    except ReadError:
        raise
    except Exception as error:  # errors of the container and of broken tables
        raise ReadError("unreadable", "It is a broken Word document; save it as .docx.") from error


class _Body:
    """The body, and whether a paragraph has a number that cannot be found."""

    def __init__(self, streams: Streams) -> None:
        self._text = Text(streams)
        self._paragraphs = properties.of_paragraphs(streams)
        self._styles = Styles(streams)
        self.numbers_lost = False
        try:
            self.numbering = read_lists(streams)
        except struct.error:
            self.numbering = make("numbering")
        self._lists = {found.get(w("numId")) for found in self.numbering.iter(w("num"))}
        self.element = self._build(_printed(self._text, streams))

    def _build(self, units: str) -> etree._Element:
        body, row, cell = make("body"), make("tr"), make("tc")
        ends = [match.end() for match in _MARKS.finditer(units)]
        for start, end in pairwise([0, *ends, *([len(units)] if units[-1:] not in "\r\x07\x0c" else [])]):
            found = self._changes(end - 1)
            if number(found, _ENDS_ROW):
                _merge(row, found)
                _table_of(body).append(row)
                row, cell = make("tr"), make("tc")
                continue
            paragraph = self._paragraph(units[start:end], found)
            if not number(found, _IN_TABLE):
                body.append(paragraph)
                continue
            cell.append(paragraph)
            if units[end - 1] == "\x07":
                row.append(cell)
                cell = make("tc")
        for left in (*row, cell):
            body.extend(list(left))
        return body

    def _changes(self, at: int) -> Changes:
        written = self._paragraphs.at(self._text.place(at))
        style = int.from_bytes(written[:2], "little")
        return self._styles.changes(style) | changes(written[2:])

    def _paragraph(self, units: str, found: Changes) -> etree._Element:
        set_ = make("pPr")
        list_, level = number(found, _LIST) or 0, number(found, _LEVEL) or 0
        if str(list_) in self._lists:
            set_.append(make("numPr", setting("ilvl", level), setting("numId", list_)))
        elif list_ >= _OLD_LIST or list_ > len(self._lists) or any(found.get(_OLD_NUMBER, b"")[1:3]):
            self.numbers_lost |= bool(units.strip("\r\x07\x0c "))
        if (outline := number(found, OUTLINE_LEVEL)) is not None:
            set_.append(setting("outlineLvl", outline))
        return make("p", set_, *_runs(units))


def _printed(text: Text, streams: Streams) -> str:
    """The units, those deleted or hidden replaced: every other one stays in its place."""
    gone = properties.of_characters(streams).where(_is_gone)
    return "".join(_shown(piece, gone) for piece in text.pieces) if gone.all else text.units


def _is_gone(written: bytes) -> bool:
    found = changes(written)
    return any(found.get(code, b"\0") == b"\1" for code in (properties.DELETED, properties.HIDDEN))


def _shown(piece: Piece, gone: properties.Ranges) -> str:
    parts, at = [], 0
    for start, end in gone.within(piece.place, piece.place + piece.width * len(piece.units)):
        a = max(at, (start - piece.place) // piece.width)
        b = max(a, min(len(piece.units), (end - piece.place) // piece.width))
        parts += [piece.units[at:a], _DELETED * (b - a)]
        at = b
    return "".join([*parts, piece.units[at:]])


def _runs(units: str) -> Iterator[etree._Element]:
    """Runs of a paragraph: words, and fields with what they say to the program."""
    is_instruction = False
    for match in _RUNS.finditer(units):
        if match[0] in _FIELD:
            is_instruction = match[0] == "\x13"
            yield make("r", make("fldChar", {w("fldCharType"): _FIELD[match[0]]}))
            continue
        words = match[0].encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        words = _NO_TEXT.sub("", words.replace(_HYPHEN, "-").replace(_BREAK, "\n").replace("\r", ""))
        yield make("r", make("instrText" if is_instruction else "t", words))


def _table_of(body: etree._Element) -> etree._Element:
    """The table that the body ends with, or a new one."""
    if not len(body) or body[-1].tag != w("tbl"):
        body.append(make("tbl"))
    return body[-1]


def _merge(row: etree._Element, found: Changes) -> None:
    """Mark the cells that belong to one above or beside them."""
    written = found.get(_TABLE, b"")
    count = written[2] if len(written) > 2 else 0
    at = 3 + 2 * (count + 1)
    for i, cell in enumerate(row[:count]):
        flags = int.from_bytes(written[at + 20 * i : at + 20 * i + 2], "little")
        if flags & _MERGED_ACROSS or (flags & _MERGED_DOWN and not flags & _FIRST_DOWN):
            cell.insert(0, make("tcPr", make("vMerge")))
