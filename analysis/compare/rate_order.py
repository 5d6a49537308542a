"""The order of groups by their completion rate: which is first, what leaves that open, what rests on few
notices."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import pandas as pd

# Of a group's notices: a rate of fewer than one in so many of them is one of few.
_FEW_OF = 4
# Of a rate: those of the same counts may differ in their last digit.
_SAME = 1e-9


@dataclass(frozen=True)
class RateOrder:
    """`rows`: of groups_by_kind, those with a rate, by group; not empty."""

    rows: pd.DataFrame

    @cached_property
    def low(self) -> pd.Series:
        """The pooled rate, else the mean; without what may be completed too."""
        return lowest_rates(self.rows)

    @cached_property
    def high(self) -> pd.Series:
        """The same with every issue without a status as completed."""
        high = self.rows["pooled_high"].where(self.rows["pooled"].notna(), self.rows["mean_high"])
        return high.astype("float64").fillna(self.low)

    @cached_property
    def first(self) -> list[str]:
        """Those with the highest rate, whatever is not known."""
        return _alike(self.low, self.low.max())

    @cached_property
    def last(self) -> list[str]:
        """Those with the lowest rate; none where a status could change that, or a ranking rests on few
        notices."""
        last = _alike(self.high, self.high.min())
        is_alike = len(last) == 1 or bool((self.high[last] <= self.low[last]).all())
        is_below = bool(self.high[last].max() < self.low.drop(last).min())
        return last if is_alike and is_below and not self.is_thin and not self.few[last].any() else []

    @property
    def all_alike(self) -> bool:
        """Whether all have the same rate, with every status known."""
        return len(self.first) == len(self.rows) and bool((self.high <= self.low).all())

    @cached_property
    def rivals(self) -> list[str]:
        """Those that may be as high as the first, or higher, if issues without a status are completed; the
        highest bound first."""
        others = self.high.drop(self.first)
        may = [str(code) for code in others.index[others >= self.low.max()]]
        if len(self.first) > 1:
            may += [code for code in self.first if self.high[code] > self.low[code]]
        return sorted(may, key=lambda code: -self.high[code])

    @property
    def leaders(self) -> list[str]:
        """Those that report most; none where that is open or all are alike."""
        return [] if self.rivals or len(self.first) == len(self.rows) > 1 else self.first

    @property
    def few(self) -> pd.Series:
        """Whether each rate is of one notice, or of few of the group's notices."""
        return (self.rows["notices"] == 1) | (_FEW_OF * self.rows["notices"] < self.rows["of_notices"])

    @property
    def single(self) -> list[str]:
        """Those whose rate is of one notice."""
        return [str(code) for code in self.rows.index[self.rows["notices"] == 1]]

    @property
    def is_mostly_single(self) -> bool:
        return 2 * len(self.single) > len(self.rows)

    @property
    def is_thin(self) -> bool:
        """Whether a first one's rate is of few notices: no ranking."""
        return len(self.first) < len(self.rows) and bool(self.few[self.first].any())


def lowest_rates(rows: pd.DataFrame) -> pd.Series:
    """The pooled rate, else the mean, of each row."""
    return rows["pooled"].fillna(rows["mean"]).astype("float64")


def _alike(values: pd.Series, best: float) -> list[str]:
    return [str(code) for code in values.index[(values - best).abs() <= _SAME * abs(best)]]
