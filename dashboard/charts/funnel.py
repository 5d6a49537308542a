"""Rates against their n, with control limits around the pooled rate (Spiegelhalter 2005)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.colours import LIMIT, UNIT
from dashboard.charts.layout import GRID, HOVER, compose

_DASHES = {"95": "dash", "998": "dot"}


def draw_funnel(
    placed: pd.DataFrame,
    limits: pd.DataFrame,
    *,
    hover: Callable[[pd.Series], str],
    label: Callable[[str], str],
    x_axis: str,
    y_axis: str,
) -> go.Figure:
    """`placed`: rows of add_control_limits; `limits`: rows of control_limits over the range of n.

    A point carries notice, basis and unit; those outside the limits are filled. From
    a rate a line reaches to its high bound.
    """
    lines = [
        _line(limits["n"], limits[f"{side}_{c}"], label(f"limits_{c}"), dash, side == "low")
        for c, dash in _DASHES.items()
        for side in ("low", "high")
    ]
    bounds = dict.fromkeys(float(placed[c].iloc[0]) for c in ("pooled", "pooled_high"))
    pooled = [
        _line(limits["n"], pd.Series(bound, index=limits.index), label("pooled"), "solid", not n)
        for n, bound in enumerate(bounds)
    ]
    across = {"title": {"text": x_axis}, "range": [0, float(limits["n"].max()) * 1.04]}
    up = {
        "title": {"text": y_axis},
        "range": [-0.03, 1.05],
        "tickformat": ".0%",
        "showgrid": True,
        "gridcolor": GRID,
    }
    return compose(
        [*lines, *pooled, _points(placed, hover, label("notice"))],
        rows=9,
        x=across,
        y=up,
        legend=True,
        clickmode="event+select",
        extra=24,
    )


def _line(x: pd.Series, y: pd.Series, name: str, dash: str, first: bool) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": list(x),
        "y": list(y),
        "name": name,
        "legendgroup": name,
        "showlegend": first,
        "line": {"color": LIMIT, "dash": dash, "width": 1.5},
        "hoverinfo": "skip",
    }


def _points(placed: pd.DataFrame, hover: Callable[[pd.Series], str], name: str) -> dict[str, Any]:
    colours = [UNIT[unit] for unit in placed["rate_unit"]]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": [int(n) for n in placed["total"]],
        "y": [float(r) for r in placed["recomputed"]],
        "error_y": {
            "type": "data",
            "symmetric": False,
            "array": [float(h) for h in (placed["high"] - placed["low"]).fillna(0)],
            "arrayminus": [0.0] * len(placed),
            "color": LIMIT,
            "thickness": 1,
            "width": 0,
        },
        "marker": {
            "size": 10,
            "color": colours,
            "line": {"width": 1.5, "color": colours},
            "symbol": ["circle-open" if code == "no" else "circle" for code in placed["outside"]],
        },
        "customdata": [
            list(c) for c in zip(placed["notice_id"], placed["rate_basis"], placed["rate_unit"], strict=True)
        ],
        "hovertext": [hover(row) for _, row in placed.iterrows()],
        "hovertemplate": HOVER,
    }
