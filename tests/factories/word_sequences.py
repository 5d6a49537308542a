"""Notices of invented words for the tests of collocations and n-grams."""

from __future__ import annotations

from analysis.words.running import Stretch, Word
from analysis.words.texts import NoticeWords


def words_of(text: str, notice_id: str = "a") -> NoticeWords:
    """A notice of one-letter words that touch each other; `,` parts words and `.` ends a sentence."""
    words, sentence = [], 0
    for place, sign in enumerate(text):
        if sign == ".":
            sentence += 1
        elif sign != ",":
            words.append(Word(sign, "n", place, place + 1, "other", None, sentence))
    return NoticeWords(notice_id, text, tuple(words), (Stretch(0, len(text), "other", None),))
