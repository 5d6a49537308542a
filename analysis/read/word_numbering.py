"""The numbers that a Word document prints before its paragraphs without holding them as text.

Which list and level a paragraph belongs to: ECMA-376, 17.9 (numbering) and 17.7.2 (styles); what a level
prints:
its pattern, in which %1 to %9 are the counts of the levels.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import NamedTuple

from lxml import etree

from analysis.limits import MAX_NUMBER_LEVELS, MAX_NUMBER_TEXT, MAX_STYLE_DEPTH, MAX_WORD_LISTS
from analysis.read.too_much import too_much
from analysis.read.word_package import value, w, whole
from analysis.text.list_numbers import printed_number

_BARE = re.compile(r"[0-9A-Za-z一-龥]$")
_NO_LIST = "0"  # removes the number that a style brings


class Place(NamedTuple):
    """A list (`w:num`) and a level in it."""

    list_id: str
    level: int


@dataclass(frozen=True)
class Level:
    """What one level of a list prints."""

    start: int = 1
    format: str = "decimal"
    pattern: str = ""
    legal: bool = False  # all counts in digits, whatever their own format (isLgl)
    restart: int | None = None  # counts from its start after this level (from 1); 0: never
    gap: bool = True  # whether white space follows (suff)
    style: str | None = None  # paragraphs of this style belong to the level


class Numbering:
    """Counts the lists of one document; `printed` is called once a paragraph, in order."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        found = list(styles.iter(w("style"))) if styles is not None else []
        self._styles = {style.get(w("styleId")): style for style in found}
        self._default = next((name for name, style in self._styles.items() if _is_default(style)), None)
        self._style_places: dict[str | None, Place | None] = {}
        self._levels: dict[str, dict[int, Level]] = {}  # of each list
        self._counted_by: dict[str, str] = {}  # list -> the definition with which it goes on counting
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        # (list, level) -> the number it begins again with; taken out when it has.
        self._restarts: dict[Place, int] = {}
        if numbering is not None:
            self._read(numbering)

    def _read(self, numbering: etree._Element) -> None:
        defined = {a.get(w("abstractNumId")): a for a in numbering.iter(w("abstractNum"))}
        styled = {value(a, "styleLink"): a for a in defined.values() if value(a, "styleLink")}
        shared: dict[str, dict[int, Level]] = {}
        numbers = list(numbering.iter(w("num")))
        if len(numbers) > MAX_WORD_LISTS:
            raise too_much("MAX_WORD_LISTS", len(numbers))
        for number in numbers:
            list_id, key = number.get(w("numId"), ""), value(number, "abstractNumId") or ""
            abstract = defined.get(key)
            # A list that only names a style has the levels of the list that the style is linked to.
            if (link := value(abstract, "numStyleLink")) is not None and link in styled:
                abstract = styled[link]
                key = abstract.get(w("abstractNumId"), "")
            if abstract is None:
                continue
            if key not in shared:
                shared[key] = _levels(abstract)
            self._counted_by[list_id] = key
            self._levels[list_id] = self._overridden(number, list_id, shared[key])

    def _overridden(self, number: etree._Element, list_id: str, levels: dict[int, Level]) -> dict[int, Level]:
        for override in number.iterchildren(w("lvlOverride")):
            level = whole(override.get(w("ilvl")))
            if 0 <= level < MAX_NUMBER_LEVELS and (own := override.find(w("lvl"))) is not None:
                levels = levels | {level: _level(own)}
            if (start := value(override, "startOverride")) is not None:
                self._restarts[Place(list_id, level)] = whole(start, 1)
        return levels

    def place(self, paragraph: etree._Element) -> Place | None:
        """List and level of the paragraph: its own, else those of its style or of one that this is based
        on.
        """
        properties = paragraph.find(w("pPr"))
        own = properties.find(w("numPr")) if properties is not None else None
        inherited = self._of_style(value(properties, "pStyle") or self._default)
        list_id = value(own, "numId") or (inherited.list_id if inherited else None)
        if list_id is None or list_id == _NO_LIST:
            return None
        place = Place(list_id, whole(value(own, "ilvl"), inherited.level if inherited else 0))
        return place if place.level in self._levels.get(list_id, {}) else None

    def _of_style(self, name: str | None) -> Place | None:
        """The list and level of a style, looked up once however many paragraphs have it."""
        if name not in self._style_places:
            self._style_places[name] = self._looked_up(name)
        return self._style_places[name]

    def _looked_up(self, name: str | None) -> Place | None:
        """A level that names the style (pStyle) goes before the level that the style names."""
        level, current = None, name
        for _ in range(MAX_STYLE_DEPTH):
            style = self._styles.get(current)
            properties = style.find(w("pPr")) if style is not None else None
            numbers = properties.find(w("numPr")) if properties is not None else None
            level = level or value(numbers, "ilvl")
            if (list_id := value(numbers, "numId")) is not None:
                named = {defined.style: at for at, defined in self._levels.get(list_id, {}).items()}
                return Place(list_id, named.get(name, whole(level, named.get(current, 0))))
            current = value(style, "basedOn")
        return None

    def definition(self, place: Place) -> Level:
        """What the level prints."""
        return self._levels[place.list_id][place.level]

    def family(self, place: Place) -> str:
        """Key of the definition with which the list counts; lists of one definition go on counting, as
        in Word.
        """
        return self._counted_by[place.list_id]

    def advance(self, place: Place) -> dict[int, int]:
        """Count one more at this level; the counts of all levels of the list as they are now."""
        levels = self._levels[place.list_id]
        counts = self._counts[self._counted_by[place.list_id]]
        if (restart := self._restarts.pop(place, None)) is not None:
            counts[place.level] = restart - 1
        counts[place.level] = counts.get(place.level, levels[place.level].start - 1) + 1
        for deeper in [other for other in counts if other > place.level]:
            after = levels[deeper].restart if deeper in levels else None
            if after is None or place.level < after:
                del counts[deeper]
        return {level: counts.get(level, defined.start) for level, defined in levels.items()}

    def sample(self, place: Place) -> str:
        """The level's first number, without counting."""
        return self.printed(place, dict.fromkeys(self._levels[place.list_id], 1))

    def printed(self, place: Place, counts: dict[int, int]) -> str:
        """The number as Word prints it; empty for bullets."""
        defined, levels = self.definition(place), self._levels[place.list_id]
        if defined.format == "bullet" or len(defined.pattern) > MAX_NUMBER_TEXT:
            return ""
        text = defined.pattern
        for other, definition in levels.items():
            style = "decimal" if defined.legal and definition.format != "none" else definition.format
            if f"%{other + 1}" in text:
                text = text.replace(f"%{other + 1}", printed_number(counts[other], style))
        # 1 关于, but ①关于 and 1.关于.
        return f"{text} " if defined.gap and _BARE.search(text) else text


