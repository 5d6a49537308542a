"""Mean and pooled rate of each basis and unit, side by side."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.colours import UNIT
from dashboard.charts.layout import compose

_SYMBOLS = {"mean": "diamond-open", "pooled": "circle"}


def draw_rate_summary(
    summary: pd.DataFrame, *, row_label: Callable[[pd.Series], str], percent: Callable[[float], str],
    label: Callable[[str], str], axis: str,
) -> go.Figure:  # fmt: skip
    """`summary`: rows of summarise_rates. A mark carries what it is (mean or pooled), basis and unit."""
    rows = [row_label(row) for _, row in summary.iterrows()]
    marks = [
        {
            "type": "scatter", "mode": "markers", "name": label(kind), "x": list(summary[kind]), "y": rows, "cliponaxis": False,
            "marker": {"symbol": symbol, "size": 14, "color": [UNIT[u] for u in summary["rate_unit"]], "line": {"width": 2, "color": [UNIT[u] for u in summary["rate_unit"]]}},
            "hovertext": [f"{row}<br>{label(kind)}: {percent(v)}" for row, v in zip(rows, summary[kind], strict=True)],
            "customdata": [[kind, *codes] for codes in zip(summary["rate_basis"], summary["rate_unit"], strict=True)],
            "hovertemplate": "%{hovertext}<extra></extra>",
        }
        for kind, symbol in _SYMBOLS.items()
    ]  # fmt: skip
    across = {"range": [-0.02, 1.04], "tickformat": ".0%", "tickvals": [0, 0.25, 0.5, 0.75, 1]}
    return compose(
        marks, rows=round(1.4 * len(rows)), x_title=axis, x=across, legend=True,
        y={"autorange": "reversed", "showgrid": True, "gridcolor": "rgba(128,128,128,0.12)", "categoryorder": "array", "categoryarray": rows},
    )  # fmt: skip
