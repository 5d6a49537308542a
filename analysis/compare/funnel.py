"""Funnel plot: rates against their n, and which are further from the pooled rate than chance explains.

Method: D. J. Spiegelhalter (2005), Funnel plots for comparing institutional performance, Statistics in
Medicine 24(8), 1185-1202, doi:10.1002/sim.1970: exact binomial control limits around the pooled rate. Unlike
there, the limits are not interpolated between counts: interpolated limits exclude 3 of 3, which often occurs
by chance.

Where issues have no stated status, a rate has a low and a high bound, and so has the pooled rate: the lower
limits are those around the low one, the upper limits those around the high one.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

# Two-sided coverage of the limits: about two and three standard deviations, as in the paper.
COVERAGES = {"95": 0.95, "998": 0.998}


def control_limits(pooled: float, sizes: Sequence[int], *, high: float | None = None) -> pd.DataFrame:
    """One row per size: n, low_95, high_95, low_998, high_998 (rates of 0 to 1) around the pooled rate.

    `high`: the pooled rate's high bound, around which the upper limits are; else `pooled`.
    """
    top = pooled if high is None else high
    rows = [{"n": n} | _limits_of(pooled, top, n) for n in sizes]
    return pd.DataFrame(rows, columns=["n", *(f"{side}_{c}" for c in COVERAGES for side in ("low", "high"))])


def add_control_limits(rates: pd.DataFrame) -> pd.DataFrame:
    """The rows of `rates` that have both counts, with the pooled rate, the control limits and `outside`.

    `rates`: rows of completion_rates with one basis and unit. pooled, pooled_high: the pooled rate with no
    and with every issue without a stated status completed. outside: `no`, `95` (both bounds of the rate are
    below or both above the 95 % limits) or `998` (of the 99.8 % limits). undecided: outside the 95 % limits
    by one bound only.
    """
    counted = rates.dropna(subset=["total", "completed"])
    unknown = counted["not_stated"].fillna(0) if "not_stated" in counted else 0 * counted["total"]
    counts, total = (counted["completed"], counted["completed"] + unknown), counted["total"]
    low, high = (count / total for count in counts)
    pooled, top = (count.sum() / total.sum() if len(counted) else float("nan") for count in counts)
    sizes = sorted({int(n) for n in counted["total"]})
    limits = control_limits(pooled, sizes, high=top).set_index("n")
    placed = counted.assign(pooled=pooled, pooled_high=top).join(limits, on="total")
    beyond = {c: (high < placed[f"low_{c}"]) | (low > placed[f"high_{c}"]) for c in COVERAGES}
    outside = pd.Series("no", index=placed.index).mask(beyond["95"], "95").mask(beyond["998"], "998")
    by_one = (low < placed["low_95"]) | (high > placed["high_95"])
    return placed.assign(outside=outside, undecided=by_one & ~beyond["95"])


def _limits_of(pooled: float, top: float, n: int) -> dict[str, float]:
    below, above = _cumulated(pooled, n), _cumulated(top, n)
    limits = {}
    for name, coverage in COVERAGES.items():
        tail = (1 - coverage) / 2
        limits[f"low_{name}"] = _quantile(below, tail) / n
        limits[f"high_{name}"] = _quantile(above, 1 - tail) / n
    return limits


def _quantile(cumulated: np.ndarray, probability: float) -> int:
    """The smallest count whose cumulated probability is above `probability`."""
    return min(int(np.searchsorted(cumulated, probability, side="right")), len(cumulated) - 1)


def _cumulated(pooled: float, n: int) -> np.ndarray:
    """P(at most r of n), r = 0 to n, of the binomial distribution."""
    if pooled in (0.0, 1.0):
        return np.r_[np.full(n, 1.0 - pooled), 1.0]
    r = np.arange(1, n + 1)
    steps = np.log((n - r + 1) / r) + np.log(pooled) - np.log1p(-pooled)
    logs = np.r_[0.0, np.cumsum(steps)] + n * np.log1p(-pooled)
    cumulated: np.ndarray = np.minimum(np.cumsum(np.exp(logs)), 1.0)
    return cumulated
