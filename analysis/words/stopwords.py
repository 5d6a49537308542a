"""Three layers of stop words, each a file in `codebook/stopwords`; pages choose which to hide."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from analysis.bodies.gazetteer import gazetteer
from analysis.codebook import FOLDER, CodebookError
from analysis.words.terms import domain_terms

if TYPE_CHECKING:  # reading a notice needs no pandas, which takes a third of a second
    import pandas as pd

LAYERS = ("general", "boilerplate", "places")
_KINDS = {"@": "tag", "~": "pattern", "*": "ending", "!": "exception"}
# A word with a place's ending is a place only if so many characters come before the ending.
_SHORTEST_NAME = 2


@dataclass(frozen=True)
class _PlaceRules:
    endings: tuple[tuple[str, frozenset[str]], ...]
    exceptions: frozenset[str]


@cache
def stop_words(layer: str) -> frozenset[str]:
    """The words listed in one layer; it also stops words by tag, pattern or ending (see `is_stop_word`).

    Raises:
        CodebookError: there is no such layer.
    """
    return frozenset(line for line in _lines(layer) if line[0] not in _KINDS)


def list_stop_words(layers: Sequence[str] = LAYERS) -> pd.DataFrame:
    """One row per line of the layers' files: layer, kind, entry.

    Kinds: word; tag (stops every word with the tag); pattern (every word that matches and is no domain term);
    ending (of a place, with the tags that the word must have); exception (from the endings).
    """
    import pandas as pd

    rows = [
        (layer, _KINDS.get(line[0], "word"), line[1:] if line[0] in _KINDS else line)
        for layer in layers
        for line in _lines(layer)
    ]
    return pd.DataFrame(rows, columns=["layer", "kind", "entry"])


@lru_cache(maxsize=1 << 16)
def is_stop_word(term: str, pos: str, *, layers: tuple[str, ...] = LAYERS) -> bool:
    """Whether one of the layers stops the word: by its list, by tag, by a pattern, or as a place.

    Patterns never stop a domain term.
    """
    if any(term in stop_words(layer) or pos in _tags(layer) for layer in layers):
        return True
    if term not in domain_terms() and any(_pattern(layer).fullmatch(term) for layer in layers):
        return True
    return "places" in layers and is_place_word(term, pos)


def is_place_word(term: str, pos: str) -> bool:
    """Whether the word is the name of a place or body: listed, tagged as a place, or by ending and tag."""
    if term in stop_words("places") or pos in _tags("places"):
        return True
    if pos.startswith("nr") and term in gazetteer().stems:
        return True  # 玄武, which the engine takes for a person
    rules = _place_rules()
    if term in rules.exceptions or term in domain_terms():
        return False
    return any(
        pos in tags and term.endswith(ending) and len(term) >= len(ending) + _SHORTEST_NAME
        for ending, tags in rules.endings
    )


@cache
def _lines(layer: str) -> tuple[str, ...]:
    if layer not in LAYERS:
        raise CodebookError(f"{layer}: no layer of stop words; there are {', '.join(LAYERS)}")
    text = (FOLDER / "stopwords" / f"{layer}.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def _tags(layer: str) -> frozenset[str]:
    return frozenset(line[1:] for line in _lines(layer) if line.startswith("@"))


@cache
def _pattern(layer: str) -> re.Pattern[str]:
    """One pattern for all patterns of the layer; without any it matches nothing."""
    return re.compile("|".join(line[1:] for line in _lines(layer) if line.startswith("~")) or "(?!)")


@cache
def _place_rules() -> _PlaceRules:
    lines = _lines("places")
    endings = [line[1:].split() for line in lines if line.startswith("*")]
    return _PlaceRules(
        endings=tuple((ending, frozenset(tags)) for ending, *tags in endings),
        exceptions=frozenset(line[1:] for line in lines if line.startswith("!")),
    )
