"""What notices state beside what they list: a bar of issues, a mark per stated figure."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.colours import LISTED, STATED
from dashboard.charts.layout import lay_out

_SYMBOLS = {"problems_stated": "diamond", "tasks_stated": "square"}


def draw_stated_and_listed(
    notices: pd.DataFrame, *, names: dict[str, str], label: Callable[[str], str], axis: str
) -> go.Figure:
    """`notices`: one row per notice with notice_id, issues_listed, problems_stated, tasks_stated (maybe absent)."""
    rows = [names[code] for code in notices["notice_id"]]
    figure = go.Figure()
    figure.add_bar(
        orientation="h", name=label("listed"), y=rows, x=notices["issues_listed"], marker={"color": LISTED},
        text=notices["issues_listed"], textposition="inside", insidetextanchor="start", textangle=0,
        textfont={"color": "#1b1f24"}, hovertemplate=f"%{{y}}<br>{label('listed')}: %{{x}}<extra></extra>",
    )  # fmt: skip
    for column, colour in STATED.items():
        present = notices[column].notna()
        if present.any():
            figure.add_scatter(
                mode="markers+text", name=label(column), x=notices.loc[present, column],
                y=[name for name, there in zip(rows, present, strict=True) if there],
                text=[f"{value:.0f}" for value in notices.loc[present, column]], textposition="middle right",
                marker={"color": colour, "symbol": _SYMBOLS[column], "size": 12},
                hovertemplate=f"%{{y}}<br>{label(column)}: %{{x}}<extra></extra>", cliponaxis=False,
            )  # fmt: skip
    figure.update_yaxes(autorange="reversed", categoryorder="array", categoryarray=rows)
    largest = float(notices[["issues_listed", *STATED]].max().max())
    figure.update_xaxes(range=[0, largest * 1.12 + 1])
    return lay_out(figure, rows=len(rows), x_title=axis, legend=True)
