"""The words of issues as they are searched: few have a string, their rows have the issues that use them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.compare.selection import Selection
from analysis.compare.tables import Tables
from analysis.compare.word_rows.chosen import Chosen
from analysis.compare.word_rows.columns import Column, Place, smallest
from analysis.compare.word_rows.source import Source
from analysis.compare.word_rows.words import Words
from analysis.search.issues import Issues
from analysis.search.parts import write_part
from analysis.search.query import plain, plain_all
from analysis.search.strings import Counts, Numbers, Texts
from analysis.words.stopwords import is_stop_word

_is_stopped = is_stop_word.__wrapped__  # asked once for every word, so that nothing is to be remembered
MOST_TERMS = 15
_FILE = "searched-words.parquet"
_FEW = 10  # times as many issues as rows: then rows are put in order, else counted
_LISTED = """
list_contains($notices::VARCHAR[], notice_id) AND list_contains($issues::VARCHAR[], issue_id)"""
_OF_ISSUES = f"""
WITH words AS (SELECT issue_id, term FROM keywords WHERE {_LISTED})
SELECT DISTINCT issue_id, term, false AS of_measures FROM words WHERE length(term) > 1
UNION ALL
SELECT DISTINCT issue_id, term, true FROM measure_terms ANTI JOIN words USING (issue_id) WHERE {_LISTED}
ORDER BY ALL
"""
_OWN = """
SELECT term, any_value(pos) AS pos, sum(count)::BIGINT AS n, (SELECT count(*) FROM issues) AS issues
FROM keywords WHERE notice_id = $notice_id AND issue_id = $issue_id AND length(term) > 1 GROUP BY term
"""


@dataclass(frozen=True)
class Terms:
    """`words`: those of all issues, without stop words, plain in `texts`; of_measures: where each is from.
    numbers: for each source of rows the word that each of its words is; -1 for stop words. places: for each
    source the place of the issue that each unit is; -1 for others. lengths: characters of the words of each
    issue, as lines with a break at the end; 1 for those whose words are not compared."""

    tables: Tables
    words: list[str]
    of_measures: list[bool]
    texts: Texts
    sources: tuple[Source, ...]
    numbers: tuple[Numbers, ...]
    places: tuple[Numbers, ...]
    lengths: Numbers

    @classmethod
    def read(cls, tables: Tables, folder: Path, columns: Mapping[str, Column], left_out: Numbers) -> Terms:
        """What `write_terms` wrote, with words of the issues at the places `left_out` not compared."""
        words, sources = pd.read_parquet(folder / _FILE), Words.of(tables).sources
        lengths = columns["word-lengths"][:].astype(np.int32)
        lengths[left_out] = 1

        def of_sources(name: str) -> tuple[Numbers, ...]:
            """-1 was written as 0."""
            return tuple(columns[f"{name}-{n}"][:].astype(np.int32) - 1 for n in range(len(sources)))

        return cls(
            tables,
            words["term"].tolist(),
            words["of_measures"].tolist(),
            Texts(columns["words-characters-0"][:], columns["words-ends-0"][:].astype(np.int64)),
            sources,
            of_sources("word-numbers"),
            of_sources("word-places"),
            lengths,
        )

    @property
    def n(self) -> int:
        """Of issues."""
        return len(self.lengths)

    @cached_property
    def mean_length(self) -> float:
        return float(self.lengths.sum()) / max(1, self.n)

    def lengths_of(self, texts: Numbers) -> Numbers:
        return self.lengths[texts]

    def count(self, strings: list[str]) -> Counts:
        """How often each of the strings occurs in the words of each issue."""
        counted, found = self.texts.count(strings), []
        for number in range(len(strings)):
            places, count = self._held(*counted.of(number))
            compared = self.lengths[places] > 1
            found.append((places[compared], np.full(np.count_nonzero(compared), number), count[compared]))
        empty = (np.zeros(0, np.int64),) * 3
        return Counts(*(np.concatenate(parts) for parts in zip(empty, *found, strict=True)))

    def contain(self, word: str) -> NDArray[np.bool_]:
        """Which issues have a word that contains this one."""
        found = np.zeros(self.n, bool)
        for places, _, _ in self._rows(np.flatnonzero(self.texts.contain(word))):
            found[places] = True
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

    def _held(self, words: Numbers, times: Numbers) -> tuple[Numbers, Numbers]:
        """The issues that have one of these words, and how often, each word so many times as much."""
        of_word = np.zeros(len(self.words), np.int64)
        of_word[words] = times
        rows = [(places, count * of_word[word]) for places, word, count in self._rows(words)]
        places, counts = (
            np.concatenate([np.zeros(0, np.int64), *parts]) for parts in zip(*rows, strict=True)
        )
        if len(places) * _FEW < self.n:
            issues, place = np.unique(places, return_inverse=True)
            return issues, np.bincount(place, counts, len(issues)).astype(np.int32)
        summed = np.bincount(places, counts, self.n)
        issues = np.flatnonzero(summed)
        return issues, summed[issues].astype(np.int32)

    def _rows(self, words: Numbers) -> Iterator[tuple[Numbers, Numbers, Numbers]]:
        """Place of the issue, word and count of the rows of these words in issues; of each source."""
        for source, numbers, places in zip(self.sources, self.numbers, self.places, strict=True):
            own = np.flatnonzero(np.isin(numbers, words))
            unit, count = source.rows(own)
            word, place = np.repeat(numbers[own], np.diff(source.starts)[own]), places[unit]
            known = place >= 0
            yield place[known], word[known], count[known]


def write_terms(tables: Tables, issues: Issues, folder: Path) -> None:
    """Write what `Terms.read` reads."""
    place, sources = Place(folder), Words.of(tables).sources
    listed = [_words_of(source) for source in sources]
    keys = sorted({key for words in listed for key in _searched(words)})
    words = pd.DataFrame(keys, columns=["term", "of_measures"]).astype({"term": "str", "of_measures": bool})
    words.to_parquet(folder / _FILE)
    texts, of_keys = Texts.of(plain_all([term for term, _ in keys])), {key: n for n, key in enumerate(keys)}
    write_part(place, "words", 0, texts)
    of_words, lengths = texts.lengths_of(np.arange(texts.n)), np.ones(issues.n, np.int64)
    for n, (source, own) in enumerate(zip(sources, listed, strict=True)):
        numbers = np.array([of_keys.get((term, of_measures), -1) for term, _, of_measures in own], np.int64)
        places = _places_of(source, issues)
        weights = np.where(numbers >= 0, of_words[numbers], 0) if texts.n else numbers * 0
        lengths[places[places >= 0]] += source.weigh(weights)[places >= 0].astype(np.int64)
        place.write(f"word-numbers-{n}", smallest(numbers + 1))
        place.write(f"word-places-{n}", smallest(places + 1))
    place.write("word-lengths", smallest(lengths))


def _words_of(source: Source) -> list[tuple[str, str | None, bool]]:
    return list(source.words[["term", "pos", "of_measures"]].itertuples(index=False, name=None))


def _searched(words: list[tuple[str, str | None, bool]]) -> Iterator[tuple[str, bool]]:
    """Terms, and whether they are of measures, of which none is a stop word.

    A stop word of one class may be a word of another.
    """
    for term, pos, own in words:
        if own or len(term) > 1 and not _is_stopped(term, pos if isinstance(pos, str) else "x"):
            yield term, own


def _places_of(source: Source, issues: Issues) -> Numbers:
    seq = source.of_units("seq")
    notices = source.first + source.of_units("notice").astype(np.int64)
    return np.where(seq > 0, issues.places_of(notices, seq), -1)


def key_terms(tables: Tables, notice_id: str, issue_id: str) -> list[tuple[str, float]]:
    """The words that tell this issue from others, with their weight, heaviest first; at most MOST_TERMS."""
    found = tables.query(_OWN, {"notice_id": notice_id, "issue_id": issue_id})
    in_issues = Chosen.of(tables, Selection()).in_issues
    spread = [in_issues.with_term(in_issues.words.find([term])).n_units for term in found["term"]]
    weights = np.sqrt(found["n"]) * np.log1p(found["issues"] / np.array(spread))
    ranked = found.assign(weight=weights).sort_values(["weight", "term"], ascending=[False, True])
    rows = zip(ranked["term"], ranked["pos"], ranked["weight"], strict=True)
    kept = [(plain(term), float(weight)) for term, pos, weight in rows if not is_stop_word(term, pos)]
    return kept[:MOST_TERMS]
