"""The streams of a binary Word document: its text, in pieces, and where each character is stored."""

from __future__ import annotations

import io
import struct
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

import olefile

from analysis.read.file_format import ReadError

_WORD_97 = 0xA5EC
_FIRST_VERSION = 0x00C1  # of Word 97; older files have other tables
_ENCRYPTED, _SECOND_TABLE = 0x0100, 0x0200
_MAIN_TEXT = 0x4C  # characters of the main text, without notes and headers
_PIECES = 0x01A2
_COMPRESSED = 0x40000000


@dataclass(frozen=True)
class Streams:
    """The main stream and the table stream, to which the header of the main one refers."""

    main: bytes
    table: bytes

    def part(self, at: int) -> bytes:
        """A part of the table stream, whose place and size are in the header at `at`."""
        start, size = struct.unpack_from("<II", self.main, at)
        return self.table[start : start + size]

    def tail(self, at: int) -> bytes:
        """The table stream from the place in the header at `at` on."""
        return self.table[struct.unpack_from("<I", self.main, at)[0] :]


@dataclass(frozen=True)
class Piece:
    """Characters stored in a row: the first one's number, its place, and bytes a character."""

    start: int
    place: int
    width: int
    units: str  # UTF-16 units: a character beyond the basic plane is two


class Text:
    """The main text as UTF-16 units, as the tables count them."""

    def __init__(self, streams: Streams) -> None:
        self.pieces = list(_pieces(streams))
        self.units = "".join(piece.units for piece in self.pieces)
        self._starts = [piece.start for piece in self.pieces]

    def place(self, number: int) -> int:
        """Where in the main stream this unit is stored."""
        piece = self.pieces[bisect_right(self._starts, number) - 1]
        return piece.place + (number - piece.start) * piece.width


def open_streams(data: bytes) -> Streams:
    """The streams of a file; raises ReadError for another kind of document, a locked or an older one."""
    with olefile.OleFileIO(io.BytesIO(data)) as file:
        if not file.exists("WordDocument"):
            raise ReadError("unsupported", "It is an office file without a Word document: save it as .docx.")
        main = file.openstream("WordDocument").read()
        kind, version = struct.unpack_from("<HH", main)
        flags = struct.unpack_from("<H", main, 0x0A)[0]
        if kind != _WORD_97 or version < _FIRST_VERSION:
            raise ReadError("unsupported", "It is of a Word older than 97: open it and save it as .docx.")
        if flags & _ENCRYPTED:
            raise ReadError("unreadable", "The document is locked with a password; save it without one.")
        table = file.openstream("1Table" if flags & _SECOND_TABLE else "0Table").read()
    return Streams(main, table)


def _pieces(streams: Streams) -> Iterator[Piece]:
    left = struct.unpack_from("<I", streams.main, _MAIN_TEXT)[0]
    start, plc = 0, _piece_table(streams.part(_PIECES))
    count = (len(plc) - 4) // 12
    ends = struct.unpack_from(f"<{count + 1}I", plc)
    for i in range(count):
        place = struct.unpack_from("<I", plc, 4 * (count + 1) + 8 * i + 2)[0]
        size = min(ends[i + 1] - ends[i], left)
        if size <= 0:
            return
        piece = _piece(streams.main, start, place, size)
        yield piece
        start, left = start + len(piece.units), left - size


def _piece(main: bytes, start: int, place: int, size: int) -> Piece:
    if place & _COMPRESSED:
        place = (place & ~_COMPRESSED) // 2
        return Piece(start, place, 1, main[place : place + size].decode("cp1252", "replace"))
    units = array("H", main[place : place + 2 * (min(size, (len(main) - place) // 2))])
    return Piece(start, place, 2, "".join(map(chr, units)))


def _piece_table(clx: bytes) -> bytes:
    """The table of pieces, behind changes that a quick save has noted."""
    at = 0
    while clx[at] == 1:
        at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
    size = struct.unpack_from("<I", clx, at + 1)[0]
    return clx[at + 5 : at + 5 + size]
