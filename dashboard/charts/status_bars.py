"""Listed issues by status: one stacked bar per notice."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.colours import STATUS, hatch
from dashboard.charts.layout import compose, on_axis


def draw_status_bars(
    notices: pd.DataFrame,
    *,
    names: dict[str, str],
    label: Callable[[str], str],
    axis: str,
    by: str = "notice_id",
) -> go.Figure:
    """`notices`: one row per notice, or group, with `by`, issues_listed and one column of counts per
    status."""
    rows = [on_axis(names[code]) for code in notices[by]]
    bars = [
        {
            "type": "bar",
            "orientation": "h",
            "name": label(status),
            "y": rows,
            "x": list(notices[status]),
            "text": [str(c) if c else "" for c in notices[status]],
            "textposition": "inside",
            "insidetextanchor": "middle",
            "textangle": 0,
            "cliponaxis": False,
            "marker": {"color": colour, "pattern": hatch(status)},
            "textfont": {"color": "#1b1f24" if status != "long_term" else "#ffffff"},
            "customdata": [[code, status] for code in notices[by]],
            "hovertext": [str(n) for n in notices["issues_listed"]],
            "hovertemplate": f"%{{y}}<br>{label(status)}: %{{x}} / %{{hovertext}}<extra></extra>",
        }
        for status, colour in STATUS.items()
        if notices[status].sum()
    ]
    whole = {"dtick": 1} if notices["issues_listed"].max() < 6 else {}  # there are no half issues
    return compose(
        bars, rows=len(rows), x_title=axis, x=whole, y={"autorange": "reversed"}, legend=True, barmode="stack"
    )
