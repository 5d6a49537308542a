"""The lists of a binary Word document as `w:numbering`: what each level prints, and where a list begins
anew.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from lxml import etree
from lxml.builder import ElementMaker

from analysis.read.word_97.streams import Streams
from analysis.read.word_package import W, w

_DEFINITIONS, _LISTS = 0x2E2, 0x2EA
_LEVELS = 9
_GAPS = ("tab", "space", "nothing")
_LEGAL, _NO_RESTART = 0x04, 0x08
_SETS_START, _SETS_LEVEL = 0x10, 0x20
# Formats of numbers (MSONFC) that notices use -> numFmt.
_FORMATS = {
    **dict(enumerate(("decimal", "upperRoman", "lowerRoman", "upperLetter", "lowerLetter", "ordinal"))),
    10: "ideographDigital",
    11: "japaneseCounting",
    14: "decimalFullWidth",
    17: "japaneseDigitalTenThousand",
    18: "decimalEnclosedCircle",
    22: "decimalZero",
    23: "bullet",
    26: "decimalEnclosedFullstop",
    27: "decimalEnclosedParen",
    28: "decimalEnclosedCircleChinese",
    29: "ideographEnclosedCircle",
    30: "ideographTraditional",
    31: "ideographZodiac",
    33: "taiwaneseCounting",
    34: "ideographLegalTraditional",
    35: "taiwaneseCountingThousand",
    36: "taiwaneseDigital",
    37: "chineseCounting",
    38: "chineseLegalSimplified",
    39: "chineseCountingThousand",
    255: "none",
}
make = ElementMaker(namespace=W, nsmap={"w": W})


def setting(name: str, value: object) -> etree._Element:
    """An element with a `w:val`."""
    return make(name, {w("val"): str(value)})


class _Reader:
    """Numbers read one after the other."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def take(self, format_: str) -> tuple[int, ...]:
        found = struct.unpack_from(f"<{format_}", self._data, self._at)
        self._at += struct.calcsize(f"<{format_}")
        return found

    def take_bytes(self, size: int) -> bytes:
        self._at += size
        return self._data[self._at - size : self._at]


def read_lists(streams: Streams) -> etree._Element:
    """All definitions and lists; a list's id is the number that paragraphs refer to."""
    numbering = make("numbering")
    if streams.part(_DEFINITIONS):
        numbering.extend(_definitions(_Reader(streams.tail(_DEFINITIONS))))
    if part := streams.part(_LISTS):
        numbering.extend(_lists(_Reader(part)))
    return numbering


def _definitions(reader: _Reader) -> Iterator[etree._Element]:
    (count,) = reader.take("H")
    heads = [reader.take("ii18sBB") for _ in range(count)]
    for key, _, _, flags, _ in heads:
        levels = [_level(reader, i) for i in range(1 if flags & 1 else _LEVELS)]
        yield make("abstractNum", {w("abstractNumId"): str(key)}, *levels)


def _level(reader: _Reader, index: int) -> etree._Element:
    start, format_, flags = reader.take("iBB")
    reader.take_bytes(9)
    gap, _, _, characters, paragraphs, restart, _ = reader.take("BiiBBBB")
    reader.take_bytes(characters + paragraphs)
    (size,) = reader.take("H")
    units = struct.unpack(f"<{size}H", reader.take_bytes(2 * size))
    pattern = "".join(f"%{unit + 1}" if unit < _LEVELS else chr(unit) for unit in units)
    printable = "".join(c for c in pattern if c.isprintable())
    level = make(
        "lvl",
        {w("ilvl"): str(index)},
        setting("start", start),
        setting("numFmt", _FORMATS.get(format_, "decimal")),
        setting("lvlText", printable),
        setting("suff", _GAPS[gap] if gap < len(_GAPS) else "tab"),
    )
    if flags & _LEGAL:
        level.append(setting("isLgl", 1))
    if flags & _NO_RESTART:
        level.append(setting("lvlRestart", restart))
    return level


def _lists(reader: _Reader) -> Iterator[etree._Element]:
    (count,) = reader.take("I")
    heads = [reader.take("iIIBBBB") for _ in range(min(count, 1 << 16))]
    for number, (key, _, _, overrides, *_) in enumerate(heads, 1):
        found = make("num", {w("numId"): str(number)}, setting("abstractNumId", key))
        reader.take("I")
        found.extend(_override(reader) for _ in range(overrides))
        yield found


def _override(reader: _Reader) -> etree._Element:
    start, flags = reader.take("iI")
    override = make("lvlOverride", {w("ilvl"): str(flags & 0xF)})
    if flags & _SETS_LEVEL:
        override.append(_level(reader, flags & 0xF))
    elif flags & _SETS_START:
        override.append(setting("startOverride", start))
    return override
