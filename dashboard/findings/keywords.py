"""Keywords in sentences: the most frequent words, how widely they are used, words of one notice alone."""

from __future__ import annotations

import pandas as pd

from dashboard.charts.word_bars import spread_of
from dashboard.findings.ties import equals, name_first, name_tied, note_tied, tied_with
from dashboard.words import Words

FEW = 10  # groups below which weights and differences rest on single texts
_THEN = 2  # words named after the most frequent


def find_top_words(terms: pd.DataFrame, words: Words) -> str:
    """From the rows of term_frequencies: the most frequent word, or words, with their numbers, and the next two."""
    first, counts = terms.iloc[0], terms.set_index("term")["count"]
    values = {
        "rate": f"{first['per_10k']:.1f}", "count": words.number(first["count"]), "notices": words.number(first["notices"]),
        "of": words.number(first["of_notices"]), "tokens": words.number(first["tokens"]),
    }  # fmt: skip
    if len(terms) == 1:
        return words("keywords.ranked.finding_one", term=first["term"], **values)
    is_tied = first["tied"] > 1
    rest = terms.iloc[len(tied_with(counts, first["count"])) :]
    then = ""
    if len(rest):
        named = name_first(rest.set_index("term")["count"], words, label=str, named=_THEN, tied=rest["tied"])
        then = words("keywords.ranked.then", terms=named)
    if not is_tied:
        return words("keywords.ranked.finding", term=first["term"], then=then, **values)
    tied = name_tied(
        tied_with(counts, first["count"]),
        words,
        label=lambda term: words("words.quoted", term=term),
        of=int(first["tied"]),
    )
    return words("keywords.ranked.finding_tied", terms=tied, then=then, **values)


def note_equal(terms: pd.DataFrame, words: Words) -> str:
    """How many more words are as frequent as the last shown; empty where none is."""
    return note_tied(terms["count"], len(terms), words, tied=terms["tied"])


def find_spread(terms: pd.DataFrame, words: Words) -> str:
    """From the same rows: how many of the words all notices use, and how many one alone."""
    of = int(terms["of_notices"].iloc[0])
    counted = {"n": words.number(len(terms)), "of": words.number(of)}
    if of == 1:
        return words("keywords.cloud.finding_alone", **counted)
    spread = [spread_of(int(n), of) for n in terms["notices"]]
    halves = [
        words(f"keywords.cloud.{code}", k=words.number(spread.count(code)), **counted)
        for code in ("all", "one")
        if code in spread
    ]
    said = (
        words("keywords.cloud.joint").join(halves) if halves else words("keywords.cloud.neither", **counted)
    )
    return words("keywords.cloud.finding", said=said, **counted)


def find_own_words(own: pd.DataFrame, words: Words, names: dict[str, str], *, by: str = "notice_id") -> str:
    """From the rows of own_words: the word that weighs most of all and its notice or group, or all that weigh as much."""
    tops = own[equals(own["tf_idf"], own["tf_idf"].max())]
    top, n = tops.iloc[0], words.number(tops["groups"].iloc[0])
    in_all = int(tops.groupby(by)["tied"].first().sum())
    if in_all > 1:
        return _tell_tied(tops, words, names, by=by, in_all=in_all, n=n)
    others = int(top["groups_with"]) - 1
    scope = "" if by == "notice_id" else "_groups"
    return words(
        f"keywords.own.finding{scope}" if others else f"keywords.own.finding_alone{scope}", notice=names.get(top[by], top[by]), term=top["term"],
        count=words.number(top["count"]), others=words.number(others), n=n,
    )  # fmt: skip


def note_own_equal(own: pd.DataFrame, words: Words, *, by: str = "notice_id") -> str:
    """In how many notices or groups more words weigh as much as the last shown; empty where in none."""
    cut = [
        notice
        for notice, rows in own.groupby(by)
        if note_tied(rows["tf_idf"], len(rows), words, tied=rows["tied"])
    ]
    scope = "" if by == "notice_id" else "_groups"
    return words(f"keywords.own.cut_tied{scope}", n=len(cut)) if cut else ""


def _tell_tied(
    tops: pd.DataFrame, words: Words, names: dict[str, str], *, by: str, in_all: int, n: str
) -> str:
    """Words of equal weight, each with its notice."""
    said = [
        words("keywords.own.of_notice", term=row["term"], notice=names.get(row[by], row[by]), count=words.number(row["count"]))
        for _, row in tops.iterrows()
    ]  # fmt: skip
    scope = "" if by == "notice_id" else "_groups"
    return words(f"keywords.own.finding_tied{scope}", terms=name_tied(said, words, label=str, of=in_all), n=n)
