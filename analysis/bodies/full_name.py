"""The full name of a body, with the names of the places above it as usage requires.

The name of a district's body includes its city (某市某区某局), because several cities have a district of that
name; the name of a county's, a banner's or a county-level city's body does not. A fuller name in the text
stays as printed. The registered name of a company or university is never lengthened.
"""

from __future__ import annotations

from analysis.bodies.gazetteer import MUNICIPALITIES, Place
from analysis.bodies.place_names import names_place
from analysis.codebook import rules

_LEVELS = frozenset("省市区县州盟旗")


def is_registered(name: str) -> bool:
    """True for the name of a company, bank or university: it is its own full name."""
    return bool(rules("organisations")["registered"].pattern.search(name))


def complete_name(name: str, place: Place, level: str) -> str:
    """`name` with its place. `level` is the inspecting committee's (市, 区 ...), empty where unknown."""
    if rules("places")["bare_level"].pattern.search(name):
        return _for_bare_level(name, place)
    if is_registered(name):
        return name
    if names_place(name):
        return _with_city(name, place)
    return _below_place(name, place, level)


def _for_bare_level(name: str, place: Place) -> str:
    """A name that begins with its bare level (市, 县, 区) begins with the place's name instead."""
    bare = rules("places")["bare_level"].pattern.search(name)
    if bare is None:
        return name
    level = bare["level"]
    own = next((part for part in reversed(place) if part and part.endswith(level)), None)
    return name if own is None else _chain(own, place) + name[bare.end("level") :]


def _with_city(name: str, place: Place) -> str:
    """The name with the city before its district, where it prints only the district or a short city name."""
    district = place.district
    if not district or district not in name or not _needs_city(district, place):
        return name
    head, _, rest = name.partition(district)
    city = place.city or ""
    if city in head:
        return name
    return head.removesuffix(city[:-1]) + city + district + rest


def _below_place(name: str, place: Place, level: str) -> str:
    """The name of a town, school or bureau without a place, after the place of its inspecting committee."""
    own = place.district or (place.city if level in ("市", "州", "盟", "地") else None)
    is_national = rules("organisations")["national"].pattern.search(name)
    starts_with_level = name[0] in _LEVELS and not name.startswith("市场")
    if not level or level in ("省", "自治区") or own is None or is_national or starts_with_level:
        return name
    if name.startswith(own[:-1]) and rules("organisations")["zone"].pattern.search(name):
        return name  # 某阳经济开发区 bears its county's name
    return _chain(own, place) + name


def _chain(own: str, place: Place) -> str:
    return (place.city or "") + own if _needs_city(own, place) else own


def _needs_city(own: str, place: Place) -> bool:
    """True for a district of a city; a new area with a province's powers is named without a city."""
    if not place.city or own != place.district or not own.endswith("区"):
        return False
    return place.city in MUNICIPALITIES or own not in rules("places")["new_areas"].sets
