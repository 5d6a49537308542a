"""Sides of a comparison in words."""

from __future__ import annotations

from collections.abc import Mapping

from analysis.compare.selection import UNKNOWN
from analysis.compare.sides import EVERYTHING, split_side
from dashboard.words import Words

_DOMAINS = {"city": "city", "level": "level", "province": "province", "kind": "kind", "type": "issue_type"}


def say_side(side: str, words: Words, names: Mapping[str, str]) -> str:
    """A notice by its name, a group by what holds it together."""
    what, code = split_side(side)
    if side == EVERYTHING:
        return words("compare.side.all")
    if what == "notice":
        return names.get(code, code)
    name = words.label(_DOMAINS[what], code) if what in _DOMAINS else code
    return words(f"compare.side.{what}", name=words("unknown") if code == UNKNOWN else name)
