"""Days per phase: one dot per notice and phase, a triangle for a lower bound."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.colours import PHASE
from dashboard.charts.layout import compose


def draw_duration_dots(
    phases: pd.DataFrame, *, label: Callable[[str], str], hover: Callable[[pd.Series], str], axis: str
) -> go.Figure:
    """`phases`: one row per notice and phase with phase, basis, days_min, days_max; a range is drawn as a line."""
    known = phases[phases["days_min"].notna()]
    dots = [
        _dots(known[known["phase"] == phase], label(phase), colour, hover) for phase, colour in PHASE.items()
    ]
    order = {"autorange": "reversed", "categoryorder": "array", "categoryarray": [label(p) for p in PHASE]}
    return compose(dots, rows=len(PHASE), x_title=axis, x={"rangemode": "tozero"}, y=order)


def _dots(rows: pd.DataFrame, name: str, colour: str, hover: Callable[[pd.Series], str]) -> dict[str, Any]:
    spread = [
        0 if pd.isna(high) else float(high - low)
        for low, high in zip(rows["days_min"], rows["days_max"], strict=True)
    ]
    lines = {"type": "data", "array": spread, "arrayminus": [0] * len(rows), "thickness": 2, "width": 4}
    return {
        "type": "scatter", "mode": "markers", "name": name, "y": [name] * len(rows), "x": [float(d) for d in rows["days_min"]],
        **({"error_x": lines} if any(spread) else {}),
        "marker": {
            "color": colour, "size": 13, "opacity": 0.85, "line": {"width": 1, "color": "rgba(128,128,128,0.9)"},
            "symbol": ["triangle-right" if b == "latest_done" else "circle" for b in rows["basis"]],
        },
        "hovertext": [hover(row) for _, row in rows.iterrows()], "hovertemplate": "%{hovertext}<extra></extra>",
    }  # fmt: skip
