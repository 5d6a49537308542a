"""Keywords in sentences: the most frequent words, how widely they are used, words of one notice alone."""

from __future__ import annotations

import pandas as pd

from dashboard.charts.word_bars import spread_of
from dashboard.components.ties import describe_ties, equals, format_first, format_tied, list_tied
from dashboard.i18n.translator import Translator

_THEN = 2  # words named after the most frequent


def describe_top_words(terms: pd.DataFrame, tr: Translator) -> str:
    """From the rows of term_frequencies: the most frequent word, or words, with their numbers, and the next
    two."""
    first, counts = terms.iloc[0], terms.set_index("term")["count"]
    values = {
        "rate": f"{first['per_10k']:.1f}",
        "count": tr.number(first["count"]),
        "notices": tr.number(first["notices"]),
        "of": tr.number(first["of_notices"]),
        "tokens": tr.number(first["tokens"]),
    }
    if len(terms) == 1:
        return tr("keywords.ranked.finding_one", term=first["term"], **values)
    is_tied = first["tied"] > 1
    rest = terms.iloc[len(list_tied(counts, first["count"])) :]
    then = ""
    if len(rest):
        named = format_first(rest.set_index("term")["count"], tr, label=str, named=_THEN, tied=rest["tied"])
        then = tr("keywords.ranked.then", terms=named)
    if not is_tied:
        return tr("keywords.ranked.finding", term=first["term"], then=then, **values)
    tied = format_tied(
        list_tied(counts, first["count"]),
        tr,
        label=lambda term: tr("words.quoted", term=term),
        of=int(first["tied"]),
    )
    return tr("keywords.ranked.finding_tied", terms=tied, then=then, **values)


def describe_ties_at_end(terms: pd.DataFrame, tr: Translator) -> str:
    """How many more words are as frequent as the last shown; empty where none is."""
    return describe_ties(terms["count"], len(terms), tr, tied=terms["tied"])


def describe_spread(terms: pd.DataFrame, tr: Translator) -> str:
    """From the same rows: how many of the words all notices use, and how many one alone."""
    of = int(terms["of_notices"].iloc[0])
    counted = {"n": tr.number(len(terms)), "of": tr.number(of)}
    if of == 1:
        return tr("keywords.cloud.finding_alone", **counted)
    spread = [spread_of(int(n), of) for n in terms["notices"]]
    halves = [
        tr(f"keywords.cloud.{code}", k=tr.number(spread.count(code)), **counted)
        for code in ("all", "one")
        if code in spread
    ]
    text = tr("keywords.cloud.joint").join(halves) if halves else tr("keywords.cloud.neither", **counted)
    return tr("keywords.cloud.finding", said=text, **counted)


def describe_own_words(
    own: pd.DataFrame, tr: Translator, names: dict[str, str], *, by: str = "notice_id"
) -> str:
    """From the rows of signature_words: the word that weighs most of all and its notice or group, or all that
    weigh as much."""
    tops = own[equals(own["tf_idf"], own["tf_idf"].max())]
    top, n = tops.iloc[0], tr.number(tops["groups"].iloc[0])
    in_all = int(tops.groupby(by)["tied"].first().sum())
    if in_all > 1:
        return _describe_tied(tops, tr, names, by=by, in_all=in_all, n=n)
    others = int(top["groups_with"]) - 1
    scope = "" if by == "notice_id" else "_groups"
    return tr(
        f"keywords.own.finding{scope}" if others else f"keywords.own.finding_alone{scope}",
        notice=names.get(top[by], top[by]),
        term=top["term"],
        count=tr.number(top["count"]),
        others=tr.number(others),
        n=n,
    )


def describe_ties_of_groups(own: pd.DataFrame, tr: Translator, *, by: str = "notice_id") -> str:
    """In how many notices or groups more words weigh as much as the last shown; empty where in none."""
    cut = [
        notice
        for notice, rows in own.groupby(by)
        if describe_ties(rows["tf_idf"], len(rows), tr, tied=rows["tied"])
    ]
    scope = "" if by == "notice_id" else "_groups"
    return tr(f"keywords.own.cut_tied{scope}", n=len(cut)) if cut else ""


def _describe_tied(
    tops: pd.DataFrame, tr: Translator, names: dict[str, str], *, by: str, in_all: int, n: str
) -> str:
    """Words of equal weight, each with its notice."""
    parts = [
        tr(
            "keywords.own.of_notice",
            term=row["term"],
            notice=names.get(row[by], row[by]),
            count=tr.number(row["count"]),
        )
        for _, row in tops.iterrows()
    ]
    scope = "" if by == "notice_id" else "_groups"
    return tr(f"keywords.own.finding_tied{scope}", terms=format_tied(parts, tr, label=str, of=in_all), n=n)
