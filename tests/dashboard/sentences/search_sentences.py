"""What a search answers on all its hits, counted a second time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pandas as pd

from analysis.search.find import find_issues, list_all
from analysis.search.searched import read_searched
from dashboard.pages.search.answer import describe_answer
from tests.dashboard.sentences.recounted import Claim, Question
from tests.factories.recount import Cut, numbers

NAMED = 8  # bodies, acts and statuses
DOCUMENTS = 3
_NAMES = re.compile("《.*?》")  # of documents, which may have years in them


def _answer(cut: Cut) -> Iterator[Claim]:
    """Of all issues, and of those with the first two characters of a title."""
    searched = read_searched(cut.tables)
    yield from _claims(
        cut, describe_answer(cut.view, searched, list_all(searched, cut.selection)), cut.issues
    )
    if len(cut.issues):
        word = cut.issues["title"].iloc[0][:2]
        hits = find_issues(searched, word, cut.selection)
        ids = set(searched.keys(hits.exact_places)["issue_id"])
        said = describe_answer(cut.view, searched, hits)
        yield from _claims(cut, said, cut.issues[cut.issues["issue_id"].isin(ids)])


def _claims(cut: Cut, said: list[str], issues: pd.DataFrame) -> Iterator[Claim]:
    if issues.empty:
        return
    acts = pd.concat([_of(cut, "actions", issues), _of(cut, "measures", issues)])
    acts = acts[["issue_id", "action"]].dropna().drop_duplicates()["action"].value_counts()
    bodies = issues["notice_id"].value_counts()
    documents = (
        _of(cut, "documents", issues).query("role == 'issued'")[["notice_id", "name"]].drop_duplicates()
    )
    lines = [_counts(bodies), _counts(acts), [], _counts(issues["status"].value_counts())]
    if len(documents) > DOCUMENTS:
        lines[2] = [len(documents) - DOCUMENTS]
    shown = [expected for expected, n in zip(lines, (1, len(acts), len(documents), 1), strict=True) if n]
    assert len(said) == len(shown)
    names = [cut.view.names[bodies.index[0]]] if bodies.nunique() == len(bodies) else []
    for number, (line, expected) in enumerate(zip(said, shown, strict=True)):
        yield _NAMES.sub("", line), numbers(expected), [] if number else names


def _of(cut: Cut, table: str, issues: pd.DataFrame) -> pd.DataFrame:
    found = cut.rows_of(table)
    return found[found["issue_id"].isin(issues["issue_id"])]


def _counts(counts: pd.Series) -> list[Any]:
    """The numbers of those named, and how many others there are."""
    return [*counts.iloc[:NAMED], *([len(counts) - NAMED] if len(counts) > NAMED else [])]


QUESTIONS: dict[str, Question] = {"answer of a search": _answer}
