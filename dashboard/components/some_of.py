"""How many of how many, in words that fit one, some and all."""

from __future__ import annotations

from typing import Any

from dashboard.i18n.translator import Translator

_GROUPS = {"notice_id": "notices", "city": "cities", "level": "levels", "province": "provinces"}


def format_some_of(k: Any, of: Any, tr: Translator, *, what: str = "notices", start: bool = False) -> str:
    """“2 of 5 notices”, “all 5 notices”, “both notices”, “the one notice”, “none of the 5 notices”.

    `what`: notices, groups, cities, levels, provinces or issues. `start`: begins a sentence.
    """
    k, of = int(k), int(of)
    form = "none" if k == 0 else "some" if k < of else {1: "one", 2: "both"}.get(of, "all")
    text = tr(f"some_of.{what}.{form}", k=tr.number(k), of=tr.number(of), n=of)
    return text[:1].upper() + text[1:] if start else text


def format_groups_of(k: Any, of: Any, tr: Translator, *, by: str, start: bool = False) -> str:
    """“2 of 5 cities”: groups as what they are."""
    return format_some_of(k, of, tr, what=_GROUPS.get(by, "groups"), start=start)


def format_count_of(k: Any, of: Any, tr: Translator) -> str:
    """“2 of 5”, “all 5”, “both”, “1”, “none of 5”, without the noun."""
    k, of = int(k), int(of)
    form = "none" if k == 0 else "some" if k < of else {1: "one", 2: "both"}.get(of, "all")
    return tr(f"some_of.count.{form}", k=tr.number(k), of=tr.number(of))
