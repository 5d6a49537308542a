"""Completion of many notices: a funnel plot instead of a ranking."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.compare.funnel import add_control_limits, control_limits
from dashboard.charts.block import Block
from dashboard.charts.funnel import draw_funnel
from dashboard.pages.completion.findings import describe_funnel
from dashboard.pages.completion.rate_texts import describe_ignored_rates, hover_rate
from dashboard.shell.view import View

FEWEST = 13  # notices with a rate of one basis and unit, from which on a ranking would mislead
MOST_POINTS = 2000  # a browser draws and a reader hits
_STEPS = 60  # of the limits' curves


def groups_for_funnel(summary: pd.DataFrame) -> list[str]:
    """`<basis>-<unit>` of every group with enough notices, most notices first. `summary`: summarise_rates."""
    enough = summary[summary["counted_notices"] >= FEWEST].sort_values(
        "counted_notices", ascending=False, kind="stable"
    )
    return [f"{row.rate_basis}-{row.rate_unit}" for row in enough.itertuples()]


def rates_of_kind(rates: pd.DataFrame, group: str) -> pd.DataFrame:
    """The rates of one `<basis>-<unit>`."""
    basis, unit = group.split("-")
    return rates[(rates["rate_basis"] == basis) & (rates["rate_unit"] == unit)]


def funnel_block(view: View, rates: pd.DataFrame) -> Block:
    """`rates`: rows of one basis and unit, at least one with both counts."""
    tr, placed = view.tr, add_control_limits(rates)
    # Those beyond the limits and those with most behind them stay, where not all can be drawn.
    kept = (
        placed.assign(far=placed["outside"] != "no")
        .sort_values(["far", "total"], ascending=False)
        .head(MOST_POINTS)
    )
    cut = "" if len(kept) == len(placed) else f" {tr('block.cut', n=len(kept), of=len(placed))}"
    sizes = np.unique(np.linspace(1, max(2, placed["total"].max()), _STEPS).astype(int))
    return Block(
        "completion.funnel",
        describe_funnel(placed, tr, of=view.n_notices),
        placed,
        controls=("rates-of",),
        note=f"{describe_ignored_rates(view)} {tr('completion.funnel.hint')}{cut}".strip(),
        clickable=True,
        draw=lambda: draw_funnel(
            kept,
            control_limits(
                float(placed["pooled"].iloc[0]), list(sizes), high=float(placed["pooled_high"].iloc[0])
            ),
            hover=lambda row: hover_rate(view, row),
            label=lambda kind: tr(f"completion.funnel.{kind}"),
            x_axis=tr("completion.funnel.x_axis"),
            y_axis=tr("completion.rates.axis"),
        ),
    )
