"""Listed issues by status: one stacked bar per notice."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.colours import STATUS
from dashboard.charts.layout import lay_out


def draw_status_bars(
    notices: pd.DataFrame, *, names: dict[str, str], label: Callable[[str], str], axis: str
) -> go.Figure:
    """`notices`: one row per notice with notice_id, issues_listed and one column of counts per status."""
    figure = go.Figure()
    rows = [names[code] for code in notices["notice_id"]]
    for status, colour in STATUS.items():
        counts = notices[status]
        if counts.sum():
            figure.add_bar(
                orientation="h", name=label(status), y=rows, x=counts,
                text=[str(c) if c else "" for c in counts], textposition="inside", insidetextanchor="middle",
                textangle=0, cliponaxis=False,
                marker={"color": colour, "pattern": {"shape": "/" if status == "not_stated" else "", "size": 6, "solidity": 0.15}},
                textfont={"color": "#1b1f24" if status != "long_term" else "#ffffff"},
                customdata=notices["issues_listed"], hovertemplate=f"%{{y}}<br>{label(status)}: %{{x}} / %{{customdata}}<extra></extra>",
            )  # fmt: skip
    figure.update_layout(barmode="stack")
    figure.update_yaxes(autorange="reversed")
    if notices["issues_listed"].max() < 6:
        figure.update_xaxes(dtick=1)  # there are no half issues
    return lay_out(figure, rows=len(rows), x_title=axis, legend=True)
