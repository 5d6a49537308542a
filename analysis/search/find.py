"""Issues found by words, by a problem in free words, or by another issue; best first, always in one order."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.compare.selection import Selection
from analysis.facts.issue_types import choose_type
from analysis.search.query import MOST_CHARACTERS, plain, words_of
from analysis.search.relevance import Scores, score_issues, weigh_strings
from analysis.search.searched import Searched, key_terms

# The nearest issues that are listed beside those with all words, and the share of the best score they need.
MOST_SIMILAR = 20
_NEAR = 0.18
# How much more an issue of the same type counts, and how much an issue's words count beside its title.
_SAME_TYPE = 0.3
_BODY = 0.05


@dataclass(frozen=True)
class Hits:
    """`rows`: one row per issue, best first: notice_id, issue_id, match (`words`: it contains all words;
    `similar`: it does not), score, place (in Searched.issues). `asked`: the plain text they are compared
    with, `words`: the words that must all occur, `terms`: words of the issue they are compared with."""

    rows: pd.DataFrame
    asked: str = ""
    words: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()


def find_issues(searched: Searched, query: str, selection: Selection | None = None) -> Hits:
    """Issues of the selection that contain all words of the query, then the nearest of the others."""
    words, asked = words_of(query), plain(query[:MOST_CHARACTERS])
    among = searched.chosen(selection)
    if not words:
        return Hits(_rows(searched, np.zeros(len(among)), among & False))
    kind = choose_type(asked)
    scores = _favour(
        searched, score_issues(searched.fields, weigh_strings(asked)), kind.code if kind else None
    )
    contained = np.logical_and.reduce([searched.contain(word) for word in words])
    return Hits(_rows(searched, scores * among, contained & among), asked, words)


def list_all(searched: Searched, selection: Selection | None = None) -> Hits:
    """Every issue of the selection, in the order of the tables."""
    among = searched.chosen(selection)
    return Hits(_rows(searched, np.zeros(len(among)), among))


def find_similar(searched: Searched, issue_id: str, selection: Selection | None = None) -> Hits:
    """The issues of other notices in the selection that are nearest to this one."""
    issue = searched.issues.iloc[searched.places[issue_id]]
    weights = weigh_strings(issue["title"])
    terms = key_terms(searched.tables, issue_id)
    for term, weight in terms:
        for string, added in weigh_strings(term, times=_BODY * weight).items():
            weights[string] = weights.get(string, 0.0) + added
    scores = _favour(searched, score_issues(searched.fields, weights), issue["issue_type"])
    among = searched.chosen(selection) & (searched.issues["notice_id"] != issue["notice_id"]).to_numpy()
    rows = _rows(searched, scores * among, among & False)
    return Hits(rows, issue["title"], terms=tuple(term for term, _ in terms))


def _favour(searched: Searched, scores: Scores, kind: str | None) -> Scores:
    """Scores with those of the same type raised."""
    same = (searched.issues["issue_type"] == kind).to_numpy(dtype=bool, na_value=False)
    return scores * np.where(same, 1 + _SAME_TYPE, 1.0)


def _rows(searched: Searched, scores: Scores, contained: NDArray[np.bool_]) -> pd.DataFrame:
    """Those with all words, then the nearest of the others; equals in the order of the tables."""
    order = np.lexsort((np.arange(len(scores)), -scores, ~contained))
    n, best = int(contained.sum()), float(scores.max(initial=0.0))
    near = [place for place in order[n : n + MOST_SIMILAR] if scores[place] > _NEAR * best]
    places = [*order[:n], *near]
    rows = searched.issues.iloc[places][["notice_id", "issue_id"]].reset_index(drop=True)
    match = ["words"] * n + ["similar"] * len(near)
    return rows.assign(match=match, score=scores[places], place=places)
