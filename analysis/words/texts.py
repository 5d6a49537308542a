"""Texts at hand as words: what collocations, n-grams and concordances read."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from analysis.document import Source
from analysis.notice import read_document
from analysis.words.running import Stretch, Word, own_stretches, running_words


@dataclass(frozen=True)
class NoticeWords:
    """One notice's text and its words in order; `text[word.start:word.end]` prints a word."""

    notice_id: str
    text: str
    words: tuple[Word, ...]
    stretches: tuple[Stretch, ...]  # the notice's own text, piece by piece


def read_words(text: str, notice_id: str) -> NoticeWords:
    """The words of one notice's text, about 1 ms per 1,000 characters; raises NotANotice."""
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    document = read_document(Source(notice_id, text, sha256, "txt", "utf-8"), notice_id)
    return NoticeWords(
        notice_id, document.text.raw, tuple(running_words(document)), tuple(own_stretches(document))
    )


def limit_words(
    notices: Iterable[NoticeWords], *, issue_ids: Collection[str] | None = None, part: str | None = None
) -> list[NoticeWords]:
    """The same notices with the words of these issues and this part only, as a selection limits them."""
    issues = None if issue_ids is None else set(issue_ids)

    def fits(place: Word | Stretch) -> bool:
        in_issue = issues is None or place.issue_id in issues
        return in_issue and (part is None or place.part == part)

    return [
        NoticeWords(n.notice_id, n.text, tuple(filter(fits, n.words)), tuple(filter(fits, n.stretches)))
        for n in notices
    ]
