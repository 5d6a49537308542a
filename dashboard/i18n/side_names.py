"""Sides of a comparison in words."""

from __future__ import annotations

from collections.abc import Mapping

from analysis.compare.selection import UNKNOWN
from analysis.compare.sides import EVERYTHING, split_side
from dashboard.i18n.translator import Translator

_DOMAINS = {"city": "city", "level": "level", "province": "province", "kind": "kind", "type": "issue_type"}


def label_side(side: str, tr: Translator, names: Mapping[str, str]) -> str:
    """A notice by its name, a group by what its notices share."""
    what, code = split_side(side)
    if side == EVERYTHING:
        return tr("compare.side.all")
    if what == "notice":
        return names.get(code, code)
    name = tr.label(_DOMAINS[what], code) if what in _DOMAINS else code
    return tr(f"compare.side.{what}", name=tr("unknown") if code == UNKNOWN else name)
