"""Table `keywords`: how often each word occurs in each part and issue of a notice."""

from __future__ import annotations

from collections import Counter
from typing import Any

from analysis.columns import Columns
from analysis.outline.document import Document
from analysis.schema import TABLES
from analysis.words.remembered import Remembered
from analysis.words.running import countable_text, is_word, own_stretches
from analysis.words.segment import cut, tag_of

_TAGS: Remembered[str, str] = Remembered(
    lambda term: tag_of(term) if is_word(term) else ""
)  # "" for what is no word


def extract_keywords(document: Document) -> Columns:
    """One row per part, issue and term of the notice's own text, with its count.

    Every word counts, stop words included, so that the rows of a part add up to its tokens; pages hide stop
    words. Words are Han or Latin. Punctuation, numerals, contact data, the signature, the page's lines around
    the notice and the names of private persons are no words. Groups are in the order of the text (`issue_id`
    is None outside the issues), terms by falling count, then by term.
    """
    groups: dict[tuple[str, str | None], Counter[str]] = {}
    for stretch in own_stretches(document):
        counts = groups.setdefault((stretch.part, stretch.issue_id), Counter())
        counts.update(cut(countable_text(document, stretch)))
    columns: dict[str, list[Any]] = {name: [] for name in TABLES["keywords"].names}
    for (part, issue_id), counts in groups.items():
        terms = sorted(filter(_TAGS.__getitem__, counts))
        terms.sort(key=counts.__getitem__, reverse=True)
        columns["notice_id"] += [document.notice_id] * len(terms)
        columns["issue_id"] += [issue_id] * len(terms)
        columns["part"] += [part] * len(terms)
        columns["term"] += terms
        columns["pos"] += map(_TAGS.__getitem__, terms)
        columns["count"] += map(counts.__getitem__, terms)
    return Columns(columns)
