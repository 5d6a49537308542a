"""Why an issue was found: what it shares with what was asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from analysis.search.find import Hits
from analysis.search.query import runs_of, synonyms_in
from analysis.search.searched import FIELDS

MOST_SHARED = 6
_LINKING = "和与及或的对在为等了把被将"


def shared_words(hits: Hits, issue: Mapping[str, str]) -> list[str]:
    """Why an issue was found: the longest strings of what was asked for that it contains, those of its words
    that are synonyms of one, and the words that it shares with the issue compared. `issue`: its text by
    field (Searched.texts)."""
    text = "\n".join(issue[field] for field in FIELDS)
    terms = set(issue["terms"].splitlines())
    found = [*hits.words, *_strings(hits.asked, text), *_synonyms(hits.asked, text)]
    found += [term for term in hits.terms if term in terms]
    kept: list[str] = []
    for word in found:
        if word in text and not any(word in other for other in kept):
            kept.append(word)
    return kept[:MOST_SHARED]


def _strings(asked: str, text: str) -> Iterator[str]:
    """The longest strings of two characters and more that both have, in the order asked."""
    for run in runs_of(asked) or [asked]:
        start = 0
        while start < len(run) - 1:
            end = start + 2
            while end <= len(run) and run[start:end] in text:
                end += 1
            if len(found := run[start : end - 1].strip(_LINKING)) > 1:
                yield found
            start = max(start + 1, end - 1)


def _synonyms(asked: str, text: str) -> Iterator[str]:
    return (other for _, others in synonyms_in(asked) for other in others if other in text)
