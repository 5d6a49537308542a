"""The issues as they are searched: their fields, folded, read once for the tables of a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import duckdb
import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.compare.selection import Selection
from analysis.compare.tables import Tables
from analysis.search.query import plain
from analysis.search.relevance import Field
from analysis.search.strings import Texts
from analysis.words.stopwords import is_stop_word

FIELDS = ("title", "names", "terms", "passage")
# Weight of each field, and how much the length of its text counts against it.
MOST_TERMS = 15
_WEIGHTS = {"title": (3.0, 0.5), "names": (1.0, 0.5), "terms": (1.0, 0.6), "passage": (1.0, 0.6)}


@dataclass(frozen=True)
class Searched:
    """`issues`: one row per issue with notice_id, issue_id, issue_type, title, names (documents), terms and
    passage, plain; a field's entries are lines. `n_texts`: notices whose passages are searched."""

    tables: Tables
    issues: pd.DataFrame
    n_texts: int

    @cached_property
    def fields(self) -> list[Field]:
        """What relevance compares: terms only where there is no passage, whose words they are."""
        terms = self.issues["terms"].where(self.issues["passage"] == "", "")
        columns = self.issues.assign(terms=terms)
        return [Field(Texts.of(columns[name]), *_WEIGHTS[name]) for name in FIELDS]

    @cached_property
    def _database(self) -> duckdb.DuckDBPyConnection:
        connection = duckdb.connect(":memory:")
        connection.register("made", self.issues[list(FIELDS)].reset_index(names="place"))
        connection.execute("CREATE TABLE searched AS FROM made")
        return connection

    def contain(self, word: str) -> NDArray[np.bool_]:
        """Which issues contain the word in any field, whatever is around it."""
        either = " OR ".join(f"contains({field}, $word)" for field in FIELDS)
        sql = f"SELECT {either} AS found FROM searched ORDER BY place"
        found = self._database.cursor().execute(sql, {"word": word}).fetchnumpy()["found"]
        return np.asarray(found, bool)

    def chosen(self, selection: Selection | None) -> NDArray[np.bool_]:
        """Which issues are in the selection."""
        if selection is None or selection.is_everything:
            return np.ones(len(self.issues), bool)
        found = selection.query(self.tables, "SELECT issue_id FROM chosen_issues")
        return self.issues["issue_id"].isin(found["issue_id"]).to_numpy(dtype=bool)

    @cached_property
    def places(self) -> dict[str, int]:
        """issue_id -> its place among the issues."""
        return {str(id_): place for place, id_ in enumerate(self.issues["issue_id"])}


def read_searched(tables: Tables, texts: Mapping[str, str] | None = None) -> Searched:
    """All issues of the tables; with the passages of the notices whose texts are given by notice_id."""
    issues = tables.query(_ISSUES)
    there = texts or {}
    terms = _terms(tables)
    passages = [
        plain(there[id_][start:end]) if id_ in there else ""
        for id_, start, end in zip(issues["notice_id"], issues["start"], issues["end"], strict=True)
    ]
    read = issues.assign(
        title=issues["title"].map(plain),
        names=issues["names"].fillna("").map(plain),
        terms=issues["issue_id"].map(lambda id_: terms.get(id_, "")),
        passage=passages,
    )
    read = read.astype(dict.fromkeys(FIELDS, "str"))
    return Searched(tables, read.drop(columns=["start", "end"]), len(there.keys() & set(issues["notice_id"])))


def key_terms(tables: Tables, issue_id: str) -> list[tuple[str, float]]:
    """The words that tell this issue from others, with their weight, heaviest first; at most MOST_TERMS."""
    found = tables.query(_KEY_TERMS, {"issue_id": issue_id})
    rows = zip(found["term"], found["pos"], found["weight"], strict=True)
    return [(plain(term), float(weight)) for term, pos, weight in rows if not is_stop_word(term, pos)][
        :MOST_TERMS
    ]


def _terms(tables: Tables) -> dict[str, str]:
    """issue_id -> its words, each as often as it occurs; without stop words."""
    words = tables.query(
        "SELECT DISTINCT term, pos FROM keywords WHERE issue_id IS NOT NULL AND length(term) > 1"
    )
    kept = [t for t, pos in zip(words["term"], words["pos"], strict=True) if not is_stop_word(t, pos)]
    found = tables.query(_TERMS, {"kept": kept})
    return dict(zip(found["issue_id"], found["terms"].map(plain), strict=True))


_ISSUES = """
SELECT i.notice_id, i.issue_id, i.issue_type, i.title, d.names, i.start, i."end"
FROM issues i LEFT JOIN (
    SELECT issue_id, string_agg(DISTINCT name, chr(10) ORDER BY name) AS names
    FROM documents GROUP BY issue_id) d USING (issue_id)
ORDER BY i.notice_id, i.seq
"""

# Measures' terms are among an issue's keywords; a table without keywords may have them alone.
_TERMS = """
SELECT issue_id, string_agg(repeat(term || chr(10), count), '' ORDER BY term) AS terms FROM (
    SELECT issue_id, term, count FROM keywords
    WHERE issue_id IS NOT NULL AND list_contains($kept::VARCHAR[], term)
    UNION ALL
    SELECT issue_id, term, sum(count)::BIGINT FROM measure_terms
    WHERE issue_id NOT IN (SELECT issue_id FROM keywords WHERE issue_id IS NOT NULL)
    GROUP BY ALL)
GROUP BY issue_id
"""

_KEY_TERMS = """
WITH own AS (
    SELECT term, any_value(pos) AS pos, sum(count) AS n FROM keywords
    WHERE issue_id = $issue_id AND length(term) > 1 GROUP BY term),
spread AS (
    SELECT term, count(DISTINCT issue_id) AS df FROM keywords
    WHERE issue_id IS NOT NULL AND term IN (SELECT term FROM own) GROUP BY term)
SELECT term, pos, sqrt(n) * ln(1 + (SELECT count(*) FROM issues) / df) AS weight
FROM own JOIN spread USING (term) ORDER BY weight DESC, term
"""
