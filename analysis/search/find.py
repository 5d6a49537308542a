"""Issues found by words, by a problem in free words, or by another issue; best first, always in one order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from analysis.compare.selection import UNKNOWN, Selection
from analysis.facts.issue_types import choose_type
from analysis.search.query import MOST_CHARACTERS, either_of, plain, words_of
from analysis.search.relevance import Scores, score_issues, weigh_strings
from analysis.search.searched import Searched
from analysis.search.strings import Numbers
from analysis.search.terms import key_terms

# The nearest issues that are listed beside those with a word, and the share of the best score they need.
MOST_SIMILAR = 20
_NEAR = 0.18
# How much more an issue of the same type counts, and how much an issue's words count beside its title.
_SAME_TYPE = 0.3
_BODY = 0.05


@dataclass(frozen=True)
class Hits:
    """Issues found, best first.

    places: in Searched.issues. has: whether each contains each of the words, a column a word; those with the
    most words come first. titled: whether its title has one of them; of those with as many words, the ones
    with the most in the title come first. named: whether its title or the name of a document has one. scores:
    of each. asked: the plain text they are compared with.
    words: those that are searched for. terms: words of the issue they are compared with.
    """

    places: Numbers
    has: NDArray[np.bool_]
    titled: NDArray[np.bool_]
    named: NDArray[np.bool_]
    scores: Scores
    asked: str = ""
    words: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.places)

    @property
    def exact(self) -> NDArray[np.bool_]:
        """Whether each contains one of the words; the others are similar."""
        return np.asarray(self.has.any(axis=1))

    @property
    def full(self) -> NDArray[np.bool_]:
        """Whether each contains all words."""
        return self.exact & self.has.all(axis=1)

    @property
    def counted(self) -> Hits:
        """Those that headings count: the ones with a word, else all."""
        return self.part(self.exact) if self.exact.any() else self

    def part(self, which: slice | NDArray[np.bool_]) -> Hits:
        """Some of them, in the same order; without what the others take of memory."""
        return replace(
            self,
            places=self.places[which].copy(),
            has=self.has[which].copy(),
            titled=self.titled[which].copy(),
            named=self.named[which].copy(),
            scores=self.scores[which].copy(),
        )


def find_issues(searched: Searched, query: str, selection: Selection | None = None) -> Hits:
    """Issues of the selection that contain a word of the query, those with all words first; then the nearest
    of the others. Words joined by `|` count as one."""
    words, asked = words_of(query), plain(query[:MOST_CHARACTERS])
    among = searched.issues.chosen(searched.tables, selection)
    if not words:
        return _hits(np.zeros(len(among)), _no_words(len(among)), _no_words(len(among)))
    kind = choose_type(asked)
    scores = _score(searched, weigh_strings(asked), kind.code if kind else None)
    has = _find_each(searched.contain, words) & among[:, None]
    in_title = has & _find_each(searched.fields[0].texts.contain, words)
    hits = _hits(scores * among, has, in_title)
    in_names = _find_each(searched.fields[1].texts.contain, words)[hits.places].any(axis=1)
    return replace(hits, asked=asked, words=words, named=hits.titled | in_names)


def _find_each(contain: Callable[[str], NDArray[np.bool_]], words: Sequence[str]) -> NDArray[np.bool_]:
    """Where each of the words occurs, a column a word; of those joined by `|`, one."""
    found = [np.logical_or.reduce([contain(part) for part in either_of(word)]) for word in words]
    return np.stack(found, axis=1)


def _no_words(n: int) -> NDArray[np.bool_]:
    return np.zeros((n, 0), bool)


def list_all(searched: Searched, selection: Selection | None = None) -> Hits:
    """Every issue of the selection, in the order of the tables."""
    places = np.flatnonzero(searched.issues.chosen(searched.tables, selection)).astype(np.int32)
    n = len(places)
    titled, scores = np.broadcast_to(np.zeros(1, bool), n), np.broadcast_to(np.zeros(1), n)  # one cell each
    return Hits(places, _no_words(n), titled, titled, scores)


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
    hits = _hits(scores * among, _no_words(len(among)), _no_words(len(among)))
    return replace(hits, asked=title, terms=tuple(term for term, _ in terms))


def _score(searched: Searched, weights: Mapping[str, float], kind: str | None) -> Scores:
    """Scores, those of the same type raised."""
    scores = score_issues(searched.fields, weights, searched.issues.n)
    if kind and kind != UNKNOWN:
        scores *= np.where(searched.issues.with_codes("issue_type", [kind]), 1 + _SAME_TYPE, 1.0)
    return scores


def _hits(scores: Scores, has: NDArray[np.bool_], in_title: NDArray[np.bool_]) -> Hits:
    """Those with the most words, and of these with the most in the title, first, then the nearest of those
    without; equals in the order of the tables. `has` and `in_title`: a column a word."""
    contained = has.any(axis=1)
    exact = np.flatnonzero(contained)
    order = np.lexsort((-scores[exact], -in_title[exact].sum(axis=1), -has[exact].sum(axis=1)))
    near = np.flatnonzero(~contained & (scores > _NEAR * scores.max(initial=0.0)))
    if len(near) > MOST_SIMILAR:
        least = np.partition(scores[near], -MOST_SIMILAR)[-MOST_SIMILAR]
        near = near[scores[near] >= least]
    near = near[np.argsort(-scores[near], kind="stable")][:MOST_SIMILAR]
    places = np.concatenate([exact[order], near]).astype(np.int32)
    titled = np.asarray(in_title[places].any(axis=1))
    return Hits(places, has[places], titled, titled, scores[places])
