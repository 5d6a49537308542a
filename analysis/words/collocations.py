"""Collocates: the words near a term, and how much more frequent they are there than elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import pandas as pd

from analysis.words.association import expected, log_likelihood, mutual_information
from analysis.words.concordance import concordance_lines
from analysis.words.running import Word
from analysis.words.segment import tag_of
from analysis.words.stopwords import LAYERS, is_stop_word
from analysis.words.texts import NoticeWords

WINDOW = 5  # words on either side, the usual span since Sinclair


def collocates(
    notices: Iterable[NoticeWords],
    term: str,
    *,
    window: int = WINDOW,
    layers: Sequence[str] = LAYERS,
    min_count: int = 2,
) -> pd.DataFrame:
    """One row per word with at least `min_count` occurrences near `term`, highest G² first.

    Near: within `window` words to the left or right in the same sentence. Stop words count as words of the
    window, even where `layers` hides them from the rows. A word near two occurrences of the term counts once,
    and the occurrences of the term itself do not count. The four cells are words near and not near × the
    collocate and other words, as for keyness (surface co-occurrence, Evert 2008).

    Columns: term, pos, count (near the term), left, right (of these, by the nearer side), term_count (in all
    the texts), near_words (words near the term), all_words (without the term itself), expected, g2 (Dunning
    1993), mi (log₂ of count ÷ expected, Church & Hanks 1990; high for rare words), notices (with the word
    near the term).
    """
    near, left, everywhere, within = Counter(), Counter(), Counter(), Counter()  # type: ignore[var-annotated]
    for notice in notices:
        nodes = _near(notice.words, term, window)
        here = Counter(notice.words[place].term for place in nodes)
        near.update(here)
        within.update(here.keys())
        left.update(notice.words[place].term for place, node in nodes.items() if place < node)
        everywhere.update(word.term for word in notice.words if word.term != term)
    rows = [
        (word, tag_of(word), count, left[word], count - left[word], everywhere[word], within[word])
        for word, count in near.items()
        if count >= min_count and not is_stop_word(word, tag_of(word), layers=tuple(layers))
    ]
    columns = ["term", "pos", "count", "left", "right", "term_count", "notices"]
    found = pd.DataFrame(rows, columns=columns)
    return _score(found.assign(near_words=near.total(), all_words=everywhere.total()))


def find_near(
    notices: Iterable[NoticeWords], term: str, word: str, *, window: int = WINDOW, width: int = 30
) -> pd.DataFrame:
    """One row per occurrence of the word near the term, as many as `collocates` counts.

    Columns as in `concordance`; the hit is the text from the word to the term.
    """
    return concordance_lines(((n, _pairs(n.words, term, word, window)) for n in notices), width=width)


def _pairs(words: Sequence[Word], term: str, word: str, window: int) -> Iterator[tuple[int, int]]:
    """Start and end of the text from each occurrence of the word to the nearest occurrence of the term."""
    for place, node in sorted(_near(words, term, window).items()):
        if words[place].term == word:
            yield words[min(place, node)].start, words[max(place, node)].end


def _near(words: Sequence[Word], term: str, window: int) -> dict[int, int]:
    """Positions of words near the term, each with the position of the nearest occurrence of the term."""
    nodes: dict[int, tuple[int, bool, int]] = {}
    for at, node in enumerate(words):
        if node.term != term:
            continue
        for place in range(max(0, at - window), min(len(words), at + window + 1)):
            if words[place].term != term and words[place].sentence == node.sentence:
                nodes[place] = min(
                    nodes.get(place, (window + 1, False, at)), (abs(place - at), place < at, at)
                )
    return {place: node for place, (*_, node) in nodes.items()}


def _score(found: pd.DataFrame) -> pd.DataFrame:
    near, word, inside = found["count"], found["term_count"], found["near_words"]
    cells = (near, word - near, inside - near, found["all_words"] - word - inside + near)
    scored = found.assign(expected=expected(*cells), g2=log_likelihood(*cells), mi=mutual_information(*cells))
    return scored.sort_values(["g2", "term"], ascending=[False, True], ignore_index=True)
