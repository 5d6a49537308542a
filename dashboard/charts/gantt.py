"""The phases of each notice on the calendar; a report without a date leaves an open end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.colours import PHASE
from dashboard.charts.layout import HOVER, compose, on_axis, row_height

_DAY = 86_400_000  # Plotly measures time in milliseconds


def draw_gantt(
    phases: pd.DataFrame,
    *,
    names: dict[str, str],
    label: Callable[[str], str],
    hover: Callable[[pd.Series], str],
    open_label: str,
) -> go.Figure:
    """`phases`: one row per notice and phase with phase, basis, first_day, last_day (absent where not
    known)."""
    known = phases.dropna(subset=["first_day", "last_day"])
    is_open = known["basis"] == "latest_done"
    # Closed bars before open ones: the legend shows the first.
    bars = [
        _bars(rows, names, label(phase), PHASE[phase], hover, is_open=state)
        for state in (False, True)
        for phase in PHASE
        if len(rows := known[(known["phase"] == phase) & (is_open == state)])
    ]
    ends = [_open_ends(known[is_open], names, hover, open_label)] if is_open.any() else []
    order = list(dict.fromkeys(on_axis(names[code]) for code in phases["notice_id"]))
    return compose(
        [*bars, *ends],
        rows=round(row_height(order, least=1) * len(order)),
        legend=True,
        barmode="overlay",
        extra=30,  # four entries of the legend take several rows on a phone
        x={"type": "date", "tickformat": "%Y-%m", "nticks": 8, "showgrid": True},
        y={
            "range": [len(order) - 0.4, -0.6],  # by itself it would leave room above many rows
            "categoryorder": "array",
            "categoryarray": order,
        },
    )


def _bars(
    rows: pd.DataFrame,
    names: dict[str, str],
    name: str,
    colour: str,
    hover: Callable[[pd.Series], str],
    *,
    is_open: bool,
) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "name": name,
        "y": [on_axis(names[code]) for code in rows["notice_id"]],
        "base": list(rows["first_day"].dt.strftime("%Y-%m-%d")),
        "x": [max(d.days, 1) * _DAY for d in rows["last_day"] - rows["first_day"]],
        "marker": {
            "color": colour,
            "pattern": {"fillmode": "replace", "shape": "/" if is_open else "", "solidity": 0.2, "size": 8},
        },
        "showlegend": not is_open,
        **_pointed(rows, hover),
    }


def _open_ends(
    rows: pd.DataFrame, names: dict[str, str], hover: Callable[[pd.Series], str], name: str
) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "cliponaxis": False,
        "x": list(rows["last_day"].dt.strftime("%Y-%m-%d")),
        "y": [on_axis(names[code]) for code in rows["notice_id"]],
        "marker": {
            "symbol": "triangle-right",
            "size": 15,
            "color": PHASE["rectification"],
            "line": {"width": 1, "color": "#ffffff"},
        },
        **_pointed(rows, hover),
    }


def _pointed(rows: pd.DataFrame, hover: Callable[[pd.Series], str]) -> dict[str, Any]:
    """The text under the pointer, and the codes that a click returns: notice and phase."""
    return {
        "hovertext": [hover(row) for _, row in rows.iterrows()],
        "hovertemplate": HOVER,
        "customdata": [list(codes) for codes in zip(rows["notice_id"], rows["phase"], strict=True)],
    }
