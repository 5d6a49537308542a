"""Names of places and bodies for readers of another script: by their sounds, kinds of bodies translated."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.bodies.short_name import longest_ending, shorten_place
from dashboard.i18n.body_words import write_own_name
from locales import Names, names_of

# Places of the gazetteer and their sounds (tests/factories/place_sounds.py).
SOUNDS = Path(__file__).with_name("place_sounds.txt")
_NAMED_BY = ("province", "city", "district", "level")
_NARROW = 7  # letters
_LONGEST = 3  # characters of a name that is written by its sounds as one word
_COMMITTEE = re.compile("\u59d4(?:\u5458\u4f1a)?$")


def translate_place(place: str, language: str) -> str:
    """The place as readers of the language know it; as it is where the language keeps Chinese names."""
    names = names_of(language)
    return _place(place, names) if names else place


def translate_body(short: str, places: Collection[str], language: str, *, is_unit: bool = False) -> str:
    """A body's short name (`analysis.bodies.short_name`): its kind and the known words of its own name
    translated, its places (`places`) and the rest by their sounds."""
    names = names_of(language)
    if not names:
        return short
    for start, kind in names.around.items():
        if short.startswith(start):
            return f"{_place(_COMMITTEE.sub('', short[len(start) :]), names)} {kind}"
    kind = longest_ending(short[1:], names.kinds)
    own = _own_name(short[: len(short) - len(kind)], tuple(places), language, is_unit and bool(kind))
    return f"{own} {names.kinds.get(kind, '')}".strip()


@lru_cache(maxsize=10_000)  # many bodies have the name of one place
def _own_name(head: str, places: tuple[str, ...], language: str, has_kind_of_unit: bool) -> str:
    """What is before the kind of a body."""
    names = names_of(language)
    assert names is not None
    whole = {shorten_place(place): place for place in places}
    known = {*places, *whole}
    if head in known or (has_kind_of_unit and len(head) <= _LONGEST and head not in names.words):
        return _place(whole.get(head, head), names)
    places_of = {place: _place(whole.get(place, place), names) for place in known if len(place) > 1}
    return write_own_name(head, places_of, names, sound=_by_sound)


def translate_bodies(short_names: Mapping[str, str], notices: pd.DataFrame, language: str) -> dict[str, str]:
    """notice_id -> name in the language, in the same order; two that would be alike keep their Chinese names
    beside it.

    `notices`: one row per notice with notice_id, province, city, district, level.
    """
    if not names_of(language):
        return dict(short_names)
    keys = notices["notice_id"].tolist()
    places = (notices[column].tolist() for column in _NAMED_BY)
    ends = [f" ({key})" for key in keys]  # of a body with several notices (labels.short_names)
    shorts = [short_names[key].removesuffix(end) for key, end in zip(keys, ends, strict=True)]
    bodies = list(zip(shorts, *places, strict=True))
    names = {body: _translate(*body, language=language) for body in set(bodies)}  # once for a body
    made = {
        key: names[body] + (end if short_names[key].endswith(end) else "")
        for key, end, body in zip(keys, ends, bodies, strict=True)
    }
    counts = Counter(made.values())
    return {
        key: made[key] if counts[made[key]] == 1 or made[key] == short else f"{made[key]} {short}"
        for key, short in short_names.items()
    }


def _translate(short: str, *places: Any, language: str) -> str:
    """`places`: province, city and district, absent where unknown, and the body's level."""
    known = [place for place in places[:-1] if isinstance(place, str)]
    return translate_body(short, known, language, is_unit=places[-1] == "unit")


def place_in_lines(place: str, language: str) -> list[str]:
    """The place in short, in lines of some seven letters, for a small square."""
    name = shorten_place(translate_place(place, language))
    if len(name) <= _NARROW or " " in name:
        return name.split()
    syllables = _syllables(shorten_place(place))
    half = -(-len(syllables) // 2)
    return (
        [name]
        if len(syllables) < 2
        else [f"{''.join(syllables[:half]).capitalize()}-", "".join(syllables[half:])]
    )


def _place(place: str, names: Names) -> str:
    if known := names.places.get(place) or names.places.get(shorten_place(place)):
        return known
    stem = shorten_place(place)
    if len(stem) == 2 and stem == place and place[-1] in names.suffixes:  # one character and its suffix
        return f"{_by_sound(place[0])} {names.suffixes[place[-1]]}"
    return _by_sound(stem)


def _by_sound(name: str) -> str:
    return "".join(_syllables(name)).capitalize()


@lru_cache(maxsize=10_000)
def _syllables(name: str) -> tuple[str, ...]:
    # An apostrophe where a vowel would run on: Huai'an, Xi'an.
    syllables = _known_sounds().get(name) or _sounds_of(name)
    return tuple(("'" if i and s[:1] in "aoe" else "") + s for i, s in enumerate(syllables))


@cache
def _known_sounds() -> dict[str, list[str]]:
    """Place -> its syllables."""
    lines = map(str.split, SOUNDS.read_text(encoding="utf-8").splitlines())
    return {place: syllables for place, *syllables in lines}


def _sounds_of(name: str) -> list[str]:
    if name.isascii():
        return [name]
    # Its dictionary takes half a second to load, and 60 MB: kept names and known places need neither.
    from pypinyin import lazy_pinyin

    return lazy_pinyin(name)
