"""What was done about one issue, and why it was found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from analysis.compare.tables import Tables
from analysis.search.find import Hits
from analysis.search.query import runs_of, synonyms_in
from analysis.search.searched import FIELDS, Searched, key_terms

MOST_SHARED = 6


@dataclass(frozen=True)
class Done:
    """What the tables have on one issue. `actions`: type of action -> measures with it, the most first;
    `documents`: names issued; `outcomes`: outcome, value, unit; `figures`: value, unit, start, end, in the
    order of the text; `terms`: words of its measures."""

    actions: dict[str, int]
    documents: list[str]
    outcomes: pd.DataFrame
    figures: pd.DataFrame
    terms: list[str]


def read_done(tables: Tables, issue_id: str) -> Done:
    """The acts, documents, outcomes, figures and words of the issue's measures."""
    named = {"issue_id": issue_id}
    acts = tables.query(_ACTIONS, named)
    return Done(
        dict(zip(acts["action"], acts["measures"].astype(int), strict=True)),
        list(tables.query(_DOCUMENTS, named)["name"]),
        tables.query(
            "SELECT outcome, value, unit FROM outcomes WHERE issue_id = $issue_id ORDER BY start", named
        ),
        tables.query(_FIGURES, named),
        [term for term, _ in key_terms(tables, issue_id)][:MOST_SHARED],
    )


def shared_words(searched: Searched, hits: Hits, place: int) -> list[str]:
    """Why the issue at this place was found: the longest strings of what was asked for that it contains,
    those of its words that are synonyms of one, and the words that it shares with the issue compared."""
    issue = searched.issues.iloc[place]
    text = "\n".join(issue[field] for field in FIELDS)
    terms = set(issue["terms"].splitlines())
    found = [*hits.words, *_strings(hits.asked, text), *_synonyms(hits.asked, text)]
    found += [term for term in hits.terms if term in terms]
    kept: list[str] = []
    for word in found:
        if word in text and not any(word in other for other in kept):
            kept.append(word)
    return kept[:MOST_SHARED]


def _strings(asked: str, text: str) -> Iterator[str]:
    """The longest strings of two characters and more that both have, in the order asked."""
    for run in runs_of(asked) or [asked]:
        start = 0
        while start < len(run) - 1:
            end = start + 2
            while end <= len(run) and run[start:end] in text:
                end += 1
            if end > start + 2:
                yield run[start : end - 1]
                start = end - 1
            else:
                start += 1


def _synonyms(asked: str, text: str) -> Iterator[str]:
    return (other for _, others in synonyms_in(asked) for other in others if other in text)


_ACTIONS = """
SELECT action, count(DISTINCT measure_id) AS measures FROM (
    SELECT issue_id, measure_id, action FROM actions
    UNION ALL SELECT issue_id, measure_id, action FROM measures)
WHERE issue_id = $issue_id GROUP BY action ORDER BY measures DESC, action
"""
_DOCUMENTS = """
SELECT name FROM documents WHERE issue_id = $issue_id AND role = 'issued' GROUP BY name ORDER BY min(start)
"""
_FIGURES = """
SELECT value, unit, start, "end" FROM figures WHERE issue_id = $issue_id ORDER BY start
"""
