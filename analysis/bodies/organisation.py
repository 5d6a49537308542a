"""Which organisation was inspected: its full name and its place."""

from __future__ import annotations

import re

from analysis.bodies.body_names import expand_abbreviation, is_fuller
from analysis.bodies.candidates import find_names
from analysis.bodies.full_name import complete_name, is_registered
from analysis.bodies.gazetteer import Place, gazetteer
from analysis.bodies.level import find_level, own_word
from analysis.bodies.organisation_place import find_place
from analysis.bodies.place_names import Mention, find_place_names, names_place
from analysis.bodies.seat import with_seat
from analysis.bodies.team import find_team
from analysis.codebook import rules
from analysis.outline.document import Document

_REACH = 24  # characters looked at before a name for the place printed with it
_PLACES = frozenset({"省", "自治区", "市", "州", "盟", "区", "县", "旗"})
_COUNTY_LEVELS = frozenset("区县旗")
_TEAM_LEVEL = re.compile(r"(自治区|省|市|区|县|旗|州|盟|地)(?:党)?委")


def find_organisation(document: Document) -> tuple[str | None, Place]:
    """Full name of the inspected organisation without its Party body (None where unknown), and its place."""
    names = list(dict.fromkeys(find_names(document)))
    if not names:
        return _unnamed(document)
    text = document.text.folded
    name = _fullest(names[0], names[1:])
    name = expand_abbreviation(_with_printed_place(name, text), text)
    level = _team_level(document)
    placed = [n for n in names if n.endswith(name) and find_place_names(n)]
    place = _first_place([*placed, _at_team_level(name, level), *names], _context(document))
    if level in _COUNTY_LEVELS and place.city and not place.district:
        place = _within_city(place, find_place(f"{level}单位", _context(document)))
    if find_level(name, place, find_team(document)) == "unit":
        place = with_seat(document, place)
    return complete_name(name, place, level), place


def _unnamed(document: Document) -> tuple[str | None, Place]:
    """No name and the place of the body's level, 我区's or that of the committee; 我区 has the place's
    name.
    """
    own = own_word(document)
    level = own if own in _PLACES else _team_level(document)
    place = find_place(f"{level}单位" if level else "", _context(document))
    named = next((part for part in reversed(place) if part and part.endswith(own)), None)
    return (named if own in _PLACES else None), place


def _within_city(place: Place, lower: Place) -> Place:
    """A county committee's own unit is in that county: `lower`, where it lies in the same city as `place`."""
    return lower if lower.district and lower[:2] == place[:2] else place


def _first_place(names: list[str], context: list[str]) -> Place:
    """The place of the first name that has one; a later name counts only if it prints its place itself."""
    if rules("organisations")["national"].pattern.search(names[0]) and not names_place(names[0]):
        return Place()
    for name in (names[0], *(n for n in names[1:] if names_place(n))):
        place = find_place(name, context)
        if place.province:
            return place
    return find_place(names[0], context)


def _fullest(base: str, others: list[str]) -> str:
    """The fullest of the names for the same body."""
    for other in others:
        only_placed = is_registered(base) and other.endswith(base)
        if is_fuller(base, other) and not only_placed:
            base = other
    return base


def _with_printed_place(name: str, text: str) -> str:
    """The name with the place that the text prints right before it, where the name itself has none."""
    if find_place_names(name) or is_registered(name):
        return name
    bare = rules("places")["bare_level"].pattern.search(name)
    rest = name[bare.end("level") :] if bare else name
    at = text.find(rest)
    while at >= 0:
        before = find_place_names(text[max(0, at - _REACH) : at])
        reach = min(_REACH, at)
        if before and before[-1].end == reach and (not bare or before[-1].name.endswith(bare["level"])):
            return _chain_before(text[at - reach : at], before) + rest
        at = text.find(rest, at + 1)
    return name


def _chain_before(window: str, mentions: list[Mention]) -> str:
    """The adjoining place names at the window's end; a province before its city belongs to the address."""
    first = len(mentions) - 1
    while first and mentions[first - 1].end == mentions[first].start:
        first -= 1
    if len(mentions) - first > 1 and gazetteer().full[mentions[first].name] == [Place(mentions[first].name)]:
        first += 1
    return window[mentions[first].start :]


def _team_level(document: Document) -> str:
    """Level of the inspecting committee (省, 市, 区, 县 ...), empty where none is named."""
    opening = document.text.folded[slice(*document.layout.opening)]
    level = _TEAM_LEVEL.search(find_team(document) or "") or _TEAM_LEVEL.search(opening)
    return level[1] if level else ""


def _at_team_level(name: str, level: str) -> str:
    """A name without a place, after the level of the committee that inspected it: 区 + 某医院."""
    found = rules("organisations")["national"].pattern.search(name)
    bare = rules("places")["bare_level"].pattern.search(name)
    return name if found or bare or names_place(name) else level + name


def _context(document: Document) -> list[str]:
    """Passages that may name the place, the most reliable first."""
    layout, text = document.layout, document.text.folded
    signature = text[slice(*layout.signature)] if layout.signature else ""
    title = text[slice(*layout.title)] if layout.title else ""
    page = text[: layout.opening.start]
    publishers = " ".join(m["body"] for m in rules("organisations")["publisher"].pattern.finditer(page))
    contact = text[max(layout.opening.end, layout.body.end - 400) : layout.body.end]
    return [
        title,
        signature,
        publishers,
        contact,
        page,
        text[layout.body.end :],
        text[slice(*layout.opening)],
        text,
        _site_places(page, _team_level(document)),
    ]


def _site_places(page: str, level: str) -> str:
    """The place of the page's website (某某新闻网), if only one place of that level has the name."""
    stems = (m["stem"] for m in rules("places")["site"].pattern.finditer(page))
    names = dict.fromkeys(stem[-n:] + level for stem in stems for n in (2, 3) if level)
    return " ".join(n for n in names if len(gazetteer().full.get(n, ())) == 1)
