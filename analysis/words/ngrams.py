"""Runs of words: which phrases come again, in how many notices, and which pairs belong together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import pandas as pd

from analysis.words.association import expected, log_likelihood, mutual_information
from analysis.words.running import Word
from analysis.words.segment import tag_of
from analysis.words.stopwords import LAYERS, is_stop_word
from analysis.words.texts import NoticeWords

Run = tuple[str, ...]


def count_ngrams(
    notices: Iterable[NoticeWords], *, n: int, layers: Sequence[str] = LAYERS, min_count: int = 2
) -> pd.DataFrame:
    """One row per run of `n` words that stand one right after the other, most frequent first.

    Punctuation, numerals and line breaks end a run. Runs that begin or end with a stop word of the layers are
    left out; inside a run stop words stay. Columns: ngram (without spaces), words (with a space between), n,
    count, notices (with the run), of_notices (given), runs (of n words in all, stop words or not).
    """
    held = list(notices)
    in_notices = [Counter(_runs(notice.words, n)) for notice in held]
    counts: Counter[Run] = sum(in_notices, Counter())
    within = Counter(run for here in in_notices for run in here)
    rows = [
        ("".join(run), " ".join(run), n, count, within[run], len(held), counts.total())
        for run, count in counts.items()
        if count >= min_count and not _stopped_at_an_edge(run, tuple(layers))
    ]
    frame = pd.DataFrame(rows, columns=["ngram", "words", "n", "count", "notices", "of_notices", "runs"])
    return frame.sort_values(["count", "notices", "words"], ascending=[False, False, True], ignore_index=True)


def count_phrases(
    notices: Iterable[NoticeWords],
    term: str,
    *,
    sizes: Sequence[int] = (2, 3, 4),
    layers: Sequence[str] = LAYERS,
    min_count: int = 2,
) -> pd.DataFrame:
    """One row per run of words that holds `term`, of any of the sizes, most frequent first.

    Runs as in `count_ngrams`, but the term itself may begin or end one, stop word or not; one that stands only inside a longer one of the rows (in as many places) is left out.
    Columns: ngram, words, n, count, notices (with the run), of_notices (given).
    """
    held = list(notices)
    in_notices = [Counter(_runs_around(notice.words, term, sizes)) for notice in held]
    counts: Counter[Run] = sum(in_notices, Counter())
    within = Counter(run for here in in_notices for run in here)
    kept = {
        run: count
        for run, count in counts.items()
        if count >= min_count and not _stopped_at_an_edge(run, tuple(layers), but=term)
    }
    rows = [
        ("".join(run), " ".join(run), len(run), count, within[run], len(held))
        for run, count in kept.items()
        if not _is_inside_another(run, count, kept)
    ]
    frame = pd.DataFrame(rows, columns=["ngram", "words", "n", "count", "notices", "of_notices"])
    return frame.sort_values(["count", "notices", "words"], ascending=[False, False, True], ignore_index=True)


def _runs_around(words: Sequence[Word], term: str, sizes: Sequence[int]) -> Iterator[Run]:
    """Every run of one of the sizes that holds the term, each place once."""
    reach = max(sizes, default=1) - 1
    last: dict[int, int] = dict.fromkeys(sizes, -1)  # where the last run of each size began
    for at, word in enumerate(words):
        if word.term != term:
            continue
        first = at
        while first > max(0, at - reach) and words[first - 1].end == words[first].start:
            first -= 1
        end = at + 1
        while end < min(len(words), at + reach + 1) and words[end - 1].end == words[end].start:
            end += 1
        for size in sizes:
            for begin in range(max(first, at - size + 1, last[size] + 1), min(at, end - size) + 1):
                last[size] = begin
                yield tuple(w.term for w in words[begin : begin + size])


def _is_inside_another(run: Run, count: int, others: Mapping[Run, int]) -> bool:
    return any(
        len(other) > len(run) and times == count and f" {' '.join(run)} " in f" {' '.join(other)} "
        for other, times in others.items()
    )


def score_bigrams(
    notices: Iterable[NoticeWords], *, layers: Sequence[str] = LAYERS, min_count: int = 3
) -> pd.DataFrame:
    """One row per pair of adjacent words, neither a stop word, highest G² first.

    Columns: first, second, count, first_count (pairs that begin with the first), second_count (pairs that end
    with the second), pairs (all adjacent pairs), expected, g2 (log-likelihood of the four cells, Dunning 1993),
    mi (log₂ of count ÷ expected, Church & Hanks 1990), notices (with the pair).
    """
    in_notices = [Counter(_runs(notice.words, 2)) for notice in notices]
    counts: Counter[Run] = sum(in_notices, Counter())
    within = Counter(run for here in in_notices for run in here)
    begin, end = _ends_of(counts, 0), _ends_of(counts, 1)
    rows = [
        (*run, count, begin[run[0]], end[run[1]], counts.total(), within[run])
        for run, count in counts.items()
        if count >= min_count and not _stopped_at_an_edge(run, tuple(layers))
    ]
    columns = ["first", "second", "count", "first_count", "second_count", "pairs", "notices"]
    return _score(pd.DataFrame(rows, columns=columns))


def _score(pairs: pd.DataFrame) -> pd.DataFrame:
    both, first, second = pairs["count"], pairs["first_count"], pairs["second_count"]
    cells = (both, second - both, first - both, pairs["pairs"] - first - second + both)
    scored = pairs.assign(expected=expected(*cells), g2=log_likelihood(*cells), mi=mutual_information(*cells))
    return scored.sort_values(["g2", "first", "second"], ascending=[False, True, True], ignore_index=True)


def _runs(words: Sequence[Word], n: int) -> Iterator[Run]:
    """Every run of n words; a run begins anew where a word does not touch the one before."""
    unbroken: list[str] = []
    for word, before in zip(words, (None, *words), strict=False):
        if before is not None and before.end != word.start:
            unbroken = []
        unbroken = [*unbroken[-(n - 1) :], word.term] if n > 1 else [word.term]
        if len(unbroken) == n:
            yield tuple(unbroken)


def _ends_of(counts: Counter[Run], place: int) -> Counter[str]:
    ends: Counter[str] = Counter()
    for run, count in counts.items():
        ends[run[place]] += count
    return ends


def _stopped_at_an_edge(run: Run, layers: tuple[str, ...], *, but: str = "") -> bool:
    return any(is_stop_word(term, tag_of(term), layers=layers) for term in (run[0], run[-1]) if term != but)
