"""The issues as they are searched, as numbers: their places, keys and codes, a few bytes an issue."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
import pyarrow as pa
from numpy.typing import NDArray

from analysis.compare.rollup_sql import ACTIONS
from analysis.compare.selection import Selection
from analysis.compare.tables import Tables
from analysis.search.strings import Numbers

OF_NOTICE = ("body_kind", "level", "city", "year")
OF_ISSUE = ("issue_type", "status")


@dataclass(frozen=True)
class Issues:
    """One place for each issue, in the order of the tables.

    notices: one row per notice with notice_id, nr (of the rollups) and OF_NOTICE, in that order. notice: the
    row of each issue's notice; seq: its place in it. acts: bits of its measures' acts, in the order of
    ACTIONS. codes: for OF_ISSUE the number of each issue's code, and the codes.
    """

    notices: pd.DataFrame
    notice: Numbers
    seq: Numbers
    acts: Numbers
    codes: dict[str, tuple[Numbers, list[str]]]

    @property
    def n(self) -> int:
        return len(self.notice)

    def chosen(self, tables: Tables, selection: Selection | None) -> NDArray[np.bool_]:
        """Which issues are in the selection."""
        if selection is None or selection.is_everything:
            return np.ones(self.n, bool)
        numbers = self.notices["nr"].to_numpy(np.int64)
        chosen = np.isin(numbers, selection.notice_numbers(tables))[self.notice]
        for facet, wanted in (("issue_type", selection.issue_types), ("status", selection.statuses)):
            if wanted:
                chosen &= self.with_codes(facet, wanted)
        return chosen

    def with_codes(
        self, facet: str, wanted: Iterable[str], places: Numbers | None = None
    ) -> NDArray[np.bool_]:
        """Which issues (at `places`, else all) have one of the codes."""
        if facet == "action":
            bits = sum(1 << ACTIONS.index(code) for code in {*wanted} & {*ACTIONS})
            return (self.acts if places is None else self.acts[places]) & bits > 0
        numbers, names = self.codes_of(facet, places)
        return np.isin(names, [*wanted])[numbers] if names else np.zeros(len(numbers), bool)

    def count_codes(self, facet: str, places: Numbers) -> dict[str, int]:
        """Code -> how many of the issues at these places have it."""
        if facet == "action":
            acts, names = self.acts[places], [*ACTIONS]
            counts = [(acts >> bit & 1).sum() for bit in range(len(ACTIONS))]
        else:
            numbers, names = self.codes_of(facet, places)
            counts = [*np.bincount(numbers, minlength=len(names))]
        return {code: int(n) for code, n in zip(names, counts, strict=True) if n}

    def notices_of(self, places: Numbers, most: int) -> tuple[list[str], int]:
        """notice_ids of the issues at these places, each once, in their order: so many, and how many there
        are."""
        rows = pd.unique(self.notice[places])
        return [str(notice_id) for notice_id in self.notices["notice_id"].iloc[rows[:most]]], len(rows)

    def one_of_each_notice(self, places: Numbers) -> Numbers:
        """One of these places for each of their notices."""
        of_notices = np.full(len(self.notices), -1)
        of_notices[self.notice[places]] = places
        return of_notices[of_notices >= 0]

    def codes_of(self, facet: str, places: Numbers | None = None) -> tuple[Numbers, list[str]]:
        """The number of each issue's code, and the codes."""
        if facet in OF_ISSUE:
            numbers, names = self.codes[facet]
            return numbers if places is None else numbers[places], names
        numbers, names = self._of_notices[facet]
        return numbers[self.notice if places is None else self.notice[places]], names

    @cached_property
    def _of_notices(self) -> dict[str, tuple[Numbers, list[str]]]:
        found = {facet: pd.factorize(self.notices[facet]) for facet in OF_NOTICE}
        return {facet: (numbers.astype(np.int32), list(names)) for facet, (numbers, names) in found.items()}

    def places_of(self, nr: Numbers, seq: Numbers) -> Numbers:
        """The places of the issues with these numbers; -1 where there is none."""
        keys, places = self._by_key()
        wanted = nr.astype(np.int64) << 32 | seq
        at = np.searchsorted(keys, wanted)
        known = np.flatnonzero(at < len(keys))
        known = known[keys[at[known]] == wanted[known]]
        found = np.full(len(wanted), -1)
        found[known] = at[known] if places is None else places[at[known]]
        return found

    def _by_key(self) -> tuple[Numbers, Numbers | None]:
        """Number of notice and issue as one, sorted; the place of each where that is another order."""
        keys = self.notices["nr"].to_numpy(np.int64)[self.notice] << 32 | self.seq
        if (keys[1:] >= keys[:-1]).all():
            return keys, None
        places = np.argsort(keys, kind="stable")
        return keys[places], places

    def rows(self, tables: Tables, sql: str, places: Numbers) -> pd.DataFrame:
        """The rows of `sql`, which has notice_id and seq, for the issues at these places, in their order."""
        ids = self.notices["notice_id"].iloc[self.notice[places]]
        wanted = pd.DataFrame({"notice_id": ids.array, "seq": self.seq[places].astype(np.int64)})
        found = tables.query(sql, {"notices": sorted(set(ids))}).drop_duplicates(["notice_id", "seq"])
        return wanted.merge(found, on=["notice_id", "seq"], how="left")


def number_codes(parts: list[pa.DictionaryArray]) -> tuple[Numbers, list[str]]:
    """The number of each code in all parts, and the codes."""
    if not parts:
        return np.zeros(0, np.uint8), []
    encoded = pa.chunked_array(parts).unify_dictionaries().combine_chunks()
    return encoded.indices.to_numpy().astype(np.uint8), encoded.dictionary.to_pylist()
