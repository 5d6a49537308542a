"""Codes on which sides differ most, and how much one issue more or less would change."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any, Literal

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
    "about",
)


FEW = 2  # single issues or measures that make a difference: with more it is no accident of counting
_SOME = 5  # with up to so many it is small: one body may list as many more or fewer


def share_differences(facts: pd.DataFrame, attribute: str, sides: Sequence[str]) -> pd.DataFrame:
    """One row per code of a counted attribute (issue_type, action), largest difference first.

    Columns: item; high_side, high_share, high_n and low_side, low_share, low_n (the two sides furthest apart,
    shares of 0 to 1, n: issues or measures of the side); points (difference of the shares as printed with one
    decimal, in percentage points); step (change by one issue or measure of the smaller side, in points);
    singles (how many issues or measures of the smaller side make a difference at least as large);
    about (how many of them come nearest to it).
    """
    rows = []
    for item, cells in fill_zeros(facts, attribute, sides).groupby("item", sort=False):
        if len(cells) < 2:
            continue
        ordered = to_records(cells.sort_values("share", kind="stable"))
        low, high = ordered[0], ordered[-1]
        smaller = min(high["n"], low["n"])
        gap = round((high["share"] - low["share"]) * smaller, 6)
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
                "singles": math.ceil(gap),
                "about": math.floor(gap + 0.5),
            }
        )
    found = pd.DataFrame(rows, columns=list(COLUMNS))
    return found.sort_values("points", ascending=False, kind="stable", ignore_index=True)


def weigh_gap(row: Mapping[str, Any]) -> Literal["none", "slight", "small", "clear"]:
    """How large a difference is (`row`: of share_differences): none, as much as at most FEW single issues or
    measures make, as much as some make, or more."""
    if not row["points"]:
        return "none"
    return "slight" if row["singles"] <= FEW else "small" if row["singles"] <= _SOME else "clear"


def _printed(share: float) -> float:
    """Percent with one decimal, as readers see it and subtract it."""
    return float(f"{100 * share:.1f}")


def items_on_one_side(facts: pd.DataFrame, attribute: str, sides: Sequence[str]) -> pd.DataFrame:
    """One row per code that exactly one of the sides has, largest first: item, side, value, n."""
    cells = fill_zeros(facts, attribute, sides)
    present = cells[cells["value"] > 0]
    alone = present.groupby("item")["side"].transform("size") == 1
    single = present[alone & (present["side"].nunique() > 1)]
    return single.sort_values(["value"], ascending=False, kind="stable", ignore_index=True)[
        ["item", "side", "value", "n"]
    ]
