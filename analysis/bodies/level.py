"""The administrative level of an organisation: its own, not that of the body that inspected it."""

from __future__ import annotations

import re

from analysis.bodies.gazetteer import MUNICIPALITIES, Place
from analysis.bodies.place_names import names_place
from analysis.codebook import rules

_TEAM_LEVEL = re.compile(r"(自治区|省|市|区|县|旗|州|盟|地)(?:党)?委")


def find_level(name: str | None, place: Place, team: str | None) -> str | None:
    """Administrative level of the organisation itself, whoever inspects it; None where it is unknown."""
    found = rules("organisations")
    if name and _is_central(name, team):
        return "central"
    if name and found["unit"].pattern.search(name):
        return "unit"
    if place.district:
        return "county"
    if name and found["zone"].pattern.search(name):
        return "county"
    if place.city:
        return "provincial" if place.city in MUNICIPALITIES else "prefecture"
    if place.province:
        return "provincial"
    return _level_of_team(team)


def _is_central(name: str, team: str | None) -> bool:
    """Whether it is a central body: no place in its name, and no enterprise, university or hospital."""
    found = rules("organisations")
    if names_place(name) or found["enterprise"].pattern.search(name):
        return False
    if (team or "").startswith("中央"):
        return True
    return bool(found["national"].pattern.search(name)) and not found["unit"].pattern.search(name)


def _level_of_team(team: str | None) -> str | None:
    """The inspecting committee's level: the best estimate where no place is known."""
    match = _TEAM_LEVEL.search(team or "")
    if match is None:
        return None
    level = match[1]
    if level in ("省", "自治区"):
        return "provincial"
    return "prefecture" if level in ("市", "州", "盟", "地") else "county"
