"""Phrases: sequences of words (n-grams) that contain a term, with their counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import pandas as pd

from analysis.words.running import Word
from analysis.words.segment import tag_of
from analysis.words.stopwords import LAYERS, is_stop_word
from analysis.words.texts import NoticeWords

Phrase = tuple[str, ...]


def count_phrases(
    notices: Iterable[NoticeWords],
    term: str,
    *,
    sizes: Sequence[int] = (2, 3, 4),
    layers: Sequence[str] = LAYERS,
    min_count: int = 2,
) -> pd.DataFrame:
    """One row per phrase of any of the sizes (in words) that contains `term`, most frequent first.

    Punctuation, numerals and line breaks end a phrase. A phrase that begins or ends with a stop word of the
    layers has no row, unless that word is the term. A phrase that occurs only inside a longer phrase of the
    rows (with the same count) has no row either.

    Columns: ngram (without spaces), words (separated by spaces), n (words), count, notices (with the phrase),
    of_notices (all notices).
    """
    texts = list(notices)
    in_notices = [Counter(_phrases_with(notice.words, term, sizes)) for notice in texts]
    counts: Counter[Phrase] = sum(in_notices, Counter())
    within = Counter(phrase for here in in_notices for phrase in here)
    kept = {
        phrase: count
        for phrase, count in counts.items()
        if count >= min_count and not _has_stop_word_at_edge(phrase, tuple(layers), except_for=term)
    }
    rows = [
        ("".join(phrase), " ".join(phrase), len(phrase), count, within[phrase], len(texts))
        for phrase, count in kept.items()
        if not _is_inside_another(phrase, count, kept)
    ]
    frame = pd.DataFrame(rows, columns=["ngram", "words", "n", "count", "notices", "of_notices"])
    return frame.sort_values(["count", "notices", "words"], ascending=[False, False, True], ignore_index=True)


def _phrases_with(words: Sequence[Word], term: str, sizes: Sequence[int]) -> Iterator[Phrase]:
    """Every phrase of one of the sizes that contains the term, each place once."""
    reach = max(sizes, default=1) - 1
    last: dict[int, int] = dict.fromkeys(sizes, -1)  # where the last phrase of each size began
    for at, word in enumerate(words):
        if word.term != term:
            continue
        first, end = _unbroken(words, at, reach)
        for size in sizes:
            for begin in range(max(first, at - size + 1, last[size] + 1), min(at, end - size) + 1):
                last[size] = begin
                yield tuple(w.term for w in words[begin : begin + size])


def _unbroken(words: Sequence[Word], at: int, reach: int) -> tuple[int, int]:
    """First word, and the one after the last, of the words around word `at` without a gap between them."""
    first, end = at, at + 1
    while first > max(0, at - reach) and words[first - 1].end == words[first].start:
        first -= 1
    while end < min(len(words), at + reach + 1) and words[end - 1].end == words[end].start:
        end += 1
    return first, end


def _is_inside_another(phrase: Phrase, count: int, others: Mapping[Phrase, int]) -> bool:
    return any(
        len(other) > len(phrase) and times == count and f" {' '.join(phrase)} " in f" {' '.join(other)} "
        for other, times in others.items()
    )


def _has_stop_word_at_edge(phrase: Phrase, layers: tuple[str, ...], *, except_for: str) -> bool:
    edges = (term for term in (phrase[0], phrase[-1]) if term != except_for)
    return any(is_stop_word(term, tag_of(term), layers=layers) for term in edges)
