"""The full name of a body: with the places that belong to it by convention.

A district's body carries its city (某市某区某局), for names of districts repeat from city to city; a county's, a
banner's or a county-level city's does not. What the text prints more fully stays as printed, and a name under
which a company or university is registered is not lengthened at all.
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
    """`name` with its place; `level` is that of the inspecting committee (市, 区 ...), empty where unknown."""
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
    """The city put before its district where the name prints only the district, or the city in short."""
    district = place.district
    if not district or district not in name or not _needs_city(district, place):
        return name
    head, _, rest = name.partition(district)
    city = place.city or ""
    if city in head:
        return name
    return head.removesuffix(city[:-1]) + city + district + rest


def _below_place(name: str, place: Place, level: str) -> str:
    """A town, school, hospital or bureau that prints no place, headed by the committee's that inspected it."""
    own = place.district or (place.city if level in ("市", "州", "盟", "地") else None)
    is_national = rules("organisations")["national"].pattern.search(name)
    starts_with_level = name[0] in _LEVELS and not name.startswith("市场")
    if not level or level in ("省", "自治区") or own is None or is_national or starts_with_level:
        return name
    return _chain(own, place) + name


def _chain(own: str, place: Place) -> str:
    return (place.city or "") + own if _needs_city(own, place) else own


def _needs_city(own: str, place: Place) -> bool:
    """True for a district of a city; a new area with a province's powers stands alone."""
    if not place.city or own != place.district or not own.endswith("区"):
        return False
    return place.city in MUNICIPALITIES or own not in rules("places")["new_areas"].gives
