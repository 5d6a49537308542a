"""Counts of few terms in each notice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from analysis.compare.word_rows.chosen import Chosen, Sizes
from analysis.compare.word_rows.columns import Numbers


@dataclass(frozen=True)
class ByNotice:
    """Counts of few terms in each chosen notice, in the order of Chosen.sizes."""

    chosen: Chosen
    notices: Sequence[Numbers]

    @classmethod
    def of(cls, chosen: Chosen) -> ByNotice:
        return cls(chosen, [source.notices for source in chosen.words.sources])

    def counts(self, terms: Numbers) -> Sizes:
        """How often these terms occur, together, in each notice."""
        parts = []
        for number, (source, mask) in enumerate(self.chosen.each()):
            unit, count = source.rows(self.chosen.words.words_of(number, terms))
            there = np.flatnonzero(mask[unit])
            notices = self.notices[number][unit[there]]
            parts.append(np.bincount(notices, count[there], source.n_notices))
        return np.concatenate([np.zeros(0), *parts])[self.chosen.all_sizes > 0]

    def issues(self, terms: Numbers) -> Sizes:
        """In how many chosen issues of each notice one of these terms occurs."""
        parts = []
        for number, (source, mask) in enumerate(self.chosen.in_issues.each()):
            unit = self.chosen.words.units_with(number, terms)
            parts.append(np.bincount(self.notices[number][unit[mask[unit]]], minlength=source.n_notices))
        return np.concatenate([np.zeros(0), *parts])[self.chosen.all_sizes > 0]
