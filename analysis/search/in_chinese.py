"""A query in another language, in the words of the notices: by what their words mean in short."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from analysis.search.query import EITHER, is_latin, words_of
from locales import glosses_of, languages

_LINKING = frozenset(
    "a about an and at by for from in of on or problem problems the to what who with".split()  # noqa: SIM905
)
_LONGEST = 5  # words of a meaning
_SENSES = re.compile(r"[;,]\s*")
_ASIDE = re.compile(r"\([^)]*\)")
_PLURAL = re.compile(r"(?<=\w\w)(?<!s)s$")


@dataclass(frozen=True)
class InChinese:
    """`query`: as it is searched. terms: what was translated, and its words. unknown: Latin words without."""

    query: str
    terms: tuple[tuple[str, tuple[str, ...]], ...] = ()
    unknown: tuple[str, ...] = ()


def in_chinese(query: str) -> InChinese:
    """Words and phrases with a meaning in a list of glosses become the words that have it, joined by `|`;
    linking words are left out, all else stays."""
    words = [part for word in words_of(query) for part in _parts(word)]
    if not any(map(_is_word, words)):
        return InChinese(query)
    found, terms, unknown = [], [], []
    for phrase, meant in _translate([word for word in words if word not in _LINKING]):
        found.append(EITHER.join(meant) if meant else f'"{phrase}"')
        if meant:
            terms.append((phrase, meant))
        elif _is_word(phrase):
            unknown.append(phrase)
    return InChinese(" ".join(found) or query, tuple(terms), tuple(unknown))


def _parts(word: str) -> list[str]:
    """The words of a Latin phrase; anything else is one."""
    parts = word.split()
    return parts if all(map(_is_word, parts)) else [word]


def _is_word(word: str) -> bool:
    return is_latin(word[0]) and is_latin(word[-1])


def _translate(words: list[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The longest phrases that have a meaning, and the words between them."""
    start = 0
    while start < len(words):
        ends = range(min(len(words), start + _LONGEST), start, -1)
        phrases = ((end, " ".join(words[start:end])) for end in ends)
        end, phrase = next(((e, p) for e, p in phrases if _key(p) in _meanings()), (start + 1, words[start]))
        yield phrase, _meanings().get(_key(phrase), ())
        start = end


@cache
def _meanings() -> Mapping[str, tuple[str, ...]]:
    """A meaning in any language -> the Chinese words that have it; single characters where there is no
    longer one."""
    known: dict[str, list[str]] = defaultdict(list)
    for language in languages():
        for word, gloss in glosses_of(language).items():
            for sense in _SENSES.split(_ASIDE.sub(" ", gloss)):
                if key := _key(sense):
                    known[key].append(word)
    return {key: tuple([w for w in words if len(w) > 1] or words) for key, words in known.items()}


def _key(phrase: str) -> str:
    """The phrase in lower case, without plurals."""
    return " ".join(_PLURAL.sub("", word) for word in phrase.lower().split())
