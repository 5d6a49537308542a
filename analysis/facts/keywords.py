"""Table `keywords`: how often each word occurs in each part and issue of a notice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from analysis.outline.document import Document
from analysis.words.running import countable_text, is_word, own_stretches
from analysis.words.segment import count_terms, tag_of


def extract_keywords(document: Document) -> list[dict[str, Any]]:
    """One row per part, issue and term of the notice's own text, with its count.

    Every word counts, stop words included, so that the rows of a part add up to its tokens; pages hide stop
    words. Words are Han or Latin. Punctuation, numerals, contact data, the signature, the page's lines around
    the notice and the names of private persons are no words. Groups are in the order of the text (`issue_id`
    is None outside the issues), terms by falling count, then by term.
    """
    groups: dict[tuple[str, str | None], Counter[str]] = {}
    for stretch in own_stretches(document):
        counts = count_terms(countable_text(document, stretch))
        groups.setdefault((stretch.part, stretch.issue_id), Counter()).update(counts)
    return [
        row
        for (part, issue), counts in groups.items()
        for row in _rows(document.notice_id, part, issue, counts)
    ]


def _rows(notice_id: str, part: str, issue_id: str | None, counts: Counter[str]) -> Iterator[dict[str, Any]]:
    words = [(-count, term) for term, count in counts.items() if is_word(term)]
    for count, term in sorted(words):
        yield {
            "notice_id": notice_id,
            "issue_id": issue_id,
            "part": part,
            "term": term,
            "pos": tag_of(term),
            "count": -count,
        }
