"""Completion of many notices: a funnel plot instead of a ranking."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.compare.funnel import add_control_limits, control_limits
from analysis.compare.reported_done import Kind
from dashboard.charts.block import Block
from dashboard.charts.funnel import draw_funnel
from dashboard.components.column_order import with_first
from dashboard.components.rate_choice import KEY
from dashboard.pages.completion.findings import describe_funnel
from dashboard.pages.completion.rate_texts import describe_ignored_rates, hover_rate
from dashboard.shell.view import View

FEWEST = 13  # notices with a rate of one kind, from which on a ranking would mislead
MOST_POINTS = 2000  # a browser draws and a reader hits
_COLUMNS = ["notice_id", "rate", "completed", "total", "outside", "undecided", "not_stated", "low", "high"]
_STEPS = 60  # of the limits' curves


def kinds_for_funnel(summary: pd.DataFrame) -> list[Kind]:
    """The kinds of rates with counts, most notices first; none where no kind has enough notices. `summary`:
    pool_rates."""
    counted = summary[summary["counted_notices"] > 0].sort_values(
        "counted_notices", ascending=False, kind="stable"
    )
    if not (counted["counted_notices"] >= FEWEST).any():
        return []
    return list(zip(counted["rate_basis"], counted["rate_unit"], strict=True))


def rates_of_kind(rates: pd.DataFrame, kind: Kind) -> pd.DataFrame:
    """The rates of one basis and unit."""
    return rates[(rates["rate_basis"] == kind[0]) & (rates["rate_unit"] == kind[1])]


def funnel_block(view: View, rates: pd.DataFrame) -> Block:
    """`rates`: rows of one basis and unit, at least one with both counts."""
    tr, placed = view.tr, add_control_limits(rates)
    # Those beyond the limits and those with most behind them stay, where not all can be drawn.
    far = placed.assign(far=placed["outside"] != "no", off=(placed["recomputed"] - placed["pooled"]).abs())
    kept = far.sort_values(["far", "total"], ascending=False).head(MOST_POINTS)
    kept = kept.sort_values(["far", "off"], ascending=False)  # the first are named
    cut = "" if len(kept) == len(placed) else f" {tr('block.cut', n=len(kept), of=len(placed))}"
    sizes = np.unique(np.linspace(1, max(2, placed["total"].max()), _STEPS).astype(int))
    return Block(
        "completion.funnel",
        describe_funnel(placed, tr, names=view.names, of=view.n_notices),
        with_first(placed, _COLUMNS),
        controls=(KEY,),
        note=f"{describe_ignored_rates(view)} {tr('completion.funnel.hint')}{cut}".strip(),
        clickable=True,
        draw=lambda: draw_funnel(
            kept,
            control_limits(
                float(placed["pooled"].iloc[0]), list(sizes), high=float(placed["pooled_high"].iloc[0])
            ),
            hover=lambda row: hover_rate(view, row),
            name=lambda row: str(view.names.get(row["notice_id"], row["notice_id"])),
            label=lambda kind: tr(f"completion.funnel.{kind}"),
            x_axis=tr("completion.funnel.x_axis"),
            y_axis=tr("completion.rates.axis"),
        ),
    )
