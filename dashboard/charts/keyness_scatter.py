"""Words by their rate in one group against their rate in another, on logarithmic axes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from math import log10
from typing import Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.colours import LIMIT, SIDES
from dashboard.charts.labels_apart import Point, labels_apart
from dashboard.charts.layout import GRID, HOVER, compose

_SIDES = ("reference", "target")
_COLOURS = {"target": SIDES[0], "reference": SIDES[1], "neither": LIMIT}
_NARROWEST, _HEIGHT = 300, 470  # pixels of the plot on a phone
_ROOM = 0.12  # powers of ten around the outermost points
_MOST_LABELS = 40
_TICKS = (0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500)


class _Place(NamedTuple):
    x: float
    y: float
    row: Any


def draw_keyness(
    scored: pd.DataFrame,
    *,
    hover: Callable[[Any], str],
    label: Callable[[str], str],
    others: Callable[[int], str],
    x_axis: str,
    y_axis: str,
) -> go.Figure:
    """`scored`: rows of keyness, at least one, highest G² first.

    Above the diagonal words are more frequent in the target, on it equally frequent; a rate of 0 is drawn at
    half an occurrence. A point carries its term and grows with G².
    """
    floors = {side: log10(5_000 / scored[f"{side}_tokens"].iloc[0]) for side in _SIDES}
    rows: list[Any] = list(scored.itertuples())
    points = [
        _Place(
            _log(row.reference_per_10k, floors["reference"]), _log(row.target_per_10k, floors["target"]), row
        )
        for row in rows
    ]
    x_range, y_range = (_range([p[axis] for p in points], floors[side]) for axis, side in enumerate(_SIDES))
    hover_texts = _hover_texts(points, hover, others)
    traces = [
        _diagonal(x_range, y_range),
        *(
            _dots([p for p in points if p.row.more_in == side], side, hover_texts, label(side))
            for side in (*_SIDES, "neither")
            if side in _SIDES or side in set(scored["more_in"])
        ),
        _labels(points, x_range, y_range),
    ]
    return compose(
        traces,
        rows=0,
        height=_HEIGHT + 110,
        legend=True,
        x=_axis(x_axis, x_range, floors["reference"]),
        y=_axis(y_axis, y_range, floors["target"]),
        clickmode="event+select",
        margin={"l": 4, "r": 8, "t": 42, "b": 46, "pad": 2},
    )


def _log(rate: float, floor: float) -> float:
    return log10(rate) if rate > 0 else floor


def _range(values: list[float], floor: float) -> list[float]:
    return [min(*values, floor) - _ROOM, max(*values, floor + 1) + _ROOM]


def _hover_texts(
    points: list[_Place], hover: Callable[[Any], str], others: Callable[[int], str]
) -> dict[str, str]:
    """Term -> text under the pointer; words in one place are named together."""
    places: defaultdict[tuple[float, float], list[Any]] = defaultdict(list)
    for point in points:
        places[(round(point.x, 6), round(point.y, 6))].append(point.row)
    values: dict[str, str] = {}
    for rows in places.values():
        beside = f"<br>{others(len(rows) - 1)}" if len(rows) > 1 else ""
        values |= {row.term: hover(row) + beside for row in rows}
    return values


def _size(place: _Place) -> float:
    """Diameter in pixels: grows with the root of G², as areas are compared."""
    return float(min(28, 5 + 2 * place.row.g2**0.5))


def _dots(points: list[_Place], side: str, hover_texts: dict[str, str], name: str) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": [p.x for p in points],
        "y": [p.y for p in points],
        "marker": {
            "color": _COLOURS[side],
            "opacity": 0.75,
            "line": {"width": 0},
            "size": [_size(p) for p in points],
        },
        "customdata": [[p.row.term] for p in points],
        "hovertext": [hover_texts[p.row.term] for p in points],
        "hovertemplate": HOVER,
        "unselected": {"marker": {"opacity": 0.3}},
    }


def _labels(points: list[_Place], x_range: list[float], y_range: list[float]) -> dict[str, Any]:
    (left, right), (low, high) = x_range, y_range
    pixels = [
        Point(
            _NARROWEST * (p.x - left) / (right - left),
            _HEIGHT * (high - p.y) / (high - low),
            _size(p) / 2,
            p.row.term,
        )
        for p in points
    ]
    labels = labels_apart(pixels, width=_NARROWEST, height=_HEIGHT, most=_MOST_LABELS)
    chosen = [points[each.number] for each in labels]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [p.x for p in chosen],
        "y": [p.y for p in chosen],
        "text": [p.row.term for p in chosen],
        "textposition": [each.position for each in labels],
        "textfont": {"size": 12},
        "marker": {"size": [_size(p) for p in chosen], "opacity": 0},  # unseen: keeps the label off the point
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _diagonal(x_range: list[float], y_range: list[float]) -> dict[str, Any]:
    ends = [max(x_range[0], y_range[0]), min(x_range[1], y_range[1])]
    return {
        "type": "scatter",
        "mode": "lines",
        "x": ends,
        "y": ends,
        "line": {"color": LIMIT, "width": 1, "dash": "dash"},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _axis(title: str, limits: list[float], floor: float) -> dict[str, Any]:
    """Rates as they are, at their logarithms; 0 at the floor."""
    ticks = [tick for tick in _TICKS if floor + 0.15 < log10(tick) <= limits[1]]
    return {
        "title": {"text": title},
        "range": limits,
        "tickvals": [floor, *(log10(tick) for tick in ticks)],
        "ticktext": ["0", *(f"{tick:g}" for tick in ticks)],
        "showgrid": True,
        "gridcolor": GRID,
    }
