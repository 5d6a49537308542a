"""The paragraph styles of a binary Word document: what each sets, with the styles it is based on."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from analysis.limits import MAX_STYLE_DEPTH
from analysis.read.word_97.properties import Changes, changes
from analysis.read.word_97.streams import Streams

_STYLES = 0xA2
_PARAGRAPH = 1
_HEADINGS = range(1, 10)  # numbers of the built-in styles Heading 1 to 9
OUTLINE_LEVEL = 0x2640


class Styles:
    """What the styles set, by their numbers."""

    def __init__(self, streams: Streams) -> None:
        self._styles = dict(enumerate(_styles(streams.part(_STYLES))))
        self._known: dict[int, Changes] = {}

    def changes(self, style: int) -> Changes:
        """What the style sets, its own and that of the styles it is based on."""
        if style not in self._known:
            chain: list[Changes] = []
            number = style
            while number in self._styles and len(chain) < MAX_STYLE_DEPTH:
                number, own = self._styles[number]
                chain.append(own)
            merged: Changes = {}
            for own in reversed(chain):
                merged |= own
            self._known[style] = merged
        return self._known[style]


def _styles(part: bytes) -> Iterator[tuple[int, Changes]]:
    """The style each is based on, and what it sets itself."""
    if len(part) < 6:
        return
    header, count, base_size = struct.unpack_from("<HHH", part)
    at = 2 + header
    for _ in range(count):
        if at + 2 > len(part):
            return
        size = struct.unpack_from("<H", part, at)[0]
        style = part[at + 2 : at + 2 + size]
        at += 2 + size
        yield _style(style, base_size)


def _style(style: bytes, base_size: int) -> tuple[int, Changes]:
    if len(style) < base_size + 2:
        return -1, {}
    built_in, kind = struct.unpack_from("<HH", style)
    own: Changes = {OUTLINE_LEVEL: bytes([(built_in & 0xFFF) - 1])} if built_in & 0xFFF in _HEADINGS else {}
    if kind & 0xF != _PARAGRAPH:
        return -1, {}
    at = base_size + 2 + 2 * (struct.unpack_from("<H", style, base_size)[0] + 1)  # behind its name
    at += at % 2
    if at + 4 <= len(style):
        size = struct.unpack_from("<H", style, at)[0]
        own |= changes(style[at + 4 : at + 2 + size])
    return kind >> 4, own
