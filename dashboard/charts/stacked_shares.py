"""One bar per row cut into shares of its whole, light to dark where the parts are in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from dashboard.charts.colours import CELL_INK, shade
from dashboard.charts.layout import HOVER, compose, row_height


@dataclass(frozen=True)
class Part:
    """One part of every bar, in the order of the rows: shares (0 to 1), the texts in them and under the
    pointer, and the codes that a click on each returns."""

    name: str
    shares: Sequence[float]
    texts: Sequence[str]
    hover: Sequence[str]
    codes: Sequence[Sequence[str | int]]


def draw_stacked_shares(*, rows: Sequence[str], parts: Sequence[Part], axis: str) -> go.Figure:
    """The parts side by side in each row's bar; later parts are darker."""
    bars = [
        {
            "type": "bar",
            "orientation": "h",
            "name": part.name,
            "y": list(rows),
            "x": list(part.shares),
            "text": list(part.texts),
            "textposition": "inside",
            "insidetextanchor": "middle",
            "textangle": 0,
            "constraintext": "none",
            "marker": {"color": shade(depth), "line": {"width": 1, "color": "rgba(128,128,128,0.4)"}},
            "textfont": {"color": CELL_INK},
            "hovertext": list(part.hover),
            "hovertemplate": HOVER,
            "customdata": [list(codes) for codes in part.codes],
        }
        for depth, part in zip(_depths(len(parts)), parts, strict=True)
    ]
    return compose(
        bars,
        rows=round(row_height(rows, least=1) * len(rows)),
        x_title=axis,
        x={"tickformat": ".0%", "range": [0, 1]},
        y={"autorange": "reversed"},
        legend=True,
        barmode="stack",
    )


def _depths(number: int) -> list[float]:
    return [(place + 0.5) / number for place in range(number)]
