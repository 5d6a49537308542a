"""The issues found, body by body: how many each had, with which words, and how many bodies acted how."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.compare.rollup_sql import ACTIONS
from analysis.search.about import most_about
from analysis.search.done import GENERAL
from analysis.search.find import Hits
from analysis.search.rows import MATCHES
from analysis.search.searched import Searched
from analysis.search.strings import Numbers

_OTHER = "other"
_SEVERAL = 3  # bodies that are enough for an answer of their own


def count_bodies(searched: Searched, hits: Hits) -> pd.DataFrame:
    """One row per notice of the hits: those whose issues have all words between them first, then those with
    the most in headings or names of documents, then with the most issues, then with the best.

    Columns: notice_id, body_kind, level, city, match (one of MATCHES), found (issues), titled (those with a
    word in the heading), named (or in the name of a document), in_one_issue (those with all words),
    word_counts (issues with each word), completed, not_stated (issues).
    """
    issues = searched.issues
    rows, first, of = np.unique(issues.notice[hits.places], return_index=True, return_inverse=True)

    def count(which: NDArray[np.bool_]) -> Numbers:
        return np.bincount(of[which], minlength=len(rows))

    words = np.array([count(has) for has in hits.has.T]).reshape(len(hits.words), len(rows)).T
    bodies = issues.notices.iloc[rows][["notice_id", "body_kind", "level", "city"]].reset_index(drop=True)
    bodies["match"] = _match(words)
    bodies["found"], bodies["titled"] = np.bincount(of, minlength=len(rows)), count(hits.titled)
    bodies["named"] = count(hits.named)
    bodies["in_one_issue"] = count(hits.full)
    bodies["word_counts"] = pd.Series([tuple(map(int, counts)) for counts in words], dtype=object)
    for code in _STATUSES:
        bodies[code] = count(issues.with_codes("status", [code], hits.places))
    lacks = bodies["match"] != MATCHES[0]
    return bodies.iloc[np.lexsort((first, -bodies["found"], -bodies["named"], lacks))].reset_index(drop=True)


def choose_answering(bodies: pd.DataFrame) -> pd.DataFrame:
    """Of rows of count_bodies those that an answer on all is about: with all words where these are several;
    of these the ones with a word in a heading or in the name of a document, where they are several, because a
    word in passing may mean something else."""
    with_all = bodies[bodies["match"] == MATCHES[0]]
    bodies = with_all if len(with_all) >= _SEVERAL else bodies
    named = bodies[bodies["named"] > 0]
    return named if len(named) >= _SEVERAL else bodies


def count_acting(searched: Searched, hits: Hits, notice_ids: Collection[str]) -> dict[str, int]:
    """Type of action -> how many of these notices have it in one of the hits that are most about the words,
    the most first; of as many those first that do not answer any problem."""
    issues, counts = searched.issues, {}
    of = issues.notices["notice_id"].isin(notice_ids).to_numpy(dtype=bool)[issues.notice[hits.places]]
    places = hits.places[of & most_about(searched, hits)]
    notices = issues.notice[places]
    for code in (code for code in ACTIONS if code != _OTHER):
        acted = np.zeros(len(issues.notices), bool)
        acted[notices[issues.with_codes("action", [code], places)]] = True
        counts[code] = int(acted.sum())
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0] in GENERAL))
    return {code: n for code, n in ranked if n}


_STATUSES = ("completed", "not_stated")


def _match(words: Numbers) -> NDArray[np.str_]:
    """Whether issues have all words between them, some, or none; a column a word."""
    has = words > 0
    has_some = has.any(axis=1)
    return np.select([has_some & has.all(axis=1), has_some], MATCHES[:2], MATCHES[2])
