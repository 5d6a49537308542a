"""Table `measure_terms`: up to five terms that show what a measure is about."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from analysis.outline.document import Document, Mark
from analysis.words.personal_data import blank_personal_data
from analysis.words.running import is_word
from analysis.words.segment import count_terms, tag_of
from analysis.words.stopwords import is_stop_word

_MOST = 5
# Parts of speech that name no subject (ICTCLAS): adverbs, directions, times, places, states.
_NO_SUBJECT = frozenset(("d", "ad", "f", "t", "s", "z"))


def extract_measure_terms(document: Document) -> list[dict[str, Any]]:
    """The most frequent terms of each measure, by falling count, then by term; no stop word is one.

    Neither their order nor their places in the text are kept, so the rows contain names and no sentence.
    """
    return [
        {
            "notice_id": document.notice_id,
            "issue_id": f"{document.notice_id}#{item.seq}",
            "measure_id": f"{document.notice_id}#{item.seq}.{mark.seq}",
            "term": term,
            "count": count,
        }
        for item in document.outline.items
        for mark in item.measures
        for term, count in _terms(document, mark)
    ]


def _terms(document: Document, mark: Mark) -> list[tuple[str, int]]:
    counts = count_terms(blank_personal_data(document.text.folded[mark.start : mark.end]))
    named = ((term, count) for term, count in counts.items() if _is_subject(term))
    return sorted(named, key=lambda counted: (-counted[1], counted[0]))[:_MOST]


@lru_cache(maxsize=1 << 16)
def _is_subject(term: str) -> bool:
    tag = tag_of(term)
    return len(term) > 1 and tag not in _NO_SUBJECT and is_word(term) and not is_stop_word(term, tag)
