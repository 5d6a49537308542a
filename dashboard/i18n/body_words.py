"""The own name of a body for readers of another script, word by word."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from locales import Names

_ORDINAL = re.compile(
    "\u7b2c([\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341]{1,3}|[0-9]{1,3})"
)
_DIGITS = {
    han: digit for digit, han in enumerate("\u3007\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d")
}
_TEN = "\u5341"
_WORD = 2  # characters of what is not known that are written as one word, three at its end


def write_own_name(
    name: str,
    places: Mapping[str, str],
    names: Names,
    *,
    sound: Callable[[str], str],
) -> str:
    """The words of the name: known words, numbers, `places` as they are written, the rest by its sounds."""
    parts: list[str] = []
    unknown = ""
    for piece, written in _pieces(name, places, names):
        if not written:
            unknown += piece
            continue
        parts += [*_by_sound(unknown, sound), written]
        unknown = ""
    return " ".join([*parts, *_by_sound(unknown, sound)])


def _pieces(name: str, places: Mapping[str, str], names: Names) -> Iterator[tuple[str, str]]:
    """Each piece and how it is written (empty: by its sound); at each place the longest word counts."""
    start = 0
    while start < len(name):
        if number := _ORDINAL.match(name, start):
            piece, written = number[0], f"No. {_number(number[1])}"
        elif piece := _longest(name, start, places, names):
            written = places.get(piece, names.long_words.get(piece, ""))
        else:
            piece = name[start]
            written = names.suffixes.get(piece, "") if start else ""  # of a place that is not listed
        yield piece, written
        start += len(piece)


def _longest(name: str, start: int, places: Mapping[str, str], names: Names) -> str:
    """The longest place or known word there, of two characters or more; empty where there is none."""
    ends = range(len(name), start + 1, -1)  # names of bodies are short
    return next((w for end in ends if (w := name[start:end]) in places or w in names.long_words), "")


def _number(text: str) -> int:
    if text.isdigit():
        return int(text)
    tens, ten, ones = text.rpartition(_TEN)
    return 10 * (_DIGITS[tens] if tens else bool(ten)) + (_DIGITS[ones] if ones else 0)


def _by_sound(name: str, sound: Callable[[str], str]) -> list[str]:
    """In words of two characters; the last has three where one would be left."""
    if len(name) <= _WORD + 1:
        return [sound(name)] if name else []
    return [sound(name[:_WORD]), *_by_sound(name[_WORD:], sound)]
