"""What notices state beside what they list: a bar of issues, a mark per stated figure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.colours import LIMIT, LISTED, STATED
from dashboard.charts.layout import compose, on_axis

_SYMBOLS = {"problems_stated": "diamond", "tasks_stated": "square"}


def draw_stated_and_listed(
    notices: pd.DataFrame,
    *,
    names: dict[str, str],
    label: Callable[[str], str],
    axis: str,
    by: str = "notice_id",
) -> go.Figure:
    """`notices`: one row per notice, or group, with `by`, issues_listed, problems_stated, tasks_stated (maybe
    absent)."""
    rows = [on_axis(names[code]) for code in notices[by]]
    bars = {
        "type": "bar",
        "orientation": "h",
        "name": label("listed"),
        "y": rows,
        "x": list(notices["issues_listed"]),
        "marker": {"color": LISTED},
        "text": list(notices["issues_listed"]),
        "textposition": "inside",
        "insidetextanchor": "start",
        "textangle": 0,
        "textfont": {"color": "#1b1f24"},
        "customdata": [[code, "issues_listed"] for code in notices[by]],
        "hovertemplate": f"%{{y}}<br>{label('listed')}: %{{x}}<extra></extra>",
    }
    marks = [
        _mark(notices, rows, column, label(column), by) for column in STATED if notices[column].notna().any()
    ]
    largest = float(notices[["issues_listed", *STATED]].max().max())
    return compose(
        [bars, *marks],
        rows=len(rows),
        x_title=axis,
        legend=True,
        x={"range": [0, largest * 1.12 + 1]},
        y={"autorange": "reversed", "categoryorder": "array", "categoryarray": rows},
    )


def _mark(notices: pd.DataFrame, rows: list[str], column: str, name: str, by: str) -> dict[str, Any]:
    present = notices[column].notna()
    values = notices.loc[present, column]
    # A total may lie within the bar, on its colour.
    ink = [
        "#1b1f24" if value < listed else LIMIT
        for value, listed in zip(values, notices.loc[present, "issues_listed"], strict=True)
    ]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "name": name,
        "x": list(values),
        "y": [row for row, there in zip(rows, present, strict=True) if there],
        "text": [f"{value:.0f}" for value in values],
        "textposition": "middle right",
        "cliponaxis": False,
        "textfont": {"color": ink},
        "marker": {"color": STATED[column], "symbol": _SYMBOLS[column], "size": 12},
        "customdata": [[code, column] for code in notices.loc[present, by]],
        "hovertemplate": f"%{{y}}<br>{name}: %{{x}}<extra></extra>",
    }
