"""Words in sentences, counted a second time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd

from analysis.compare.selection import Selection
from analysis.compare.vocabulary import (
    cooccurrence_network,
    keyness,
    notices_with_term,
    signature_words,
    term_frequencies,
)
from analysis.words.stopwords import LAYERS, is_stop_word
from dashboard.pages.context.findings import describe_closest_pair, describe_counts
from dashboard.pages.distinctive.findings import describe_caveat, describe_distinctive
from dashboard.pages.keywords.findings import (
    describe_own_words,
    describe_spread,
    describe_top_base,
    describe_top_words,
)
from tests.dashboard.sentences.recounted import Claim, Question
from tests.factories.recount import Cut, numbers, some_of

NAMED, FEW = 3, 10


def _matrix(cut: Cut) -> pd.DataFrame:
    """Term × notice, counts."""
    return cut.rows("keywords").pivot_table(
        index="term", columns="notice_id", values="count", aggfunc="sum", fill_value=0
    )


def _shown(cut: Cut, counts: pd.DataFrame) -> pd.DataFrame:
    """Without the stop words of every layer."""
    tags = cut.rows_of("keywords").groupby("term")["pos"].min()
    return counts[[not is_stop_word(t, tags[t], layers=LAYERS) for t in counts.index]]


def _with_longer(counts: pd.DataFrame, term: str) -> pd.Series:
    """Per notice, the occurrences of the term and of the longer terms that contain it."""
    return counts[[term in longer for longer in counts.index]].sum()


def _rest(tied: int, shown: int) -> list[float]:
    return [tied - shown] if tied > shown else []


def _tied_tail(values: pd.Series, named: int) -> list[float]:
    """How many are beyond those named, and how many are alike, where the cut is among equals."""
    values = values.sort_values(ascending=False)
    if len(values) <= named:
        return []
    last = values.iloc[named - 1]
    alike = int((np.abs(values - last) <= 1e-9 * abs(last)).sum())
    more = alike - int((np.abs(values.iloc[:named] - last) <= 1e-9 * abs(last)).sum())
    return [more, alike] if more else []


def _top(cut: Cut) -> Iterator[Claim]:
    counts = _matrix(cut)
    sums = _shown(cut, counts).sum(axis=1)
    terms = term_frequencies(cut.tables, cut.selection, limit=30)
    tokens, top = counts.to_numpy().sum(), sums[sums == sums.max()]
    if len(sums) < 6 or len(top) > 1:
        return
    term, base = top.index[0], "10,000"
    own, longer = counts.loc[top.index[0]], _with_longer(counts, top.index[0]).sum()
    then = _tied_tail(sums.drop(term), 2)
    expected: list[Any] = [f"{10_000 * sums.max() / tokens:.1f}", base]
    yield describe_top_words(terms, cut.tr), numbers(expected, then), [str(term)]
    expected = [sums.max(), *some_of((own > 0).sum(), counts.shape[1])]
    expected += [f"{10_000 * longer / tokens:.1f}", base] if longer > sums.max() else []
    yield describe_top_base(terms, cut.tr), numbers(expected, tokens), [str(term)]
    held = (counts > 0).sum(axis=1)
    first = terms["term"]
    everywhere = sum(held[t] == counts.shape[1] for t in first)
    one = sum(held[t] == 1 and (_with_longer(counts, t) > 0).sum() == 1 for t in first)
    if counts.shape[1] == 1:
        expected = [len(first)]
    else:
        parts = [[everywhere, counts.shape[1]] if everywhere else [], [one] if one else []]
        expected = [len(first), *parts[0], *parts[1]] if everywhere or one else [len(first), counts.shape[1]]
    yield describe_spread(terms, cut.tr), numbers(expected), []


def _own(cut: Cut) -> Iterator[Claim]:
    counts = _matrix(cut)
    shown = _shown(cut, counts)
    own = signature_words(cut.tables, cut.selection, limit=5)
    if own.empty:
        return
    n = counts.shape[1]
    held = (counts > 0).sum(axis=1)
    weights = (shown / counts.sum()).mul(10_000 * np.log10(n / held[shown.index]), axis=0)
    weights = weights.where(shown >= 2).stack().dropna()
    weights = weights[weights > 0]
    top = own[["notice_id", "term"]].apply(tuple, axis=1)
    rare = [(term, id_) for id_, term in top if (_with_longer(counts, term) > 0).sum() < n]
    said = describe_own_words(own, cut.tr, cut.view.names)
    if not rare:
        yield said, numbers(n), []
        return
    best = max(weights[pair] for pair in rare)
    tied = [pair for pair in rare if abs(weights[pair] - best) <= 1e-9 * best]
    alike = weights[(weights - best).abs() <= 1e-9 * best]
    if len(tied) > 1 or len(alike) > 1:
        return
    (term, id_), longer = tied[0], (_with_longer(counts, tied[0][0]) > 0).sum()
    as_word, inside = held[term] - 1, longer - held[term]
    elsewhere = [v for v in (as_word, inside) if v] or [n - 1]
    yield said, numbers(counts.loc[term, id_], elsewhere, n), [str(term), cut.view.names[id_]]


def _distinctive(cut: Cut) -> Iterator[Claim]:
    """The first notice against the rest."""
    counts = _matrix(cut)
    if counts.shape[1] < 2:
        return
    id_ = str(counts.columns[0])
    scored = keyness(cut.tables, Selection(notices=(id_,)), within=cut.selection, limit=300)
    if scored.empty:
        return
    sides = pd.DataFrame({"target": counts[id_], "reference": counts.drop(columns=id_).sum(axis=1)})
    size = sides.sum()
    kept = _shown(cut, sides[sides.sum(axis=1) >= 3])
    rates = 10_000 * kept / size
    expected = kept.sum(axis=1).to_numpy()[:, None] * size.to_numpy() / size.sum()
    others = size - kept
    ratio = others / ((size.sum() - kept.sum(axis=1)).to_numpy()[:, None] * size.to_numpy() / size.sum())
    terms = (kept * np.log((kept / expected).where(kept > 0, 1))).sum(axis=1)
    g2 = 2 * (terms + (others * np.log(ratio.where(others > 0, 1))).sum(axis=1))
    said = describe_distinctive(scored, cut.tr, target="T", reference="R")
    words: list[str] = []
    for side, other in (("target", "reference"), ("reference", "target")):
        more = g2[rates[side] > rates[other]]
        order = more.sort_values(ascending=False, kind="stable")
        if _tied_tail(more, NAMED) or order.head(NAMED).round(6).duplicated().any():
            return  # which of the equals are named is a matter of order
        for term in order.index[:NAMED]:
            words.append(str(term))
    yield said, numbers(), words
    bases = numbers(1, size["target"], counts.shape[1] - 1, size["reference"])
    yield describe_caveat(scored, cut.tr), bases, []


def _counts(cut: Cut) -> Iterator[Claim]:
    counts = _matrix(cut)
    sums = _shown(cut, counts).sum(axis=1).sort_values(ascending=False)
    for term in sums.index[[0, len(sums) // 2]] if len(sums) else []:
        own, longer = counts.loc[term], (_with_longer(counts, term) > 0).sum()
        own = own[own > 0]
        found = notices_with_term(cut.tables, cut.selection, term)
        said = describe_counts(cut.view, found, term, with_longer=longer)
        top = own[own == own.max()]
        expected: list[Any] = [own.sum(), *some_of(len(own), cut.view.n_notices)]
        expected += [own.max()] if len(own) > 1 else []
        expected += [longer - len(own)] if longer > len(own) else []
        yield (
            said,
            numbers(expected, _rest(len(top), 6)),
            [cut.view.names[id_] for id_ in top.index[:1]][: len(top) == 1],
        )


def _network(cut: Cut) -> Iterator[Claim]:
    """The pair of words that shares issues most beyond chance."""
    pairs = cooccurrence_network(cut.tables, cut.selection, terms=12, limit=40)
    rows = cut.rows("keywords")
    rows = rows[rows["issue_id"].notna()]
    if pairs.empty:
        return
    places = rows.groupby("term")["issue_id"].agg(set)
    issues = rows["issue_id"].nunique()
    sizes = _shown(cut, places.map(len).to_frame("n"))["n"]
    order = sorted(sizes[sizes >= 2].index, key=lambda term: (-sizes[term], term))[:12]
    scored = {}
    for a, b in combinations(order, 2):
        both = len(places[a] & places[b])
        if both >= 2 and both > sizes[a] * sizes[b] / issues:
            cells = np.array(
                [[both, sizes[a] - both], [sizes[b] - both, issues - sizes[a] - sizes[b] + both]]
            )
            even = cells.sum(axis=1)[:, None] * cells.sum(axis=0) / issues
            parts = cells * np.log(np.where(cells > 0, cells, 1) / np.where(cells > 0, even, 1))
            scored[a, b] = 2 * parts.sum()
    best = max(scored.values())
    top = [pair for pair, value in scored.items() if abs(value - best) <= 1e-9]
    if len(top) == 1:
        both = len(places[top[0][0]] & places[top[0][1]])
        yield describe_closest_pair(cut.view, pairs), numbers(both, issues), [f"“{word}”" for word in top[0]]


QUESTIONS: dict[str, Question] = {
    "most frequent": _top,
    "own": _own,
    "distinctive": _distinctive,
    "by notice": _counts,
    "network": _network,
}
