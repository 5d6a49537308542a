"""The characters of a Word paragraph as it is printed: without deletions, hidden words and
instructions to the program."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from analysis.read.word_package import w
from analysis.text.list_numbers import printed_number

_BREAKS = {w("br"): "\n", w("cr"): "\n", w("tab"): "\t", w("noBreakHyphen"): "-"}
# Words moved or struck out in tracked changes are still in the file.
_GONE = (w("moveFrom"), w("del"))
_HIDDEN = f"{w('rPr')}/{w('vanish')}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# A field that prints characters over each other: eq \o\ac(○,3) is ③.
_OVERSTRIKE = re.compile(
    r"\s*eq\s+\\o(?:\\a[clr])?\s?\(\s?([^,，()]{0,8})[,，]\s?([^()]{1,8})\)", re.IGNORECASE
)
_CIRCLES = set("○〇◯⭕Ｏ")


def boxes(paragraph: etree._Element) -> Iterator[etree._Element]:
    """Text boxes anchored in the paragraph; the copy of each for old programs is ignored."""
    for box in paragraph.iter(w("txbxContent")):
        if next(box.iterancestors(w("p"), _FALLBACK)) is paragraph:
            yield box


def words_of(paragraph: etree._Element) -> str:
    """The paragraph's characters with tracked insertions, without deletions, hidden words and text boxes."""
    parts: list[str] = []
    last, hidden = None, False  # a run may have any number of texts: it is asked once whether it is hidden
    code: list[str] | None = None  # what a field instructs the program, while it is being read
    for element in paragraph.iter(w("t"), w("fldChar"), w("instrText"), w("fldSimple"), *_BREAKS):
        if element.tag == w("fldSimple"):
            parts.append(_printed_field(element.get(w("instr"), "")))
            continue
        run = element.getparent()
        if run is not last:
            last, hidden = run, run.tag != w("r") or run.find(_HIDDEN) is not None
        if hidden:
            continue
        if next(element.iterancestors(w("p"), *_GONE)) is not paragraph:
            continue
        if element.tag == w("fldChar"):
            if code:
                parts.append(_printed_field("".join(code)))
            code = [] if element.get(w("fldCharType")) == "begin" else None
        elif element.tag == w("instrText"):
            if code is not None:
                code.append(element.text or "")
        elif code is None:
            parts.append(_BREAKS.get(element.tag) or element.text or "")
        elif element.tag == w("t"):
            code.append(element.text or "")  # a character inside an overstrike is in a run of its own
    return "".join(parts)


def _printed_field(code: str) -> str:
    """What an overstrike prints; other fields hold what they print as text."""
    match = _OVERSTRIKE.match(code)
    if not match:
        return ""
    around, inside = match[1].strip(), match[2].strip()
    if around in _CIRCLES and inside.isdecimal():
        return printed_number(int(inside), "decimalEnclosedCircle")
    return inside


def is_gone(paragraph: etree._Element, words: str) -> bool:
    """Whether nothing of the paragraph is left: its mark is deleted, and so are its words."""
    return not words and _mark_deleted(paragraph)


def runs_on(paragraph: etree._Element) -> bool:
    """Whether the paragraph's mark is deleted: what is left of it begins the next one."""
    return _mark_deleted(paragraph)


def _mark_deleted(paragraph: etree._Element) -> bool:
    properties = paragraph.find(w("pPr"))
    mark = properties.find(w("rPr")) if properties is not None else None
    return mark is not None and (mark.find(w("del")) is not None or mark.find(w("moveFrom")) is not None)
