"""Where sides differ most, and what one issue more or less would change."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.compare.fact import rows_of
from analysis.compare.side_by_side import fill_zeros

COLUMNS = ("item", "high_side", "high_share", "high_n", "low_side", "low_share", "low_n", "points", "step")


def share_differences(facts: pd.DataFrame, attribute: str, sides: Sequence[str]) -> pd.DataFrame:
    """One row per code of a counted attribute (issue_type, action), largest difference first.

    item, high_side, high_share, high_n and low_side, low_share, low_n (the sides furthest apart; n: issues or measures
    of the side), points (the difference in percentage points), step (what one more or less in the smaller of the two
    changes, in points: a difference of no more than that is one issue's or one measure's).
    """
    rows = []
    for item, cells in fill_zeros(facts, attribute, sides).groupby("item", sort=False):
        if len(cells) < 2:
            continue
        ordered = rows_of(cells.sort_values("share", kind="stable"))
        low, high = ordered[0], ordered[-1]
        rows.append(
            {
                "item": item, "high_side": high["side"], "high_share": high["share"], "high_n": high["n"],
                "low_side": low["side"], "low_share": low["share"], "low_n": low["n"],
                "points": 100 * (high["share"] - low["share"]), "step": 100 / min(high["n"], low["n"]),
            }
        )  # fmt: skip
    found = pd.DataFrame(rows, columns=list(COLUMNS))
    return found.sort_values("points", ascending=False, kind="stable", ignore_index=True)


def found_on_one_side(facts: pd.DataFrame, attribute: str, sides: Sequence[str]) -> pd.DataFrame:
    """One row per code that exactly one of the sides has: item, side, value, n; largest first."""
    cells = fill_zeros(facts, attribute, sides)
    there = cells[cells["value"] > 0]
    alone = there.groupby("item")["side"].transform("size") == 1
    single = there[alone & (there["side"].nunique() > 1)]
    return single.sort_values(["value"], ascending=False, kind="stable", ignore_index=True)[
        ["item", "side", "value", "n"]
    ]
