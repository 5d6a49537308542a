"""Keywords in sentences: the most frequent words, how widely they are used, words of one notice alone."""

from __future__ import annotations

import pandas as pd

from dashboard.charts.word_bars import spread_of
from dashboard.words import Words

FEW = 10  # groups below which weights and differences rest on single texts


def find_top_words(terms: pd.DataFrame, words: Words) -> str:
    """From the rows of term_frequencies: the first word with its numbers, and the next two."""
    first = terms.iloc[0]
    values = {
        "term": first["term"], "rate": f"{first['per_10k']:.1f}", "count": words.number(first["count"]),
        "notices": words.number(first["notices"]), "of": words.number(first["of_notices"]), "tokens": words.number(first["tokens"]),
    }  # fmt: skip
    if len(terms) == 1:
        return words("keywords.ranked.finding_one", **values)
    return words("keywords.ranked.finding", then=words.listing(list(terms["term"].iloc[1:3])), **values)


def find_spread(terms: pd.DataFrame, words: Words) -> str:
    """From the same rows: how many of the words all notices use, and how many one alone."""
    of = int(terms["of_notices"].iloc[0])
    counted = {"n": words.number(len(terms)), "of": words.number(of)}
    if of == 1:
        return words("keywords.cloud.finding_alone", **counted)
    spread = [spread_of(int(n), of) for n in terms["notices"]]
    return words(
        "keywords.cloud.finding", everywhere=words.number(spread.count("all")), alone=words.number(spread.count("one")), **counted
    )  # fmt: skip


def find_own_words(own: pd.DataFrame, words: Words, names: dict[str, str]) -> str:
    """From the rows of own_words: the word that weighs most of all, and its notice."""
    top = own.loc[[own["tf_idf"].idxmax()]].iloc[0]
    others = int(top["groups_with"]) - 1
    return words(
        "keywords.own.finding" if others else "keywords.own.finding_alone", notice=names.get(top["notice_id"], top["notice_id"]), term=top["term"], count=words.number(top["count"]),
        others=words.number(others), n=words.number(top["groups"]),
    )  # fmt: skip
