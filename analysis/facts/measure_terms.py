"""Table `measure_terms`: up to five terms that show what a measure is about."""

from __future__ import annotations

from collections import Counter
from typing import Any

from analysis.columns import Columns
from analysis.outline.document import Document, Mark
from analysis.schema import TABLES
from analysis.words.personal_data import blank_personal_data
from analysis.words.remembered import Remembered
from analysis.words.running import is_word
from analysis.words.segment import cut, tag_of
from analysis.words.stopwords import is_stop_word

_MOST = 5
# Parts of speech that name no subject (ICTCLAS): adverbs, directions, times, places, states.
_NO_SUBJECT = frozenset(("d", "ad", "f", "t", "s", "z"))


def extract_measure_terms(document: Document) -> Columns:
    """The most frequent terms of each measure, by falling count, then by term; no stop word is one.

    Neither their order nor their places in the text are kept, so the rows contain names and no sentence.
    """
    columns: dict[str, list[Any]] = {name: [] for name in TABLES["measure_terms"].names}
    for item in document.outline.items:
        issue_id = f"{document.notice_id}#{item.seq}"
        for mark in item.measures:
            terms, counts = _terms(document, mark)
            columns["notice_id"] += [document.notice_id] * len(terms)
            columns["issue_id"] += [issue_id] * len(terms)
            columns["measure_id"] += [f"{issue_id}.{mark.seq}"] * len(terms)
            columns["term"] += terms
            columns["count"] += counts
    return Columns(columns)


def _terms(document: Document, mark: Mark) -> tuple[list[str], list[int]]:
    counts = Counter(cut(blank_personal_data(document.text.folded[mark.start : mark.end])))
    terms = sorted(filter(_SUBJECTS.__getitem__, counts))
    terms.sort(key=counts.__getitem__, reverse=True)
    return terms[:_MOST], [counts[term] for term in terms[:_MOST]]


def _is_subject(term: str) -> bool:
    tag = tag_of(term)
    return len(term) > 1 and tag not in _NO_SUBJECT and is_word(term) and not is_stop_word(term, tag)


_SUBJECTS = Remembered(_is_subject)
