"""What was found, in a sentence."""

from __future__ import annotations

import pandas as pd

from analysis.search.find import Hits
from analysis.search.searched import Searched
from dashboard.components.evidence import plain
from dashboard.shell.view import View


def describe_hits_found(view: View, hits: Hits, rows: pd.DataFrame, *, like: str) -> str:
    """How many issues of how many notices, and how many of them are reported as completed. `rows`: those that
    are listed."""
    tr = view.tr
    if not (hits.words or like):
        return tr("search.hits.finding_all", **_counts(view, rows))
    if like:
        return tr("search.hits.finding_like", title=plain(hits.asked), **_counts(view, rows))
    exact = rows[rows["match"] == "words"]
    words = tr.listing([tr("search.quoted", word=plain(word)) for word in hits.words])
    similar = len(rows) - len(exact)
    if exact.empty:
        return tr("search.hits.finding_none", words=words, similar=tr.number(similar))
    found = tr("search.hits.finding", words=words, **_counts(view, exact))
    return found + tr("search.hits.and_similar", n=similar) if similar else found


def describe_searched(view: View, searched: Searched) -> str:
    """What the words are looked for in."""
    tr = view.tr
    texts = tr("search.with_texts", n=searched.n_texts) if searched.n_texts else ""
    issues, notices = tr.number(len(searched.issues)), tr.number(len(view.names))
    return tr("search.searched", issues=issues, notices=notices, texts=texts)


def _counts(view: View, rows: pd.DataFrame) -> dict[str, str]:
    tr, notices = view.tr, rows["notice_id"].nunique()
    done = int((rows["status"] == "completed").sum())
    return {
        "issues": tr.number(len(rows)),
        "notices": tr.number(notices),
        "done": tr.number(done),
    }
