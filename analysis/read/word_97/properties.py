"""What a binary Word document sets for its characters and paragraphs: changes (sprm) by ranges of the
main stream.
"""

from __future__ import annotations

import struct
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator

from analysis.read.word_97.streams import Streams

_PAGE = 512
_CHARACTERS, _PARAGRAPHS = 0xFA, 0x102
_SIZES = (1, 1, 2, 4, 2, 2, 0, 3)  # of what a change sets, by the three highest bits of its code
_TABLE, _TABS = 0xD608, 0xC615
DELETED, HIDDEN = 0x0800, 0x083C

Changes = dict[int, bytes]


class Ranges:
    """Changes by the places where they apply."""

    def __init__(self, found: Iterable[tuple[int, int, bytes]]) -> None:
        self.all = sorted(found)
        self._starts = [start for start, _, _ in self.all]

    def at(self, place: int) -> bytes:
        """What is set at this place."""
        i = bisect_right(self._starts, place) - 1
        return self.all[i][2] if i >= 0 and place < self.all[i][1] else b""

    def where(self, wanted: Callable[[bytes], bool]) -> Ranges:
        """Those whose changes are wanted."""
        return Ranges(found for found in self.all if wanted(found[2]))

    def within(self, first: int, end: int) -> Iterator[tuple[int, int]]:
        """First place and end of those that reach into a stretch, as far as none begins inside another."""
        for i in range(max(0, bisect_right(self._starts, first) - 1), bisect_left(self._starts, end)):
            start, stop, _ = self.all[i]
            if stop > first:
                yield start, stop


def of_paragraphs(streams: Streams) -> Ranges:
    """Style and changes of every paragraph."""
    return Ranges(_ranges(streams, _PARAGRAPHS, 13, _of_paragraph))


def of_characters(streams: Streams) -> Ranges:
    """Changes of every run of characters."""
    return Ranges(_ranges(streams, _CHARACTERS, 1, lambda page, at: page[at + 1 : at + 1 + page[at]]))


def _of_paragraph(page: bytes, at: int) -> bytes:
    if page[at]:
        return page[at + 1 : at + 2 * page[at]]
    return page[at + 2 : at + 2 + 2 * page[at + 1]]


def _ranges(
    streams: Streams, header: int, size: int, content: Callable[[bytes, int], bytes]
) -> Iterator[tuple[int, int, bytes]]:
    """(first place, end, content) from the pages to which a table refers; each entry of a page has
    `size` bytes.
    """
    plc = streams.part(header)
    count = max(0, (len(plc) - 4) // 8)
    for number in struct.unpack_from(f"<{count}I", plc, 4 * (count + 1)) if count else ():
        page = streams.main[number * _PAGE : (number + 1) * _PAGE]
        if len(page) < _PAGE:
            continue
        runs = min(page[-1], (_PAGE - 5) // (4 + size))
        places = struct.unpack_from(f"<{runs + 1}I", page)
        for i in range(runs):
            at = 2 * page[4 * (runs + 1) + size * i]
            yield places[i], places[i + 1], content(page, at) if at else b""


def changes(written: bytes) -> Changes:
    """Code of each change -> what it sets; the last of several counts."""
    found: Changes = {}
    at = 0
    while at + 2 < len(written):
        code = struct.unpack_from("<H", written, at)[0]
        at += 2
        size = _SIZES[code >> 13]
        if code == _TABLE:
            size = 1 + struct.unpack_from("<H", written, at)[0] if at + 2 <= len(written) else 0
        elif not size:
            if code == _TABS and written[at] == 255:
                break  # its size has to be counted; nothing of interest follows
            size = 1 + written[at]
        found[code] = written[at : at + size]
        at += size
    return found


def number(found: Changes, code: int) -> int | None:
    """The number that a change sets; None where it is not made."""
    return int.from_bytes(found[code], "little") if code in found else None
