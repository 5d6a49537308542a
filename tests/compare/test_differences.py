"""Where sides differ: points that readers can check against the shares beside them, and how little makes
them."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import pytest

from analysis.compare.differences import share_differences

SIDES = ("a", "b")


def _facts(counts: Sequence[tuple[str, int, int]], ns: tuple[int, int]) -> pd.DataFrame:
    """Facts on two sides. `counts`: code, issues of it on either side."""
    return pd.DataFrame(
        [
            {
                "section": "issue_types",
                "attribute": "issue_type",
                "item": item,
                "side": side,
                "unit": "issue",
                "value": float(value),
                "share": value / n,
                "n": float(n),
                "n_of": "issue",
            }
            for item, *values in counts
            for side, value, n in zip(SIDES, values, ns, strict=True)
        ]
    )


@pytest.mark.parametrize(
    ("values", "ns", "points", "singles", "about"),
    [
        ((4, 2), (14, 15), 15.3, 3, 2),  # 28.6 - 13.3, exactly 15.24
        ((20, 21), (178, 236), 2.3, 5, 4),  # 2.34 % of 178 are 4.2
        ((1, 1), (1, 8), 87.5, 1, 1),  # of a side with one issue, one makes any difference
        ((1, 0), (6, 5), 16.7, 1, 1),
        ((2, 1), (5, 5), 20.0, 1, 1),
        ((3, 1), (6, 6), 33.3, 2, 2),
        ((1, 1), (3, 3), 0.0, 0, 0),
    ],
)
def test_points_are_those_between_the_printed_shares_and_singles_make_them(
    values: tuple[int, int], ns: tuple[int, int], points: float, singles: int, about: int
) -> None:
    found = share_differences(_facts([("safety_risk", *values)], ns), "issue_type", SIDES).iloc[0]
    assert (found["points"], found["singles"], found["about"]) == (points, singles, about)
