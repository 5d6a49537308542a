"""Results of a measurement: counts per measure and notice, and differences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Score:
    """Counts of one measure in one notice: right facts, facts of the program, facts coded by hand."""

    measure: str
    notice_id: str
    right: int
    ours: int
    gold: int

    @property
    def precision(self) -> float:
        return self.right / self.ours if self.ours else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        both = self.ours + self.gold
        return 2 * self.right / both if both else 1.0


@dataclass(frozen=True)
class Miss:
    """One difference: `start` is the offset in the text, -1 where the fact has none."""

    measure: str
    notice_id: str
    start: int
    gold: str
    ours: str


def sum_scores(scores: Iterable[Score]) -> list[Score]:
    """One score per measure over all notices, in the order in which the measures first occur."""
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for score in scores:
        for i, count in enumerate((score.right, score.ours, score.gold)):
            sums[score.measure][i] += count
    return [Score(measure, "", *counts) for measure, counts in sums.items()]
