"""One horizontal bar per code."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from dashboard.charts.colours import COUNT
from dashboard.charts.layout import HOVER, compose


def draw_bars(
    *,
    rows: Sequence[str],
    values: Sequence[float],
    texts: Sequence[str],
    hover: Sequence[str],
    axis: str,
    codes: Sequence[Sequence[str | int]] | None = None,
) -> go.Figure:
    """Bars in the order of `rows`, each with its text at the end; `codes`: what a click on each bar
    returns."""
    bars = {
        "type": "bar",
        "orientation": "h",
        "y": list(rows),
        "x": list(values),
        "text": list(texts),
        "textposition": "outside",
        "cliponaxis": False,
        "marker": {"color": COUNT},
        "customdata": None if codes is None else [list(c) for c in codes],
        "hovertext": list(hover),
        "hovertemplate": HOVER,
    }
    room = {"range": [0, max(values, default=0) * 1.25 + 0.5]}
    return compose([bars], rows=len(rows), x_title=axis, x=room, y={"autorange": "reversed"})
