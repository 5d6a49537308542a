"""Dated acts by month before and after the feedback."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.colours import PHASE
from dashboard.charts.layout import GRID, HOVER, compose


def draw_acts_by_month(
    months: pd.DataFrame,
    *,
    hover: Callable[[pd.Series], str],
    label: Callable[[str], str],
    x_axis: str,
    y_axis: str,
) -> go.Figure:
    """`months`: rows of acts_by_month; month 0 is the month of the feedback."""
    sides = {
        "before": (months[months["month"] < 0], PHASE["wait"]),
        "after": (months[months["month"] >= 0], PHASE["rectification"]),
    }
    bars = [
        {
            "type": "bar",
            "name": label(side),
            "x": list(rows["month"]),
            "y": list(rows["acts"]),
            "text": [str(n) for n in rows["acts"]],
            "textposition": "outside",
            "cliponaxis": False,
            "marker": {"color": colour},
            "hovertext": [hover(row) for _, row in rows.iterrows()],
            "hovertemplate": HOVER,
            "customdata": [[int(month)] for month in rows["month"]],
        }
        for side, (rows, colour) in sides.items()
        if len(rows)
    ]
    first, last = int(months["month"].min()), int(months["month"].max())
    step = max(1, -(-(last - first) // 12))
    ticks = [m for m in range(first, last + 1) if m % step == 0]
    across = {"showgrid": False, "tickvals": ticks, "ticktext": [f"{m:+d}" if m else "0" for m in ticks]}
    up = {
        "title": {"text": y_axis},
        "showgrid": True,
        "gridcolor": GRID,
        "range": [0, float(months["acts"].max()) * 1.15],
    }
    return compose(bars, rows=7, x_title=x_axis, x=across, y=up, legend=True, bargap=0.15, barmode="overlay")
