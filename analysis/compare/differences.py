"""Where sides differ most, and what one issue more or less would change."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pandas as pd

from analysis.compare.side_by_side import fill_zeros
from analysis.compare.side_fact import to_records

COLUMNS = (
    "item",
    "high_side",
    "high_share",
    "high_n",
    "low_side",
    "low_share",
    "low_n",
    "points",
    "step",
    "singles",
)


def share_differences(facts: pd.DataFrame, attribute: str, sides: Sequence[str]) -> pd.DataFrame:
    """One row per code of a counted attribute (issue_type, action), largest difference first.

    item, high_side, high_share, high_n and low_side, low_share, low_n (the sides furthest apart; n: issues or measures
    of the side), points (the difference of the shares in percentage points, each to one decimal as it is printed), step
    (what one more or less in the smaller of the two changes, in points), singles (how many issues or measures of the
    smaller one make a difference at least as large).
    """
    rows = []
    for item, cells in fill_zeros(facts, attribute, sides).groupby("item", sort=False):
        if len(cells) < 2:
            continue
        ordered = to_records(cells.sort_values("share", kind="stable"))
        low, high = ordered[0], ordered[-1]
        smaller = min(high["n"], low["n"])
        rows.append(
            {
                "item": item,
                "high_side": high["side"],
                "high_share": high["share"],
                "high_n": high["n"],
                "low_side": low["side"],
                "low_share": low["share"],
                "low_n": low["n"],
                "points": round(_printed(high["share"]) - _printed(low["share"]), 1),
                "step": 100 / smaller,
                "singles": math.ceil(round((high["share"] - low["share"]) * smaller, 6)),
            }
        )
    found = pd.DataFrame(rows, columns=list(COLUMNS))
    return found.sort_values("points", ascending=False, kind="stable", ignore_index=True)


def _printed(share: float) -> float:
    """Percent with the one decimal that readers see, so that the difference is theirs too."""
    return float(f"{100 * share:.1f}")


def items_on_one_side(facts: pd.DataFrame, attribute: str, sides: Sequence[str]) -> pd.DataFrame:
    """One row per code that exactly one of the sides has: item, side, value, n; largest first."""
    cells = fill_zeros(facts, attribute, sides)
    there = cells[cells["value"] > 0]
    alone = there.groupby("item")["side"].transform("size") == 1
    single = there[alone & (there["side"].nunique() > 1)]
    return single.sort_values(["value"], ascending=False, kind="stable", ignore_index=True)[
        ["item", "side", "value", "n"]
    ]
