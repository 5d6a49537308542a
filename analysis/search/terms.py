"""The words of issues as they are searched: few have a string, and the rollup has which issues use them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.compare.tables import Tables
from analysis.search.issues import Issues
from analysis.search.query import plain, plain_all
from analysis.search.strings import Counts, Numbers, Texts
from analysis.words.stopwords import is_stop_word

MOST_TERMS = 15
_AT_ONCE = 10_000  # notices, where all words of all issues are added up
# A stop word of one class may be a word of another. Terms of measures are no stop words.
_WORDS = """
SELECT DISTINCT term, pos, of_measures FROM issue_terms JOIN notice_keys USING (nr)
WHERE of_measures OR length(term) > 1 ORDER BY ALL
"""
_HELD = """
WITH held AS (
    SELECT unnest($terms::VARCHAR[]) AS term, unnest($of_measures::BOOLEAN[]) AS of_measures,
        unnest($strings::INTEGER[]) AS string, unnest($times::INTEGER[]) AS times)
SELECT nr, seq, string, sum(count * times)::INTEGER AS count
FROM issue_terms JOIN held USING (term, of_measures) WHERE nr BETWEEN $first AND $last GROUP BY ALL
"""
_LISTED = """
list_contains($notices::VARCHAR[], notice_id) AND list_contains($issues::VARCHAR[], issue_id)"""
_OF_ISSUES = f"""
WITH words AS (SELECT issue_id, term FROM keywords WHERE {_LISTED})
SELECT DISTINCT issue_id, term, false AS of_measures FROM words WHERE length(term) > 1
UNION ALL
SELECT DISTINCT issue_id, term, true FROM measure_terms ANTI JOIN words USING (issue_id) WHERE {_LISTED}
ORDER BY ALL
"""
_KEY_TERMS = """
WITH own AS (
    SELECT term, any_value(pos) AS pos, sum(count) AS n FROM keywords
    WHERE notice_id = $notice_id AND issue_id = $issue_id AND length(term) > 1 GROUP BY term),
spread AS (
    SELECT term, count(DISTINCT nr::UBIGINT << 32 | seq) AS df
    FROM issue_terms JOIN notice_keys USING (nr)
    WHERE NOT of_measures AND term IN (SELECT term FROM own) GROUP BY term)
SELECT term, pos, sqrt(n) * ln(1 + (SELECT count(*) FROM issues) / df) AS weight
FROM own JOIN spread USING (term) ORDER BY weight DESC, term
"""


PlacesOf = Callable[[Numbers, Numbers], Numbers]


@dataclass(frozen=True)
class Terms:
    """`words`: those of all issues, without stop words, plain in `texts`; of_measures: where each is from.
    notices: their numbers, sorted. places_of: numbers of notices and issues -> places. n: of issues.
    left_out: places of those whose words are not compared."""

    tables: Tables
    words: list[str]
    of_measures: list[bool]
    texts: Texts
    notices: Numbers
    places_of: PlacesOf
    n: int
    left_out: Numbers

    @classmethod
    def read(cls, tables: Tables, issues: Issues, left_out: Numbers) -> Terms:
        found = tables.arrow(_WORDS)
        rows = zip(*(found.column(name).to_pylist() for name in ("term", "pos", "of_measures")), strict=True)
        kept = ((term, own) for term, pos, own in rows if own or not is_stop_word(term, pos))
        words = list(dict.fromkeys(kept))
        terms, texts = [term for term, _ in words], Texts.of(plain_all([term for term, _ in words]))
        numbers = np.sort(issues.notices["nr"].to_numpy())
        own = [of_measures for _, of_measures in words]
        return cls(tables, terms, own, texts, numbers, issues.places_of, issues.n, left_out)

    @cached_property
    def lengths(self) -> Numbers:
        """Characters of the words of each issue, as lines with a break at the end."""
        words = np.arange(self.texts.n)
        counts = Counts(words, words * 0, self.texts.lengths_of(words))
        lengths = np.ones(self.n, np.int32)
        for first in range(0, len(self.notices), _AT_ONCE):
            some = self.notices[first : first + _AT_ONCE]
            places, _, characters = self._held(counts, int(some[0]), int(some[-1]))
            lengths[places] += characters
        lengths[self.left_out] = 1
        return lengths

    @cached_property
    def mean_length(self) -> float:
        return float(self.lengths.sum()) / max(1, self.n)

    def lengths_of(self, texts: Numbers) -> Numbers:
        return self.lengths[texts]

    def count(self, strings: list[str]) -> Counts:
        """How often each of the strings occurs in the words of each issue."""
        places, string, count = self._held(self.texts.count(strings))
        compared = self.lengths[places] > 1
        places, string, count = places[compared], string[compared], count[compared]
        order = np.argsort(string.astype(np.int64) * self.n + places)
        return Counts(places[order], string[order], count[order])

    def contain(self, word: str) -> NDArray[np.bool_]:
        """Which issues have a word that contains this one."""
        words = np.flatnonzero(self.texts.contain(word))
        found = np.zeros(self.n, bool)
        found[self._held(Counts(words, words * 0, np.ones_like(words)))[0]] = True
        return found

    def of_issues(self, issues: pd.DataFrame) -> list[str]:
        """The words of each of these issues (notice_id, issue_id), plain, as lines."""
        found = self.tables.query(
            _OF_ISSUES, {"notices": sorted(set(issues["notice_id"])), "issues": sorted(issues["issue_id"])}
        )
        searched = set(zip(self.words, self.of_measures, strict=True))
        lines: dict[str, list[str]] = {issue_id: [] for issue_id in issues["issue_id"]}
        for issue_id, term, own in found.itertuples(index=False, name=None):
            if (term, own) in searched:
                lines[issue_id].append(plain(term))
        return ["\n".join(lines[issue_id]) for issue_id in issues["issue_id"]]

    def _held(
        self, counts: Counts, first: int = 0, last: int = 2**32 - 1
    ) -> tuple[Numbers, Numbers, Numbers]:
        """Place, string and count for each issue that has one of the words, from the counts in words; of the
        notices with numbers from first to last."""
        if not len(counts.text):
            return (np.zeros(0, np.int64),) * 3
        held = {
            "terms": [self.words[word] for word in counts.text],
            "of_measures": [self.of_measures[word] for word in counts.text],
            "strings": counts.string.tolist(),
            "times": counts.count.tolist(),
            "first": first,
            "last": last,
        }
        found = self.tables.arrow(_HELD, held)
        nr, seq, string, count = (found.column(name).to_numpy() for name in ("nr", "seq", "string", "count"))
        places = self.places_of(nr, seq)
        known = places >= 0
        return places[known], string[known], count[known]


def key_terms(tables: Tables, notice_id: str, issue_id: str) -> list[tuple[str, float]]:
    """The words that tell this issue from others, with their weight, heaviest first; at most MOST_TERMS."""
    found = tables.query(_KEY_TERMS, {"notice_id": notice_id, "issue_id": issue_id})
    rows = zip(found["term"], found["pos"], found["weight"], strict=True)
    kept = [(plain(term), float(weight)) for term, pos, weight in rows if not is_stop_word(term, pos)]
    return kept[:MOST_TERMS]
