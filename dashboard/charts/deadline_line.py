"""Days from feedback to report beside the days that a rule allows."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.colours import PHASE
from dashboard.charts.layout import HOVER, compose, on_axis, row_height

_DUE = "#d55e00"
_FAINT = 0.35


def draw_deadline(
    shown: pd.DataFrame,
    *,
    names: dict[str, str],
    hover: Callable[[pd.Series], str],
    due_label: str,
    open_label: str,
    axis: str,
) -> go.Figure:
    """`shown`: rows of compare_with_deadline.

    A bar up to the least days known, open (▶) without a report date; one line per notice at its due day.
    Where nothing is due, the bar is faded and has no line. A click returns notice and phase.
    """
    rows = [on_axis(names[code]) for code in shown["notice_id"]]
    days = [0.0 if pd.isna(d) else float(d) for d in shown["days_min"]]
    spread = [
        0.0 if pd.isna(high) else float(high) - low for low, high in zip(days, shown["days_max"], strict=True)
    ]
    hovers = [hover(row) for _, row in shown.iterrows()]
    codes = [[code, "rectification"] for code in shown["notice_id"]]
    due_at = [None if pd.isna(d) else float(d) for d in shown["days_allowed"]]
    undated = [place for place, high in enumerate(shown["days_max"]) if pd.isna(high) and days[place] > 0]
    bars = {
        "type": "bar",
        "orientation": "h",
        "y": rows,
        "x": days,
        "showlegend": False,
        "hovertext": hovers,
        "hovertemplate": HOVER,
        "customdata": codes,
        "marker": {
            "color": PHASE["rectification"],
            "opacity": [_FAINT if d is None else 1.0 for d in due_at],
            "pattern": {
                "shape": ["/" if p in undated else "" for p in range(len(rows))],
                "solidity": 0.2,
                "size": 8,
            },
        },
        **(
            {"error_x": {"type": "data", "array": spread, "arrayminus": [0] * len(rows)}}
            if any(spread)
            else {}
        ),
    }
    due = {
        "type": "scatter",
        "mode": "markers",
        "name": due_label,
        "y": rows,
        "x": due_at,
        "marker": {"symbol": "line-ns-open", "size": 26, "color": _DUE, "line": {"width": 3, "color": _DUE}},
        "hovertext": hovers,
        "hovertemplate": HOVER,
        "customdata": codes,
    }
    ends = {
        "type": "scatter",
        "mode": "markers",
        "name": open_label,
        "y": [rows[p] for p in undated],
        "x": [days[p] for p in undated],
        "marker": {
            "symbol": "triangle-right",
            "size": 15,
            "opacity": [_FAINT if due_at[p] is None else 1.0 for p in undated],
            "color": PHASE["rectification"],
            "line": {"width": 1, "color": "#ffffff"},
        },
        "hovertext": [hovers[p] for p in undated],
        "hovertemplate": HOVER,
        "customdata": [codes[p] for p in undated],
    }
    return compose(
        [bars, *([due] if any(due_at) else []), *([ends] if undated else [])],
        rows=round(row_height(rows, least=1) * len(rows)),
        x_title=axis,
        x={"rangemode": "tozero"},
        legend=True,
        y={"autorange": "reversed", "categoryorder": "array", "categoryarray": rows},
    )
