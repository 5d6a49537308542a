"""What is printed before each paragraph of a Word document: its number, in the form that shows its level."""

from __future__ import annotations

from collections import Counter, defaultdict

from lxml import etree

from analysis.codebook import rules
from analysis.limits import MAX_STYLE_DEPTH
from analysis.read.word_numbering import Numbering, Place
from analysis.read.word_package import WordFile, value, w, whole
from analysis.read.word_words import words_of
from analysis.text.folded import fold
from analysis.text.heading_numbers import family_of, number_levels, on_rung, rungs

_BODY_TEXT = 9  # of outline levels: none
_WORDS = "甲乙"  # what follows decides on some marks: 1.1 may be an amount
_MARK_REACH = 24  # characters at a line's beginning that may be its number


class Labels:
    """The numbers of one document; `before` is called once a paragraph, in order."""

    def __init__(self, file: WordFile) -> None:
        self._numbering = Numbering(file.numbering, file.styles)
        self._outline = _OutlineLevels(file.styles)
        self._instead: dict[tuple[str, int], str] = {}  # level of a list -> the rung printed instead
        self._of_headings: dict[etree._Element, str] = {}
        self._look_ahead(file.body)

    def before(self, paragraph: etree._Element, words: str) -> str:
        """The number printed before the paragraph; empty where it has none or nothing comes after it."""
        if not words.strip():
            return ""
        place = self._numbering.place(paragraph)
        if place is None:
            return self._of_headings.get(paragraph, "")
        counts = self._numbering.advance(place)
        rung = self._instead.get((self._numbering.family(place), place.level))
        if rung is not None:
            return on_rung(rung, counts[place.level])
        return self._numbering.printed(place, counts)

    def _look_ahead(self, body: etree._Element) -> None:
        """Find the levels whose numbers would not tell them apart."""
        lists: dict[str, dict[int, Place]] = defaultdict(dict)
        typed: set[str] = set()
        headings: dict[etree._Element, int] = {}
        for paragraph in body.iter(w("p")):
            words = words_of(paragraph).strip()
            if not words:
                continue
            place = self._numbering.place(paragraph)
            if place is not None:
                lists[self._numbering.family(place)].setdefault(place.level, place)
                continue
            family = family_of(words[:_MARK_REACH])
            typed.update({family} if family else ())
            level = self._outline.level(paragraph)
            if level is not None and not _is_title(words):
                headings[paragraph] = level + 1
        printed = {key: {at: self._family(p) for at, p in levels.items()} for key, levels in lists.items()}
        lists_with = Counter(family for found in printed.values() for family in set(found.values()) if family)
        for key, families in printed.items():
            own = set(families.values())
            others = {family for family, n in lists_with.items() if n > (family in own)}
            self._choose(key, families, typed | others)
        if not lists:
            self._of_headings = dict(zip(headings, number_levels([*headings.values()], typed), strict=True))

    def _family(self, place: Place) -> str | None:
        """The kind of mark that the level prints; an empty string where it prints none."""
        printed = self._numbering.sample(place)
        return family_of(printed + _WORDS) if printed.strip() else ""

    def _choose(self, key: str, families: dict[int, str | None], taken: set[str]) -> None:
        levels = sorted(level for level, family in families.items() if family != "")
        for level, rung in zip(levels, rungs([families[level] for level in levels], taken), strict=True):
            if rung is not None:
                self._instead[key, level] = rung


class _OutlineLevels:
    """Which paragraphs are headings, and of which level: their own outline level or that of their style."""

    def __init__(self, styles: etree._Element | None) -> None:
        found = list(styles.iter(w("style"))) if styles is not None else []
        self._styles = {style.get(w("styleId")): style for style in found}
        self._known: dict[str | None, int | None] = {}

    def level(self, paragraph: etree._Element) -> int | None:
        properties = paragraph.find(w("pPr"))
        written = value(properties, "outlineLvl")
        if written is not None:
            level = whole(written, _BODY_TEXT)
            return level if 0 <= level < _BODY_TEXT else None
        style = value(properties, "pStyle")
        if style not in self._known:
            self._known[style] = self._of_style(style)
        return self._known[style]

    def _of_style(self, name: str | None) -> int | None:
        for _ in range(MAX_STYLE_DEPTH):
            style = self._styles.get(name)
            if style is None:
                return None
            properties = style.find(w("pPr"))
            if (written := value(properties, "outlineLvl")) is not None:
                level = whole(written, _BODY_TEXT)
                return level if 0 <= level < _BODY_TEXT else None
            name = value(style, "basedOn")
        return None


def _is_title(words: str) -> bool:
    return bool(rules("layout")["title"].pattern.search(fold(words)))
