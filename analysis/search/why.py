"""Why an issue was found: what it shares with what was asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from analysis.search.find import Hits
from analysis.search.query import either_of, is_latin, occurs, pieces_of, plain, runs_of, synonyms_in
from analysis.search.searched import FIELDS

MOST_SHARED = 6
_LINKING = "和与及或的对在为等了把被将"


def shared_words(hits: Hits, issue: Mapping[str, str]) -> list[str]:
    """Why an issue was found: the longest strings of what was asked for that it contains, those of its words
    that are synonyms of one, and the words that it shares with the issue compared. `issue`: its text by
    field (Searched.texts)."""
    text = "\n".join(issue[field] for field in FIELDS)
    terms = set(issue["terms"].splitlines())
    words = [part for word in hits.words for part in either_of(word)]
    found = [*words, *_strings(hits.asked, text), *_synonyms(hits.asked, text)]
    found += [term for term in hits.terms if term in terms]
    kept: list[str] = []
    for word in found:
        if occurs(word, text) and not any(word in other for other in kept):
            kept.append(word)
    return kept[:MOST_SHARED]


def find_words(hits: Hits, issue: Mapping[str, str], issued: Sequence[str] = ()) -> dict[str, list[str]]:
    """Where each word that was asked for is in the issue: `title`, names of `documents` that were issued
    (`issued`), names of others (`named`), or `text` under the title; the first of these that has it."""
    issue = {**issue, "issued": "\n".join(map(plain, issued))}
    fields = {"title": ["title"], "documents": ["issued"], "named": ["names"], "text": ["terms", "passage"]}
    found: dict[str, list[str]] = {}
    for word in dict.fromkeys(part for words in hits.words for part in either_of(words)):
        in_ = (place for place, names in fields.items() if any(word in issue[name] for name in names))
        if place := next(in_, ""):
            found.setdefault(place, []).append(word)
    return {place: found[place] for place in fields if place in found}


def _strings(asked: str, text: str) -> Iterator[str]:
    """The longest strings of two characters and more that both have, in the order asked."""
    for run in runs_of(asked) or [asked]:
        for piece in pieces_of(run):
            yield from [piece] if is_latin(piece[0]) else _longest(piece, text)


def _longest(piece: str, text: str) -> Iterator[str]:
    start = 0
    while start < len(piece) - 1:
        end = start + 2
        while end <= len(piece) and piece[start:end] in text:
            end += 1
        if len(found := piece[start : end - 1].strip(_LINKING)) > 1:
            yield found
        start = max(start + 1, end - 1)


def _synonyms(asked: str, text: str) -> Iterator[str]:
    return (other for _, others in synonyms_in(asked) for other in others if other in text)
