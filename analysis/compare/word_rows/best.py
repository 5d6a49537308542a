"""The best terms of each group."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd

from analysis.compare.word_rows.columns import Numbers, smallest
from analysis.compare.word_rows.groups import Groups, Values
from analysis.compare.word_rows.words import Mask

# Of the count of a term in a group, the number of the group, and how many groups have the term.
Score = Callable[[Numbers, Numbers, Numbers], Values]


def best_terms(
    groups: Groups, score: Score, limit: int, *, wanted: Mask, is_count: bool = False
) -> pd.DataFrame:
    """The terms with the best scores in each group, so many and those that equal the last: grp (number),
    term, n, groups_with, score; the best first, equals by n and then by term. Of the `wanted` terms.

    `is_count`: the score is the count, so that rarer terms than the best need not be looked at. Else all are,
    and which groups have each is kept for `Groups.n_with`.
    """
    words = groups.chosen.words
    bits = np.zeros((0 if is_count else words.n, -(-groups.n // 8)), np.uint8)
    of_words = None if is_count or groups.of_blocks is None else groups.chosen.no_counts()
    best, least = {name: np.zeros(0, np.int64) for name in (*_COLUMNS, "score")}, np.zeros(groups.n)
    for first, last in words.blocks(groups.n) if groups.n else []:
        terms = np.arange(first, last)
        if is_count:
            terms = terms[wanted[terms] & (groups.chosen.counts[terms] >= least.min())]
        if not len(terms):
            continue
        term, grp, n = groups.sums(groups.between(terms), of_words)
        with_term = np.bincount(term - first, minlength=last - first)
        if not is_count:
            bits[first:last] = _mark(term - first, grp, (last - first, groups.n))
        groups_with = with_term[term - first]
        scores = score(n, grp, groups_with)
        kept = np.flatnonzero((scores > 0) & (scores >= least[grp]) & wanted[term])
        found = {"grp": grp, "term": term, "n": n, "groups_with": groups_with, "score": scores}
        best = {name: np.concatenate([best[name], values[kept]]) for name, values in found.items()}
        least = _least(best["grp"], best["score"], limit, groups.n)
        still = best["score"] >= least[best["grp"]]
        best = {name: values[still] for name, values in best.items()}
    if not is_count:
        groups.keep_bits(bits)
    if of_words is not None:
        groups.chosen.keep_counts(of_words)
    by_term = words.by_term[best["term"]]
    order = np.lexsort((by_term, -best["n"], -best["score"], best["grp"]))
    return pd.DataFrame({name: values[order] for name, values in best.items()})


_COLUMNS = ("grp", "term", "n", "groups_with")


def _mark(rows: Numbers, columns: Numbers, shape: tuple[int, int]) -> Values:
    """A table with a bit for each of these cells."""
    marked = np.zeros(shape, bool)
    marked[rows, columns] = True
    return np.packbits(marked, axis=1)


def _least(grp: Numbers, scores: Values, limit: int, n: int) -> Values:
    """The least of the best scores of each group; 0 where there are fewer."""
    order = np.argsort(-scores)
    order = order[np.argsort(smallest(grp[order]), kind="stable")]
    sizes = np.bincount(grp, minlength=n)
    last = np.cumsum(sizes) - sizes + limit - 1
    there = sizes >= limit
    least = np.zeros(n)
    least[there] = scores[order][last[there]]
    return least
