"""What the words of a title mean in short, one by one, for readers who cannot read it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from analysis.words.stopwords import stop_words
from dashboard.i18n.translator import Translator
from locales import glosses_of

_MOST = 6  # words of a title that are explained
_FEWEST, _LONGEST = 2, 8  # characters of a word that is looked up
_NOT = "\u4e0d\u672a\u6ca1\u65e0"  # not, not yet, no, without: deny the word behind them


def gloss_title(title: str, tr: Translator) -> str:
    """ "procurement · contract · not timely"; empty where the language explains no word of the title."""
    return _glossed(str(title), tr.language)


@lru_cache(maxsize=20_000)
def _glossed(title: str, language: str) -> str:
    known = glosses_of(language)
    found = list(dict.fromkeys(_meanings(title, known))) if known else []
    return " · ".join(found[:_MOST]) + (" …" if len(found) > _MOST else "")


def _meanings(title: str, known: Mapping[str, str]) -> Iterator[str]:
    """The meaning of each word in order; at each place the longest word that is known counts."""
    place, common = 0, stop_words("general")
    while place < len(title):
        word = _longest_word(title, place, known)
        if word and word not in common:
            denied = place > 0 and title[place - 1] in _NOT
            yield f"not: {known[word]}" if denied else known[word]
        place += len(word) or 1


def _longest_word(title: str, place: int, known: Mapping[str, str]) -> str:
    words = (title[place : place + size] for size in range(_LONGEST, _FEWEST - 1, -1))
    return next((word for word in words if word in known), "")
