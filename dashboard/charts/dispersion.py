"""The positions of a term in each notice: one row per notice, one stroke per hit, parts of the notice
shaded."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.colours import PART, TERM
from dashboard.charts.layout import HOVER, compose
from dashboard.i18n.lines import in_lines


class Stretch(NamedTuple):
    """A stretch of one part in a notice, from 0 to 1."""

    notice_id: str
    part: str
    start: float
    end: float


def draw_dispersion(
    hits: pd.DataFrame,
    stretches: Sequence[Stretch],
    *,
    rows: Mapping[str, str],
    hover: Callable[[Any], str],
    part: Callable[[str], str],
    axis: str,
) -> go.Figure:
    """`hits`: notice_id, position (0 to 1), start, end. `rows`: notice_id -> label, top to bottom."""
    places = {notice_id: place for place, notice_id in enumerate(rows)}
    shown = [hit for hit in hits.itertuples() if hit.notice_id in places]
    strokes = {
        "type": "scatter",
        "mode": "markers",
        "showlegend": False,
        "x": [hit.position for hit in shown],
        "y": [places[str(hit.notice_id)] for hit in shown],
        "marker": {"symbol": "line-ns", "size": 20, "color": TERM, "line": {"width": 2, "color": TERM}},
        "customdata": [[hit.notice_id, hit.start, hit.end] for hit in shown],
        "cliponaxis": False,
        "hovertext": [hover(hit) for hit in shown],
        "hovertemplate": HOVER,
    }
    shades = [
        _shade([s for s in stretches if s.part == code and s.notice_id in places], places, code, part(code))
        for code in PART
        if any(s.part == code for s in stretches)
    ]
    down = {
        "tickvals": list(places.values()),
        "ticktext": [in_lines(name, width=16) for name in rows.values()],
        "range": [len(rows) - 0.4, -0.6],
    }
    across = {"range": [0, 1.04], "tickformat": ".0%", "tickvals": [0, 0.25, 0.5, 0.75, 1]}
    return compose(
        [*shades, strokes],
        rows=len(rows) + 1,
        x=across,
        x_title=axis,
        y=down,
        legend=bool(shades),
        barmode="overlay",
        clickmode="event+select",
    )


def _shade(stretches: Sequence[Stretch], places: Mapping[str, int], code: str, name: str) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "name": name,
        "base": [s.start for s in stretches],
        "x": [s.end - s.start for s in stretches],
        "y": [places[s.notice_id] for s in stretches],
        "marker": {"color": PART[code], "line": {"width": 0}},
        "opacity": 0.28,
        "width": 0.66,
        "hoverinfo": "skip",
    }
