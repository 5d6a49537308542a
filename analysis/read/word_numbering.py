"""The numbers that a Word document prints before its paragraphs without holding them as text."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement

from analysis.limits import MAX_NUMBER_LEVELS, MAX_NUMBER_TEXT, MAX_STYLE_DEPTH
from analysis.read.list_numbers import printed_number


class Numbering:
    """Counts the lists of one document; `printed` is called once a paragraph, in order."""

    def __init__(self, document: Document) -> None:
        self._levels: dict[str, dict[int, BaseOxmlElement]] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._abstract: dict[str, str] = {}
        # (list, level) -> the number it begins again with; taken out when it has.
        self._restarts: dict[tuple[str, int], int] = {}
        self._styles = {s.get(qn("w:styleId")): s for s in document.styles.element.iter(qn("w:style"))}
        try:
            root = document.part.numbering_part.element
        except (KeyError, NotImplementedError):
            return
        for abstract in root.iter(qn("w:abstractNum")):
            key = abstract.get(qn("w:abstractNumId"))
            levels = ((int(x.get(qn("w:ilvl"))), x) for x in abstract.iter(qn("w:lvl")))
            self._levels[key] = {level: x for level, x in levels if 0 <= level < MAX_NUMBER_LEVELS}
        for number in root.iter(qn("w:num")):
            list_id = number.get(qn("w:numId"))
            self._abstract[list_id] = _value(number, "w:abstractNumId") or ""
            for override in number.iter(qn("w:lvlOverride")):
                if (start := _value(override, "w:startOverride")) is not None:
                    self._restarts[list_id, int(override.get(qn("w:ilvl")))] = int(start)

    def printed(self, paragraph: BaseOxmlElement) -> str:
        """The number before the paragraph as Word prints it; empty where it has none."""
        list_id, level = self._place(paragraph)
        levels = self._levels.get(self._abstract.get(list_id or "", ""), {})
        if not list_id or level not in levels:
            return ""
        # Lists of one definition go on counting, as in Word.
        counts = self._counts[self._abstract[list_id]]
        if (restart := self._restarts.pop((list_id, level), None)) is not None:
            counts[level] = restart - 1
        counts[level] = counts.get(level, int(_value(levels[level], "w:start") or 1) - 1) + 1
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        text = _value(levels[level], "w:lvlText") or ""
        bullet = (_value(levels[level], "w:numFmt") or "decimal") == "bullet"
        if bullet or len(text) > MAX_NUMBER_TEXT:
            return ""
        for other, definition in levels.items():
            value = counts.get(other, int(_value(definition, "w:start") or 1))
            text = text.replace(f"%{other + 1}", printed_number(value, _value(definition, "w:numFmt") or ""))
        return text

    def _place(self, paragraph: BaseOxmlElement) -> tuple[str | None, int]:
        """List and level of the paragraph, from itself or the first style above it that names one."""
        properties = paragraph.find(qn("w:pPr"))
        style = _value(properties, "w:pStyle")
        seen: set[str | None] = set()
        while True:
            found = properties.find(qn("w:numPr")) if properties is not None else None
            if found is not None and _value(found, "w:numId") is not None:
                return _value(found, "w:numId"), int(_value(found, "w:ilvl") or 0)
            if style in seen or style not in self._styles or len(seen) > MAX_STYLE_DEPTH:
                return None, 0
            seen.add(style)
            properties = self._styles[style].find(qn("w:pPr"))
            style = _value(self._styles[style], "w:basedOn")


def _value(element: Any, child: str) -> str | None:
    found = element.find(qn(child)) if element is not None else None
    return found.get(qn("w:val")) if found is not None else None
