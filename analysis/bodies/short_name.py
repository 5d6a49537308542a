"""Short names of bodies: 某市卫生健康委员会 → 某卫健委, for axes and lists."""

from __future__ import annotations

from collections.abc import Container, Sequence
from functools import lru_cache

from analysis.codebook import rules

COMMITTEE = "委"  # a place that is inspected itself is so by its Party committee


def shorten_body(name: str, places: Sequence[str], *, is_unit: bool = False) -> str:
    """The organisation `name` in short; its full name where no rule applies.

    `places`: its province, city and district as far as known, the largest first. A unit (hospital, school,
    company, town) has its own name without the place, unless many others have the same.
    """
    found = rules("short_names")
    place, own = _split(found["head"].pattern.sub("", name), places)
    if not own:
        return place + COMMITTEE
    short = _shorten_kind(own)
    if is_unit and not found["common_name"].pattern.search(own) and len(own) > 2:
        return short
    return (place if found["belongs_to_place"].pattern.search(short) else shorten_place(place)) + short


@lru_cache(maxsize=10_000)
def shorten_place(name: str) -> str:
    """A place without its suffix; as it is where one character would be left."""
    found = rules("short_names")["place"].pattern.search(name)
    return found["stem"] if found else name


def _split(name: str, places: Sequence[str]) -> tuple[str, str]:
    """The last of the places that begin the name, one after the other, and what follows them."""
    last = ""
    for place in places:
        if name.startswith(place):
            last, name = place, name[len(place) :]
    return last, name


@lru_cache(maxsize=10_000)  # thousands of places have a body of each kind
def _shorten_kind(own: str) -> str:
    kinds = rules("short_names")["kinds"].sets
    longest = longest_ending(own, kinds)
    return own[: len(own) - len(longest)] + kinds.get(longest, "")


def longest_ending(name: str, endings: Container[str]) -> str:
    """The longest of the endings with which the name ends; empty where none does."""
    for start in range(len(name)):
        if name[start:] in endings:
            return name[start:]
    return ""
