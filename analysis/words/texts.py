"""Texts as words: what collocates, phrases and concordances are computed from."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from analysis.outline.notice import read_document
from analysis.read.source import Source
from analysis.words.running import Stretch, Word, own_stretches, running_words


@dataclass(frozen=True)
class NoticeWords:
    """One notice's text and its words in order; a word is `text[word.start:word.end]`.

    `text` is the decoded text without glosses of pronunciation; `decoded_offsets` converts its offsets.
    """

    notice_id: str
    text: str
    words: tuple[Word, ...]
    stretches: tuple[Stretch, ...]  # the notice's own text, piece by piece
    # Offset in the decoded text of each character of `text`; None: the same offsets.
    places: Sequence[int] | None = None

    def decoded_offsets(self, start: int, end: int) -> tuple[int, int]:
        """Start and end of `text[start:end]` in the decoded text."""
        return (start, end) if self.places is None else (self.places[start], self.places[end - 1] + 1)


def read_words(text: str, notice_id: str) -> NoticeWords:
    """The words of one notice's text; takes about 1 ms per 1,000 characters.

    Raises:
        NotANotice: the text is no notice.
    """
    sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    document = read_document(Source(notice_id, text, sha256, "txt", "utf-8"), notice_id)
    return NoticeWords(
        notice_id,
        document.text.raw,
        tuple(running_words(document)),
        tuple(own_stretches(document)),
        document.places,
    )


def limit_words(
    notices: Iterable[NoticeWords], *, issue_ids: Collection[str] | None = None, part: str | None = None
) -> list[NoticeWords]:
    """The same notices with only the words of these issues and this part; None: no limit."""
    issues = None if issue_ids is None else set(issue_ids)

    def fits(place: Word | Stretch) -> bool:
        in_issue = issues is None or place.issue_id in issues
        return in_issue and (part is None or place.part == part)

    return [
        replace(n, words=tuple(filter(fits, n.words)), stretches=tuple(filter(fits, n.stretches)))
        for n in notices
    ]
