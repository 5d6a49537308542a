"""One horizontal bar per code."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from dashboard.charts.colours import COUNT
from dashboard.charts.layout import lay_out


def draw_bars(
    *, rows: Sequence[str], values: Sequence[float], texts: Sequence[str], hover: Sequence[str], axis: str
) -> go.Figure:
    """Bars in the order given, each with its text at the end."""
    figure = go.Figure(
        go.Bar(
            orientation="h", y=list(rows), x=list(values), text=list(texts), textposition="outside", cliponaxis=False,
            marker={"color": COUNT}, hovertext=list(hover), hovertemplate="%{hovertext}<extra></extra>",
        )
    )  # fmt: skip
    figure.update_yaxes(autorange="reversed")
    figure.update_xaxes(range=[0, max(values, default=0) * 1.25 + 0.5])
    return lay_out(figure, rows=len(rows), x_title=axis)
