"""The same codes for several sides: one bar per code and side, one colour per side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from dashboard.charts.colours import SIDES
from dashboard.charts.layout import HOVER, ROW_HEIGHT, compose
from dashboard.i18n.lines import in_lines


@dataclass(frozen=True)
class Series:
    """One side in the order of the rows: shares (0 to 1), texts at the bars' ends and under the pointer, and
    what a click on each bar returns."""

    name: str
    shares: Sequence[float]
    texts: Sequence[str]
    hover: Sequence[str]
    codes: Sequence[Sequence[str]]


def draw_grouped_bars(*, rows: Sequence[str], series: Sequence[Series], axis: str) -> go.Figure:
    """Bars of the first series on top in every row."""
    names = [in_lines(row, width=20) for row in rows]
    bars = [
        {
            "type": "bar",
            "orientation": "h",
            "name": side.name,
            "y": names,
            "x": list(side.shares),
            "text": list(side.texts),
            "textposition": "outside",
            "cliponaxis": False,
            "constraintext": "none",
            "textfont": {"size": 11},
            "marker": {"color": colour},
            "hovertext": list(side.hover),
            "hovertemplate": HOVER,
            "customdata": [list(c) for c in side.codes],
        }
        for side, colour in zip(series, SIDES, strict=False)
    ]
    largest = max((share for side in series for share in side.shares), default=0) or 1
    thicker = len(rows) * max(0, len(series) - 2) * ROW_HEIGHT // 3
    return compose(
        bars,
        rows=len(rows),
        x_title=axis,
        x={"tickformat": ".0%", "range": [0, largest * 1.25], "nticks": 6},
        y={"autorange": "reversed"},
        legend=True,
        barmode="group",
        bargap=0.22,
        bargroupgap=0.05,
        height=len(rows) * ROW_HEIGHT + 100 + 24 * (len(series) // 3) + thicker,
        margin={"l": 4, "r": 12, "t": 42 + 24 * (len(series) // 3), "b": 40, "pad": 4},
    )
