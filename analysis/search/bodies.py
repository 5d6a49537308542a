"""The issues found, body by body: how many each had, with which words, and what it did about them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.compare.rollup_sql import ACTIONS
from analysis.search.done import Result, list_issued, list_results
from analysis.search.find import Hits
from analysis.search.query import either_of
from analysis.search.rows import MATCHES
from analysis.search.searched import Searched
from analysis.search.strings import Numbers

_OTHER = "other"
_GENERAL = ("study_training", "meeting", "publicity")  # answers to any problem: they distinguish no body


def count_bodies(searched: Searched, hits: Hits) -> pd.DataFrame:
    """One row per notice of the hits: those whose issues have all words between them first, then those with
    the most in headings, then with the most issues, then with the best.

    Columns: notice_id, level, city, match (one of MATCHES), found (issues), titled (those with a word in the
    heading), in_one_issue (those with all words), word_counts (issues with each word), actions (types, of the
    most issues first, those that answer any problem last; `other` only where there is no more), completed,
    not_stated (issues).
    """
    issues = searched.issues
    rows, first, of = np.unique(issues.notice[hits.places], return_index=True, return_inverse=True)

    def count(which: NDArray[np.bool_]) -> Numbers:
        return np.bincount(of[which], minlength=len(rows))

    words = np.array([count(has) for has in hits.has.T]).reshape(len(hits.words), len(rows)).T
    acts = np.array([count(issues.with_codes("action", [code], hits.places)) for code in ACTIONS]).T
    bodies = issues.notices.iloc[rows][["notice_id", "level", "city"]].reset_index(drop=True)
    bodies["match"] = _match(words)
    bodies["found"], bodies["titled"] = np.bincount(of, minlength=len(rows)), count(hits.titled)
    bodies["in_one_issue"] = count(hits.full)
    bodies["word_counts"] = pd.Series([tuple(map(int, counts)) for counts in words], dtype=object)
    bodies["actions"] = pd.Series([_most(counts) for counts in acts], dtype=object)
    for code in _STATUSES:
        bodies[code] = count(issues.with_codes("status", [code], hits.places))
    lacks = bodies["match"] != MATCHES[0]
    return bodies.iloc[np.lexsort((first, -bodies["found"], -bodies["titled"], lacks))].reset_index(drop=True)


def name_documents(searched: Searched, hits: Hits, notice_ids: Sequence[str]) -> list[list[str]]:
    """For each of these notices the names of documents issued for its hits, those with a word first."""
    keys = _keys(searched, hits, notice_ids)
    words = [part for word in hits.words for part in either_of(word)]
    named = list_issued(searched.tables, list(keys["issue_id"]), list(keys["notice_id"]), words)
    return [named.get(notice_id, []) for notice_id in notice_ids]


def sum_results(searched: Searched, hits: Hits, notice_ids: Sequence[str]) -> list[list[Result]]:
    """For each of these notices what its hits report in figures, the most telling first."""
    keys = _keys(searched, hits, notice_ids)
    results = list_results(searched.tables, list(keys["issue_id"]), list(keys["notice_id"]))
    return [results.get(notice_id, []) for notice_id in notice_ids]


def _keys(searched: Searched, hits: Hits, notice_ids: Sequence[str]) -> pd.DataFrame:
    """notice_id and issue_id of the hits of these notices."""
    issues = searched.issues
    wanted = issues.notices["notice_id"].isin(notice_ids).to_numpy(dtype=bool)
    return searched.keys(hits.places[wanted[issues.notice[hits.places]]])


_STATUSES = ("completed", "not_stated")


def _match(words: Numbers) -> NDArray[np.str_]:
    """Whether issues have all words between them, some, or none; a column a word."""
    has = words > 0
    has_some = has.any(axis=1)
    return np.select([has_some & has.all(axis=1), has_some], MATCHES[:2], MATCHES[2])


def _most(counts: Numbers) -> tuple[str, ...]:
    """The types of action in this many issues, the most first; study and meetings after the others."""
    codes = [ACTIONS[n] for n in np.argsort(-counts, kind="stable") if counts[n]]
    codes.sort(key=_GENERAL.__contains__)
    return tuple(code for code in codes if code != _OTHER) or tuple(codes)
