"""Issues found by words, by a problem in free words, or by another issue; best first, always in one order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from analysis.compare.selection import UNKNOWN, Selection
from analysis.facts.issue_types import choose_type
from analysis.search.query import EITHER, MOST_CHARACTERS, either_of, plain, words_of
from analysis.search.relevance import Scores, score_issues, weigh_strings
from analysis.search.searched import Searched
from analysis.search.strings import Numbers
from analysis.search.terms import key_terms

# The nearest issues that are listed beside those with all words, and the share of the best score they need.
MOST_SIMILAR = 20
_NEAR = 0.18
# How much more an issue of the same type counts, and how much an issue's words count beside its title.
_SAME_TYPE = 0.3
_BODY = 0.05


@dataclass(frozen=True)
class Hits:
    """Issues found, best first.

    places: in Searched.issues. exact: whether each contains all words; those that do come first. titled:
    whether its title has them all; those come before the others. scores: of each. asked: the plain text they
    are compared with. words: those that must all occur. terms: words of the issue they are compared with.
    """

    places: Numbers
    exact: NDArray[np.bool_]
    titled: NDArray[np.bool_]
    scores: Scores
    asked: str = ""
    words: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.places)

    @property
    def exact_places(self) -> Numbers:
        return self.places[self.exact]

    def part(self, which: slice | NDArray[np.bool_]) -> Hits:
        """Some of them, in the same order; without what the others take of memory."""
        return replace(
            self,
            places=self.places[which].copy(),
            exact=self.exact[which].copy(),
            titled=self.titled[which].copy(),
            scores=self.scores[which].copy(),
        )


def find_issues(searched: Searched, query: str, selection: Selection | None = None) -> Hits:
    """Issues of the selection that contain all words of the query, then the nearest of the others.

    Of words joined by `|` one must occur.
    """
    words, asked = words_of(query), plain(query[:MOST_CHARACTERS])
    among = searched.issues.chosen(searched.tables, selection)
    if not words:
        return _hits(np.zeros(len(among)), among & False, among & False)
    kind = choose_type(asked)
    scores = _score(searched, weigh_strings(asked), kind.code if kind else None)
    contained = _contain_all(searched.contain, words) & among
    titled = contained & _contain_all(searched.fields[0].texts.contain, words)
    return replace(_hits(scores * among, contained, titled), asked=asked, words=words)


def _contain_all(contain: Callable[[str], NDArray[np.bool_]], words: Sequence[str]) -> NDArray[np.bool_]:
    """Where each of the words occurs; of those joined by `|`, one."""
    found = [np.logical_or.reduce([contain(part) for part in either_of(word)]) for word in words]
    return np.logical_and.reduce(found)


def ask_for_any(query: str) -> str:
    """The query of which one word must occur, instead of all."""
    return f'"{EITHER.join(words_of(query))}"'


def find_with_any(searched: Searched, query: str, selection: Selection | None = None) -> Numbers:
    """Places of the issues of the selection that contain one of the words."""
    among = searched.issues.chosen(searched.tables, selection)
    return np.flatnonzero(_contain_all(searched.contain, words_of(ask_for_any(query))) & among)


def list_all(searched: Searched, selection: Selection | None = None) -> Hits:
    """Every issue of the selection, in the order of the tables."""
    among = searched.issues.chosen(searched.tables, selection)
    return _hits(np.zeros(len(among)), among, among & False)


def find_similar(searched: Searched, issue_id: str, selection: Selection | None = None) -> Hits:
    """The issues of other notices in the selection that are nearest to this one."""
    issues, place = searched.issues, searched.place(issue_id)
    if place is None:
        raise KeyError(issue_id)
    title = searched.texts(np.array([place]))[0]["title"]
    notice = issues.notice[place]
    weights = weigh_strings(title)
    terms = key_terms(searched.tables, issues.notices["notice_id"].iloc[notice], issue_id)
    for term, weight in terms:
        for string, added in weigh_strings(term, times=_BODY * weight).items():
            weights[string] = weights.get(string, 0.0) + added
    (code,), names = issues.codes_of("issue_type", np.array([place]))
    scores = _score(searched, weights, names[code])
    among = issues.chosen(searched.tables, selection) & (issues.notice != notice)
    hits = _hits(scores * among, among & False, among & False)
    return replace(hits, asked=title, terms=tuple(term for term, _ in terms))


def _score(searched: Searched, weights: Mapping[str, float], kind: str | None) -> Scores:
    """Scores, those of the same type raised."""
    scores = score_issues(searched.fields, weights, searched.issues.n)
    if kind and kind != UNKNOWN:
        scores *= np.where(searched.issues.with_codes("issue_type", [kind]), 1 + _SAME_TYPE, 1.0)
    return scores


def _hits(scores: Scores, contained: NDArray[np.bool_], titled: NDArray[np.bool_]) -> Hits:
    """Those with all words, the ones with a title that has them first, then the nearest of the others; equals
    in the order of the tables."""
    exact = np.concatenate([_best(np.flatnonzero(which), scores) for which in (titled, contained & ~titled)])
    near = np.flatnonzero(~contained & (scores > _NEAR * scores.max(initial=0.0)))
    if len(near) > MOST_SIMILAR:
        least = np.partition(scores[near], -MOST_SIMILAR)[-MOST_SIMILAR]
        near = near[scores[near] >= least]
    places = np.concatenate([exact, _best(near, scores)[:MOST_SIMILAR]]).astype(np.int32)
    return Hits(places, np.arange(len(places)) < len(exact), titled[places], scores[places])


def _best(places: Numbers, scores: Scores) -> Numbers:
    return places[np.argsort(-scores[places], kind="stable")]
