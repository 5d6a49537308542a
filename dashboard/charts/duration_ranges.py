"""Days per phase of each group: the median, of undated reports at least so many, and shortest to longest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.colours import PHASE
from dashboard.charts.layout import FADED, GRID, HOVER, compose

_LANES = {phase: 0.25 * (place - 1) for place, phase in enumerate(PHASE)}  # a phase's place within its group


def draw_duration_ranges(
    ranges: pd.DataFrame,
    *,
    by: str,
    groups: Sequence[str],
    group_label: Callable[[str], str],
    label: Callable[[str], str],
    hover: Callable[[pd.Series], str],
    text: Callable[[pd.Series], str],
    open_label: str,
    axis: str,
) -> go.Figure:
    """`ranges`: rows of compare_durations; `groups`: those to draw, from top to bottom."""
    place = {code: number for number, code in enumerate(groups)}
    shown = ranges[ranges[by].isin(groups)]
    shown = shown.assign(y=[place[g] + _LANES[p] for g, p in zip(shown[by], shown["phase"], strict=True)])
    known = shown[shown["median_low"].notna()]
    closed, unbounded = known[known["median_high"].notna()], known[known["median_high"].isna()]
    medians = [
        _medians(closed[closed["phase"] == phase], label(phase), colour, hover, by)
        for phase, colour in PHASE.items()
    ]
    ends = [_open_ends(unbounded, open_label, hover, by)] if len(unbounded) else []
    down = {
        "tickvals": list(place.values()),
        "ticktext": [group_label(code) for code in groups],
        "range": [len(groups) - 0.45, -0.55],
    }
    reach = shown[["longest", "median_low", "median_high"]].max().max()
    across = {"range": [0, (float(reach) if pd.notna(reach) else 1.0) * 1.25 + 1]}
    return compose(
        [_spread(known[known["longest"].notna()]), *medians, _texts(known, text), *ends],
        rows=round(1.9 * len(groups)) + 1,
        x_title=axis,
        x=across,
        y=down,
        legend=True,
        extra=30,
        shapes=[_divider(place + 0.5) for place in range(len(groups) - 1)],
    )


def _spread(dated: pd.DataFrame) -> dict[str, Any]:
    ends = list(zip(dated["shortest"], dated["longest"], dated["y"], strict=True))
    return {
        "type": "scatter",
        "mode": "lines",
        "x": [x for low, high, _ in ends for x in (float(low), float(high), None)],
        "y": [v for _, _, y in ends for v in (y, y, None)],
        "line": {"color": "rgba(128,128,128,0.7)", "width": 3},
        "showlegend": False,
        "hoverinfo": "skip",
    }


def _texts(known: pd.DataFrame, text: Callable[[pd.Series], str]) -> dict[str, Any]:
    """Behind the last mark, where nothing is drawn."""
    return {
        "type": "scatter",
        "mode": "text",
        "x": [float(v) for v in known[["longest", "median_low", "median_high"]].max(axis=1)],
        "y": list(known["y"]),
        "cliponaxis": False,
        "text": [f"\u00a0\u00a0\u00a0{text(row)}" for _, row in known.iterrows()],
        "textposition": "middle right",
        "showlegend": False,
        "hoverinfo": "skip",
        **FADED,
    }


def _divider(y: float) -> dict[str, Any]:
    return {
        "type": "line",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "y0": y,
        "y1": y,
        "line": {"color": GRID, "width": 1},
    }


def _medians(
    rows: pd.DataFrame, name: str, colour: str, hover: Callable[[pd.Series], str], by: str
) -> dict[str, Any]:
    """A mark at the low median; if the dates leave a range, a capped line to the high one."""
    ranges = [float(high - low) for low, high in zip(rows["median_low"], rows["median_high"], strict=True)]
    lines = {"type": "data", "array": ranges, "arrayminus": [0] * len(rows), "thickness": 2, "width": 5}
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": [float(v) for v in rows["median_low"]],
        "y": list(rows["y"]),
        **({"error_x": lines} if any(ranges) else {}),
        "cliponaxis": False,
        "marker": {"color": colour, "size": 12, "line": {"width": 1, "color": "rgba(128,128,128,0.9)"}},
        **_pointed(rows, hover, by),
    }


def _open_ends(rows: pd.DataFrame, name: str, hover: Callable[[pd.Series], str], by: str) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": [float(v) for v in rows["median_low"]],
        "y": list(rows["y"]),
        "marker": {"symbol": "triangle-right", "size": 13, "color": PHASE["rectification"]},
        "cliponaxis": False,
        **_pointed(rows, hover, by),
    }


def _pointed(rows: pd.DataFrame, hover: Callable[[pd.Series], str], by: str) -> dict[str, Any]:
    """The text under the pointer, and the codes that a click returns: group and phase."""
    return {
        "hovertext": [hover(row) for _, row in rows.iterrows()],
        "hovertemplate": HOVER,
        "customdata": [[group, phase] for group, phase in zip(rows[by], rows["phase"], strict=True)],
    }