def _is_default(style: etree._Element) -> bool:
    return style.get(w("type")) == "paragraph" and style.get(w("default")) in ("1", "true", "on")


def _levels(abstract: etree._Element) -> dict[int, Level]:
    found = ((whole(x.get(w("ilvl")), -1), x) for x in abstract.iterchildren(w("lvl")))
    return {level: _level(x) for level, x in found if 0 <= level < MAX_NUMBER_LEVELS}


def _level(element: etree._Element) -> Level:
    legal = element.find(w("isLgl"))
    restart = value(element, "lvlRestart")
    format_ = element.find(w("numFmt"))
    if format_ is None:  # newer formats stand beside one for older programs
        format_ = next(element.iter(w("numFmt")), None)
    return Level(
        start=whole(value(element, "start"), 1),
        format=_format(format_),
        pattern=value(element, "lvlText") or "",
        legal=legal is not None and legal.get(w("val")) not in ("0", "false", "off"),
        restart=whole(restart) if restart is not None else None,
        gap=value(element, "suff") != "nothing",
        style=value(element, "pStyle"),
    )


def _format(element: etree._Element | None) -> str:
    """The format's name; a custom one shows by its first three numbers what it is (001, 002, 003)."""
    if element is None:
        return "decimal"
    written = element.get(w("val"), "decimal")
    return "decimalZero" if written == "custom" else written
