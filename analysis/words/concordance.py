"""Concordance (keyword in context): every occurrence of a term with the text around it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, Literal

import pandas as pd

from analysis.text.folded import fold
from analysis.words.running import Word
from analysis.words.segment import segment
from analysis.words.texts import NoticeWords

COLUMNS = (
    "notice_id",
    "issue_id",
    "part",
    "start",
    "end",
    "left",
    "hit",
    "right",
    "left_words",
    "right_words",
    "position",
)

Order = Literal["text", "left", "right"]

_WORDS_BESIDE = 5
_WHITE_SPACE = str.maketrans(dict.fromkeys("\n\r\t\v\f\u3000\u00a0", " "))


def concordance(notices: Iterable[NoticeWords], term: str, *, width: int = 30) -> pd.DataFrame:
    """One row per occurrence of the term as a word, in the order of the texts.

    A term that the tokenizer splits into several words is found as a phrase: where these words follow each
    other without a gap. A term is not found inside longer words (监督 in 监督检查); `find_substring` finds it
    there, with other counts.

    Columns:
    - notice_id, issue_id (absent outside issues), part;
    - start, end: offsets in the decoded text, text[start:end] is the hit as printed;
    - left, hit, right: as printed but without glosses, line breaks as spaces, up to `width` characters on
      either side within the notice's own text;
    - left_words, right_words: up to five words on either side in the same sentence, nearest first, separated
      by spaces; `sort_concordance` sorts by them;
    - position: 0 to 1, where in the notice's words the hit begins.
    """
    texts, wanted = list(notices), words_of_term(term)
    whole = "".join(wanted)
    # The tokenizer knows some words only in context and splits them when they are alone.
    if len(wanted) > 1 and any(word.term == whole for n in texts for word in n.words):
        wanted = (whole,)
    return concordance_lines(((n, _runs(n.words, wanted)) for n in texts), width=width)


def find_phrase(notices: Iterable[NoticeWords], run: Sequence[str], *, width: int = 30) -> pd.DataFrame:
    """One row per place where exactly these words follow each other without a gap.

    Counts agree with analysis.words.phrases; columns as in `concordance`.
    """
    return concordance_lines(((n, _runs(n.words, tuple(run))) for n in notices), width=width)


def words_of_term(term: str) -> tuple[str, ...]:
    """The words that the tokenizer splits a term into; more than one make a phrase."""
    return tuple(token.term for token in segment(fold(term.strip())))


def find_substring(notices: Iterable[NoticeWords], string: str, *, width: int = 30) -> pd.DataFrame:
    """One row per occurrence of the characters, inside words too; columns as in `concordance`.

    Do not compare with counts of words: 监督 is found in 监督检查 and across word boundaries. Overlapping
    occurrences are all found. Variants of width and script are equal.
    """
    wanted = fold(string.strip())
    return concordance_lines(((n, _places(n, wanted)) for n in notices), width=width)


def concordance_lines(
    found: Iterable[tuple[NoticeWords, Iterable[tuple[int, int]]]], *, width: int = 30
) -> pd.DataFrame:
    """One row per passage (start and end in a notice's `text`); columns as in `concordance`."""
    rows = [
        lines.row(start, end)
        for notice, places in found
        for lines in [_Lines(notice, width)]
        for start, end in places
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def sort_concordance(hits: pd.DataFrame, by: Order) -> pd.DataFrame:
    """The rows sorted by the words to the left or right (nearest first), or in the order of the texts."""
    if by == "text":
        return hits.sort_values(["notice_id", "start"], ignore_index=True)
    return hits.sort_values([f"{by}_words", "notice_id", "start"], ignore_index=True)


class _Lines:
    """Makes the rows of one notice."""

    def __init__(self, notice: NoticeWords, width: int) -> None:
        self.notice, self.width = notice, width
        self.starts = [word.start for word in notice.words]
        self.ends = [word.end for word in notice.words]
        self.first = min((s.start for s in notice.stretches), default=0)
        self.last = max((s.end for s in notice.stretches), default=0)

    def row(self, start: int, end: int) -> dict[str, Any]:
        """The occurrence text[start:end]."""
        n = self.notice
        before, after = bisect_right(self.ends, start), bisect_left(self.starts, end)
        at = n.stretches[bisect_right(n.stretches, start, key=lambda s: s.start) - 1]
        left = n.text[max(self.first, start - self.width) : start]
        right = n.text[end : min(self.last, end + self.width)]
        offsets = n.decoded_offsets(start, end)
        return {
            "notice_id": n.notice_id,
            "issue_id": at.issue_id,
            "part": at.part,
            "start": offsets[0],
            "end": offsets[1],
            "left": left.translate(_WHITE_SPACE),
            "hit": n.text[start:end].translate(_WHITE_SPACE),
            "right": right.translate(_WHITE_SPACE),
            "left_words": self._beside(n.words[max(0, before - _WORDS_BESIDE) : before][::-1], before),
            "right_words": self._beside(n.words[after : after + _WORDS_BESIDE], before),
            "position": before / max(1, len(n.words)),
        }

    def _beside(self, words: Sequence[Word], at: int) -> str:
        """Those of the words that are in the sentence of word number `at`, the first of the hit."""
        if not self.notice.words:
            return ""
        sentence = self.notice.words[min(at, len(self.notice.words) - 1)].sentence
        return " ".join(word.term for word in words if word.sentence == sentence)


def _runs(words: Sequence[Word], wanted: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Start and end of every place where the wanted words follow each other without a gap."""
    size = len(wanted)
    for first, word in enumerate(words):
        if size and word.term == wanted[0]:
            run = words[first : first + size]
            if tuple(w.term for w in run) == wanted and _touch(run):
                yield word.start, run[-1].end


def _touch(run: Sequence[Word]) -> bool:
    return all(left.end == right.start for left, right in pairwise(run))


def _places(notice: NoticeWords, wanted: str) -> Iterator[tuple[int, int]]:
    """Start and end of every occurrence of the characters in the notice's own text."""
    folded = fold(notice.text) if wanted else ""
    for stretch in notice.stretches if wanted else ():
        place = folded.find(wanted, stretch.start, stretch.end)
        while place >= 0:
            yield place, place + len(wanted)
            place = folded.find(wanted, place + 1, stretch.end)
