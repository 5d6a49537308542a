"""Several measures of the same rows side by side, each on its own scale: they can be compared, not added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from dashboard.charts.layout import GRID, HOVER, compose
from dashboard.i18n.lines import in_lines

_GAP = 0.04  # of the width, between panels


@dataclass(frozen=True)
class Panel:
    """One measure in the order of the rows: its title with unit, values, texts at the bars' ends, hover;
    `codes`: what a click on each bar returns."""

    title: str
    colour: str
    values: Sequence[float]
    texts: Sequence[str]
    hover: Sequence[str]
    codes: Sequence[Sequence[str]] = ()


def draw_panels(*, rows: Sequence[str], panels: Sequence[Panel]) -> go.Figure:
    """One column of bars per panel; rows from top to bottom."""
    names = [in_lines(row, width=20) for row in rows]
    bars = [_bars(names, panel, place) for place, panel in enumerate(panels)]
    titles = [in_lines(panel.title, width=14) for panel in panels]
    extra = 16 * max(title.count("<br>") + 1 for title in titles)
    axes: dict[str, Any] = {
        _axis(place): _across(panel, place, len(panels)) for place, panel in enumerate(panels)
    }
    first = axes.pop("xaxis")
    return compose(
        bars,
        rows=len(rows),
        extra=extra,
        x=first,
        y={"autorange": "reversed"},
        annotations=[_heading(title, place, len(panels)) for place, title in enumerate(titles)],
        margin={"l": 4, "r": 12, "t": 12 + extra, "b": 12, "pad": 4},
        **axes,
    )


def _bars(rows: Sequence[str], panel: Panel, place: int) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "name": panel.title,
        "xaxis": f"x{place + 1}" if place else "x",
        "y": list(rows),
        "x": list(panel.values),
        "text": list(panel.texts),
        "textposition": "outside",
        "cliponaxis": False,
        "marker": {"color": panel.colour},
        "hovertext": list(panel.hover),
        "hovertemplate": HOVER,
        "customdata": [list(codes) for codes in panel.codes] or None,
    }


def _axis(place: int) -> str:
    return f"xaxis{place + 1}" if place else "xaxis"


def _domain(place: int, number: int) -> list[float]:
    width = (1 - _GAP * (number - 1)) / number
    return [place * (width + _GAP), place * (width + _GAP) + width]


def _across(panel: Panel, place: int, number: int) -> dict[str, Any]:
    """Room for the text at the end of the longest bar, also on a phone."""
    return {
        "domain": _domain(place, number),
        "anchor": "y",
        "range": [0, (max(panel.values, default=0) or 1) * 1.75],
        "showticklabels": False,
        "gridcolor": GRID,
        "zeroline": True,
        "zerolinecolor": GRID,
        "showgrid": False,
        "fixedrange": True,
    }


def _heading(title: str, place: int, number: int) -> dict[str, Any]:
    return {
        "text": f"<b>{title}</b>",
        "x": _domain(place, number)[0],
        "xref": "paper",
        "xanchor": "left",
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "showarrow": False,
        "align": "left",
        "font": {"size": 12},
    }
