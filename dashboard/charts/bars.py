"""One horizontal bar per code."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from dashboard.charts.colours import COUNT
from dashboard.charts.layout import HOVER, compose, row_height

_FEW = 5  # a largest count at which the axis would show halves


def draw_bars(
    *,
    rows: Sequence[str],
    values: Sequence[float],
    texts: Sequence[str],
    hover: Sequence[str],
    axis: str,
    codes: Sequence[Sequence[str | int]] | None = None,
    ticks: str = "",
) -> go.Figure:
    """Bars in the order of `rows`, each with its text at the end; `codes`: what a click on each bar
    returns; `ticks`: the format of the numbers on the axis."""
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
    largest = max(values, default=0)
    room: dict[str, Any] = {"range": [0, largest * 1.45 + (0 if ticks else 0.5)], "tickformat": ticks}
    if largest <= _FEW and all(value == int(value) for value in values) and not ticks:
        room["dtick"] = 1  # counts have no halves
    height = round(row_height(rows, least=1) * len(rows))
    return compose([bars], rows=height, x_title=axis, x=room, y={"autorange": "reversed"})
