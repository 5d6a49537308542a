"""Rates against their n, with control limits around the pooled rate (Spiegelhalter 2005)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.colours import LIMIT, UNIT
from dashboard.charts.labels_apart import Point, labels_apart
from dashboard.charts.layout import GRID, HOVER, compose

_DASHES = {"95": "dash", "998": "dot"}
_UP = (-0.03, 1.08)  # range of the rates
_SIZE = 10  # of a point, in pixels
_PLOT = {"width": 290.0, "height": 324.0}  # pixels of the narrowest plot that readers use
_LABELS = 14
_LETTERS = 14  # of a name beside a point; Han characters count twice. Whole names are on hover


def draw_funnel(
    placed: pd.DataFrame,
    limits: pd.DataFrame,
    *,
    hover: Callable[[pd.Series], str],
    name: Callable[[pd.Series], str],
    label: Callable[[str], str],
    x_axis: str,
    y_axis: str,
) -> go.Figure:
    """`placed`: rows of add_control_limits, those first that should bear their name; `limits`: rows of
    control_limits over the range of n.

    A point carries notice, basis and unit; those outside the limits are filled. From a rate a line reaches to
    its high bound.
    """
    most = float(limits["n"].max()) * 1.04
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
    across = {"title": {"text": x_axis}, "range": [0, most]}
    up = {
        "title": {"text": y_axis},
        "range": list(_UP),
        "tickvals": [0, 0.25, 0.5, 0.75, 1],
        "tickformat": ".0%",
        "showgrid": True,
        "gridcolor": GRID,
    }
    return compose(
        [*lines, *pooled, _names(placed, most, name), _points(placed, hover, label("notice"))],
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


def _names(placed: pd.DataFrame, most: float, name: Callable[[pd.Series], str]) -> dict[str, Any]:
    """The names of some points, none of which covers another."""
    rows = [row for _, row in placed.iterrows()]
    points = [_pixels(row, most, name(row)) for row in rows]
    found = labels_apart(points, most=_LABELS, **_PLOT)
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [int(rows[each.number]["total"]) for each in found],
        "y": [float(rows[each.number]["recomputed"]) for each in found],
        "text": [points[each.number].text for each in found],
        "textposition": [each.position for each in found],
        "textfont": {"size": 12},
        "marker": {"size": _SIZE, "opacity": 0},  # unseen: keeps the name off the point
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _pixels(row: pd.Series, most: float, text: str) -> Point:
    low, high = _UP
    across = _PLOT["width"] * float(row["total"]) / most
    down = _PLOT["height"] * (high - float(row["recomputed"])) / (high - low)
    return Point(across, down, _SIZE / 2, _shorten(text))


def _shorten(name: str) -> str:
    """The name, or as much of it as fits beside a point on a phone."""
    widths = list(accumulate(1 + (ord(letter) > 0x2E7F) for letter in name))
    fits = sum(width <= _LETTERS for width in widths)
    return name if fits == len(name) else f"{name[:fits].rstrip()}…"


def _hover_texts(placed: pd.DataFrame, hover: Callable[[pd.Series], str]) -> Sequence[str]:
    """The text of each point; points in one place have those of all."""
    texts = [hover(row) for _, row in placed.iterrows()]
    places = list(zip(placed["total"], placed["recomputed"].round(6), strict=True))
    together: defaultdict[tuple[Any, Any], list[str]] = defaultdict(list)
    for place, text in zip(places, texts, strict=True):
        together[place].append(text)
    return ["<br><br>".join(together[place]) for place in places]


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
            "size": _SIZE,
            "color": colours,
            "line": {"width": 1.5, "color": colours},
            "symbol": ["circle-open" if code == "no" else "circle" for code in placed["outside"]],
        },
        "customdata": [
            list(c) for c in zip(placed["notice_id"], placed["rate_basis"], placed["rate_unit"], strict=True)
        ],
        "hovertext": _hover_texts(placed, hover),
        "hovertemplate": HOVER,
    }
