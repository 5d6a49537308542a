"""What is searched for: words that must all occur, and the problem that they name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from analysis.codebook import TERMS, rules
from analysis.text.folded import fold

# The longest query that is read; a longer one is cut.
MOST_CHARACTERS = 400
_WORDS = re.compile(r"[“\"]([^”\"]+)[”\"]|([^\s“”\"]+)")
_BREAK = "\0"
_BETWEEN = re.compile(r"[^一-龥A-Za-z0-9]+")
_PIECES = re.compile(r"[a-z]+|[^a-z]+")
EITHER = "|"


def plain(text: str) -> str:
    """A text as it is compared: variants of width and script unified, in lower case."""
    return fold(text).lower()


def plain_all(texts: Sequence[str]) -> list[str]:
    """Each of the texts as `plain` has it, folded at once."""
    folded = plain(_BREAK.join(texts)).split(_BREAK)
    return folded if len(folded) == len(texts) else [plain(text) for text in texts]


def words_of(query: str) -> tuple[str, ...]:
    """The words of a query, plain: what is between spaces, or between quotes."""
    found = _WORDS.findall(plain(query[:MOST_CHARACTERS]))
    words = (" ".join((quoted or word).split()).strip(",;、。") for quoted, word in found)
    return tuple(dict.fromkeys(filter(None, words)))


def either_of(word: str) -> list[str]:
    """The words of which one must occur: `合同|契约` are two."""
    return [part for part in word.split(EITHER) if part] or [word]


def is_latin(character: str) -> bool:
    """Whether it is a letter of a plain text whose words have spaces around them."""
    return "a" <= character <= "z"


def occurs(word: str, text: str) -> bool:
    """Whether the plain text contains the word; letters of a longer Latin word are none."""
    before = r"(?<![a-z])" if is_latin(word[0]) else ""
    after = r"(?![a-z])" if is_latin(word[-1]) else ""
    return re.search(before + re.escape(word) + after, text) is not None


def pieces_of(run: str) -> list[str]:
    """The Latin words of a plain string, and what is between them."""
    return _PIECES.findall(run)


def runs_of(text: str) -> list[str]:
    """The strings of a plain text that can name a problem: without punctuation and set phrases."""
    return _BETWEEN.sub(" ", set_phrases().sub(" ", text)).split()


@cache
def set_phrases() -> re.Pattern[str]:
    """What every problem of the genre is called, whatever it is about."""
    return re.compile("|".join(rule.source.text for rule in rules("set_phrases").values()))


@cache
def synonyms() -> tuple[tuple[str, ...], ...]:
    """Groups of words for the same thing, as `codebook/terms/synonyms.txt` lists them."""
    lines = (TERMS / "synonyms.txt").read_text(encoding="utf-8").splitlines()
    return tuple(tuple(line.split()) for line in lines if line and not line.startswith("#"))


@lru_cache(maxsize=4096)
def synonyms_in(text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each word of the text that has synonyms, with those that the text has not."""
    return tuple(_synonyms_in(text))


def _synonyms_in(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for group in synonyms():
        named = [word for word in group if word in text]
        if named:
            yield max(named, key=len), tuple(word for word in group if word not in text)
