"""Days per phase: one dot per notice and phase, a triangle for a lower bound."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.colours import PHASE
from dashboard.charts.layout import lay_out


def draw_duration_dots(
    phases: pd.DataFrame, *, label: Callable[[str], str], hover: Callable[[pd.Series], str], axis: str
) -> go.Figure:
    """`phases`: one row per notice and phase with phase, basis, days_min, days_max; a range is drawn as a line."""
    figure = go.Figure()
    for phase, colour in PHASE.items():
        rows = phases[(phases["phase"] == phase) & phases["days_min"].notna()]
        spread = [
            0 if pd.isna(high) else float(high - low)
            for low, high in zip(rows["days_min"], rows["days_max"], strict=True)
        ]
        figure.add_scatter(
            mode="markers", name=label(phase), y=[label(phase)] * len(rows), x=rows["days_min"].astype(float),
            error_x=None if not any(spread) else {"type": "data", "array": spread, "arrayminus": [0] * len(rows), "thickness": 2, "width": 4},
            marker={"color": colour, "size": 13, "opacity": 0.85, "symbol": ["triangle-right" if b == "latest_done" else "circle" for b in rows["basis"]], "line": {"width": 1, "color": "rgba(128,128,128,0.9)"}},
            hovertext=[hover(row) for _, row in rows.iterrows()], hovertemplate="%{hovertext}<extra></extra>",
        )  # fmt: skip
    figure.update_yaxes(autorange="reversed", categoryorder="array", categoryarray=[label(p) for p in PHASE])
    figure.update_xaxes(rangemode="tozero")
    return lay_out(figure, rows=len(PHASE), x_title=axis)
