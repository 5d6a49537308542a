"""The sounds of all places of the gazetteer, for the dashboard: python -m tests.factories.place_sounds

Written again when the gazetteer or the package of sounds is another; a test compares the file with both.
"""

from __future__ import annotations

from pypinyin import lazy_pinyin

from analysis.bodies.gazetteer import gazetteer
from analysis.bodies.short_name import shorten_place
from dashboard.i18n.names import SOUNDS


def lines() -> list[str]:
    """One line per place: its short name and its syllables; and per first character of two, which may be
    written without the other (names._place)."""
    places = {shorten_place(name) for name in gazetteer().full}
    places |= {place[0] for place in places if len(place) == 2}
    return [" ".join([place, *lazy_pinyin(place)]) for place in sorted(places)]


if __name__ == "__main__":
    SOUNDS.write_text("\n".join([*lines(), ""]), encoding="utf-8")
