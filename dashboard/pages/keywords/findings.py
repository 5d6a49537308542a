"""Keywords in sentences: the most frequent words, how widely they are used, words of one notice alone."""

from __future__ import annotations

import pandas as pd

from dashboard.charts.word_bars import spread_of
from dashboard.components.absence import Elsewhere
from dashboard.components.some_of import format_some_of
from dashboard.components.ties import describe_ties, equals, format_first, format_tied, list_tied
from dashboard.i18n.translator import Translator

_THEN = 2  # words named after the most frequent


def describe_top_words(terms: pd.DataFrame, tr: Translator) -> str:
    """From the rows of term_frequencies: the most frequent word, or words, its rate, the next two."""
    first, counts = terms.iloc[0], terms.set_index("term")["count"]
    rate = f"{first['per_10k']:.1f}"
    if len(terms) == 1:
        return tr("keywords.ranked.finding_one", term=tr.glossed(first["term"]), rate=rate)
    top = list_tied(counts, first["count"])
    rest, then = terms.iloc[len(top) :], ""
    if len(rest):
        named = format_first(
            rest.set_index("term")["count"], tr, label=tr.glossed, named=_THEN, tied=rest["tied"]
        )
        then = tr("keywords.ranked.then", terms=named)
    if first["tied"] == 1:
        return tr("keywords.ranked.finding", term=tr.glossed(first["term"]), then=then, rate=rate)
    tied = format_tied(
        top,
        tr,
        label=lambda term: tr("words.quoted", term=tr.glossed(term)),
        of=int(first["tied"]),
    )
    return tr("keywords.ranked.finding_tied", terms=tied, then=then, rate=rate)


def describe_top_base(terms: pd.DataFrame, tr: Translator) -> str:
    """How often the most frequent word occurs, in how many notices, and of how many words."""
    first = terms.iloc[0]
    return tr(
        "keywords.ranked.base" if first["tied"] == 1 else "keywords.ranked.base_tied",
        term=first["term"],
        count=tr.number(first["count"]),
        tokens=tr.number(first["tokens"]),
        notices=format_some_of(first["notices"], first["of_notices"], tr),
        longer=_format_longer(first, tr),
    )


def _format_longer(term: pd.Series, tr: Translator) -> str:
    """The rate with the longer terms that contain the word; empty where there are none."""
    if term["with_longer"] == term["count"]:
        return ""
    return tr("keywords.ranked.longer", rate=f"{term['with_longer_per_10k']:.1f}")


def describe_ties_at_end(terms: pd.DataFrame, tr: Translator) -> str:
    """How many more words are as frequent as the last shown; empty where none is."""
    return describe_ties(terms["count"], len(terms), tr, tied=terms["tied"])


def describe_spread(terms: pd.DataFrame, tr: Translator) -> str:
    """From the same rows: how many of the words all notices use, and how many one alone."""
    of = int(terms["of_notices"].iloc[0])
    counted = {"n": tr.number(len(terms)), "of": tr.number(of)}
    if of == 1:
        return tr("keywords.cloud.finding_alone", **counted)
    # A word is of one notice alone only if no other has it inside a longer term.
    spread = [
        "some" if n < with_longer and n == 1 else spread_of(int(n), of)
        for n, with_longer in zip(terms["notices"], terms["with_longer_notices"], strict=True)
    ]
    halves = [
        tr(f"keywords.cloud.{code}", k=tr.number(spread.count(code)), **counted)
        for code in ("all", "one")
        if code in spread
    ]
    text = tr("keywords.cloud.joint").join(halves) if halves else tr("keywords.cloud.neither", **counted)
    return tr("keywords.cloud.finding", text=text, **counted)


def find_outstanding(own: pd.DataFrame) -> pd.DataFrame:
    """From the rows of signature_words: those of highest tf-idf among the words that not every group uses
    once longer terms are counted."""
    rare = own[own["with_longer_groups"] < own["groups"]]
    return rare[equals(rare["tf_idf"], rare["tf_idf"].max())]


def describe_own_words(
    own: pd.DataFrame,
    tr: Translator,
    names: dict[str, str],
    *,
    by: str = "notice_id",
    elsewhere: Elsewhere | None = None,
) -> str:
    """From the rows of signature_words: the word that weighs most of all and its notice or group, or all that
    weigh as much.

    `elsewhere`: where else that word occurs; without it no text is searched.
    """
    tops, n = find_outstanding(own), tr.number(own["groups"].iloc[0])
    scope = "" if by == "notice_id" else "_groups"
    if tops.empty:
        return tr(f"keywords.own.finding_none{scope}", n=n)
    top = tops.iloc[0]
    in_all = max(len(tops), int(tops.groupby(by)["tied"].first().sum()))
    if in_all > 1:
        return _describe_tied(tops, tr, names, by=by, in_all=in_all, n=n)
    found = elsewhere or _counted_elsewhere(top)
    unsure = "_unsure" if not (found.as_word or found.in_longer or found.in_text) and found.unread else ""
    return tr(
        f"keywords.own.finding{unsure}{scope}",
        notice=names.get(top[by], top[by]),
        term=tr.glossed(top["term"]),
        count=tr.number(top["count"]),
        elsewhere=_describe_elsewhere(found, tr),
        n=n,
    )


def _counted_elsewhere(top: pd.Series) -> Elsewhere:
    """What the tables alone know."""
    others = int(top["groups"]) - 1
    longer = int(top["with_longer_groups"] - top["groups_with"])
    return Elsewhere(int(top["groups_with"]) - 1, longer, unread=others)


def _describe_elsewhere(found: Elsewhere, tr: Translator) -> str:
    key = "keywords.own.elsewhere"
    if found.as_word and found.in_longer:
        return tr(f"{key}.as_word_and_longer", words=tr.number(found.as_word), n=found.in_longer)
    for form in ("as_word", "in_longer", "in_text", "unread"):
        if n := getattr(found, form):
            return tr(f"{key}.{form}", n=n)
    return tr(f"{key}.absent")


def describe_ties_of_groups(own: pd.DataFrame, tr: Translator, *, by: str = "notice_id") -> str:
    """In how many notices or groups more words weigh as much as the last shown; empty where in none."""
    of_last = own.drop_duplicates(by, keep="last").set_index(by)
    are_last = equals(own["tf_idf"], own[by].map(of_last["tf_idf"]).astype(float))
    shown = are_last.groupby(own[by]).sum().reindex(of_last.index)
    n = int((shown < of_last["tied"]).sum())
    scope = "" if by == "notice_id" else "_groups"
    return tr(f"keywords.own.cut_tied{scope}", n=n) if n else ""


def _describe_tied(
    tops: pd.DataFrame, tr: Translator, names: dict[str, str], *, by: str, in_all: int, n: str
) -> str:
    """Words of equal weight, each with its notice."""
    parts = [
        tr(
            "keywords.own.of_notice",
            term=tr.glossed(row["term"]),
            notice=names.get(row[by], row[by]),
            count=tr.number(row["count"]),
        )
        for _, row in tops.iterrows()
    ]
    scope = "" if by == "notice_id" else "_groups"
    return tr(f"keywords.own.finding_tied{scope}", terms=format_tied(parts, tr, label=str, of=in_all), n=n)
