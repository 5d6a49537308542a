"""The issues as they are searched: their fields, folded, read once for the tables of a page."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sized
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, TypeVar

import numpy as np
import pandas as pd
from cachetools import LRUCache
from numpy.typing import NDArray

from analysis.compare.selection import Selection
from analysis.compare.tables import Tables
from analysis.search.issues import Issues
from analysis.search.made import Made
from analysis.search.query import plain
from analysis.search.relevance import Counted, Field
from analysis.search.strings import Numbers, Texts
from analysis.search.terms import Terms

FIELDS = ("title", "names", "terms", "passage")
# Weight of each field, and how much the length of its text counts against it.
_WEIGHTS = {"title": (3.0, 0.5), "names": (1.0, 0.5), "terms": (1.0, 0.6), "passage": (1.0, 0.6)}
_KEPT = 2_500_000  # hits

Found = TypeVar("Found", bound=Sized)


def _size(found: Sized) -> int:
    return 1 + len(found)


@dataclass(frozen=True)
class Searched:
    """`fields`: of all issues, in the order of FIELDS; terms are compared only where there is no passage,
    whose words they are. `passages`: plain, by place. `n_texts`: notices whose passages are searched."""

    tables: Tables
    issues: Issues
    terms: Terms
    fields: tuple[Field, ...]
    passages: Mapping[int, str]
    n_texts: int
    _found: LRUCache[Hashable, Any] = field(
        default_factory=lambda: LRUCache(_KEPT, getsizeof=_size), init=False
    )
    _lock: Lock = field(default_factory=Lock, init=False)

    def contain(self, word: str) -> NDArray[np.bool_]:
        """Which issues contain the word in any field, whatever is around it."""
        return np.logical_or.reduce([field.texts.contain(word) for field in self.fields])

    def once(self, find: Callable[[Searched, str, Selection], Found], asked: str, among: Selection) -> Found:
        """What `find` returns; kept, because every click on the page asks again."""
        key = (find, asked, among)
        with self._lock:
            known = self._found.get(key)
        if known is None:
            known = find(self, asked, among)
            with self._lock, suppress(ValueError):  # more than are kept
                self._found[key] = known
        return known

    def place(self, issue_id: str) -> int | None:
        """The place of the issue; None where there is none."""
        found = self.tables.query(_PLACE, {"issue_id": issue_id})
        places = self.issues.places_of(found["nr"].to_numpy(np.int64), found["seq"].to_numpy(np.int64))
        return int(places[0]) if len(places) and places[0] >= 0 else None

    def keys(self, places: Numbers) -> pd.DataFrame:
        """notice_id and issue_id of the issues at these places."""
        return self.issues.rows(self.tables, _KEYS, places)[["notice_id", "issue_id"]]

    def texts(self, places: Numbers) -> list[dict[str, str]]:
        """Field -> plain text of the issues at these places; a field's entries are lines."""
        rows = self.issues.rows(self.tables, _TEXTS, places)
        terms = self.terms.of_issues(rows)
        names = map(plain, rows["names"].fillna(""))
        passages = (self.passages.get(place, "") for place in places.tolist())
        read = (map(plain, rows["title"]), names, terms, passages)
        return [dict(zip(FIELDS, texts, strict=True)) for texts in zip(*read, strict=True)]


def read_searched(tables: Tables, texts: Mapping[str, str] | None = None) -> Searched:
    """All issues of the tables; with the passages of the notices whose texts are given by notice_id."""
    made, there = Made.of(tables), texts or {}
    issues = made.issues()
    passages = _passages(tables, issues, there) if there else {}
    terms = made.terms(tables, np.fromiter(passages, np.int64, len(passages)))
    read: dict[str, Counted] = {"title": made.texts("title"), "names": made.texts("names"), "terms": terms}
    if passages:
        read["passage"] = Texts.of(passages.get(place, "") for place in range(issues.n))
    fields = tuple(Field(of, *_WEIGHTS[name]) for name, of in read.items())
    with_issues = issues.notices["notice_id"].iloc[np.unique(issues.notice)] if there else ()
    return Searched(tables, issues, terms, fields, passages, len(there.keys() & {*with_issues}))


def _passages(tables: Tables, issues: Issues, texts: Mapping[str, str]) -> dict[int, str]:
    """Place -> plain passage of each issue whose text is there."""
    found = tables.query(_SPANS, {"notices": sorted(texts)})
    places = issues.places_of(found["nr"].to_numpy(np.int64), found["seq"].to_numpy(np.int64))
    spans = zip(places.tolist(), found["notice_id"], found["start"], found["end"], strict=True)
    return {place: passage for place, id_, start, end in spans if (passage := plain(texts[id_][start:end]))}


_OF_NOTICES = "WHERE list_contains($notices::VARCHAR[], notice_id)"
_SPANS = f"""
SELECT nr, seq, notice_id, start, "end" FROM issues JOIN notice_keys USING (notice_id) {_OF_NOTICES}
"""
_KEYS = f"SELECT notice_id, seq, issue_id FROM issues {_OF_NOTICES}"
_TEXTS = f"""
SELECT notice_id, seq, issue_id, title, names FROM issues LEFT JOIN (
    SELECT issue_id, string_agg(DISTINCT name, chr(10) ORDER BY name) AS names
    FROM documents {_OF_NOTICES} GROUP BY issue_id) USING (issue_id) {_OF_NOTICES}
"""
_PLACE = "SELECT nr, seq FROM issues JOIN notice_keys USING (notice_id) WHERE issue_id = $issue_id"
