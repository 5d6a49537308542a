"""The administrative level of an organisation: its own, not that of the body that inspected it."""

from __future__ import annotations

import re

from analysis.bodies.gazetteer import MUNICIPALITIES, Place
from analysis.bodies.place_names import names_place, unlisted_level
from analysis.codebook import rules
from analysis.outline.document import Document, once
from analysis.text.folded import fold

_TEAM_LEVEL = re.compile(r"(自治区|省|市|区|县|旗|州|盟|地)(?:党)?委")
_COUNTY = frozenset({"区", "县", "旗"})


@once
def own_word(document: Document) -> str:
    """What the opening calls the organisation without naming it: 局 of 我局, 区 of 我区; else empty."""
    match = rules("organisations")["own_word"].pattern.search(document.text.folded, *document.layout.opening)
    return match["own"] if match else ""


def find_level(name: str | None, place: Place, team: str | None, own: str = "") -> str | None:
    """Administrative level of the organisation itself, whoever inspects it; None where it is unknown.

    `team`: the team or committee that inspected it. `own`: what it calls itself where it has no name.
    """
    found, team = rules("organisations"), fold(team or "")
    if name and _is_central(name, team):
        return "central"
    if found["unit"].pattern.search(name) if name else found["own_unit"].pattern.search(own):
        return "unit"
    corps = found["corps"].pattern.search(name) if name else None
    if corps and (corps["division"] or not place.district):
        return "prefecture" if corps["division"] else "provincial"
    bare = rules("places")["bare_level"].pattern.search(name) if name else None
    own_level = bare["level"] if bare else "" if name else own
    return _of_place(name, place, own_level) or _of_word(own_level, team) or _level_of_team(team)


def _of_place(name: str | None, place: Place, own_level: str) -> str | None:
    """The level of the place, unless a body's bare level (区水务局) is lower than what is known
    of it.
    """
    if place.district or own_level in _COUNTY:
        return "county"
    if name and (printed := unlisted_level(name)):
        return _of_word(printed, "")
    if name and rules("organisations")["zone"].pattern.search(name):
        return "county"
    if place.city:
        return "provincial" if place.city in MUNICIPALITIES else "prefecture"
    return "provincial" if place.province else None


def _is_central(name: str, team: str) -> bool:
    """Whether it is a central body: no place in its name, and no enterprise, university or hospital."""
    found = rules("organisations")
    if names_place(name) or found["enterprise"].pattern.search(name):
        return False
    if team.startswith("中央"):
        return True
    return bool(found["national"].pattern.search(name)) and not found["unit"].pattern.search(name)


def _level_of_team(team: str) -> str | None:
    """The inspecting committee's level: the best estimate where no place is known."""
    match = _TEAM_LEVEL.search(team)
    return _of_word(match[1], team) if match else None


def _of_word(word: str, team: str) -> str | None:
    """The level of 省, 市, 县; a city whose committee sends 巡视组 is a municipality."""
    if word in _COUNTY:
        return "county"
    if word in ("市", "州", "盟", "地", "地区"):
        return "provincial" if word == "市" and re.search("市委.*巡视", team) else "prefecture"
    return "provincial" if word in ("省", "自治区") else None
