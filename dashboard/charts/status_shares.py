"""Listed issues by status as shares of a notice's issues, with the bounds of what may be completed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.colours import LIMIT, STATUS, hatch
from dashboard.charts.layout import HOVER, compose, on_axis, row_height

# What is not stated is drawn beside what is completed: together they reach the high bound.
_ORDER = ("completed", "not_stated", *(code for code in STATUS if code not in ("completed", "not_stated")))


def draw_status_shares(
    notices: pd.DataFrame,
    *,
    names: dict[str, str],
    label: Callable[[str], str],
    name: Callable[[pd.Series], str],
    axis: str,
    by: str = "notice_id",
) -> go.Figure:
    """`notices`: one row per notice, or group, with `by`, issues_listed, one column of counts per status, low
    and high.

    A bar carries notice and status; `name` is the label before a notice's bars.
    """
    present = [status for status in _ORDER if notices[status].sum()]
    rows = [on_axis(names[code]) for code in notices[by]]
    bars = [_bars(notices, rows, status, label(status), by) for status in present]
    labels = [name(row) for _, row in notices.iterrows()]
    down = {"tickvals": rows, "ticktext": labels}
    across = {"range": [0, 1.02], "tickformat": ".0%", "tickvals": [0, 0.25, 0.5, 0.75, 1]}
    return compose(
        bars,
        rows=round(row_height(labels, least=1.2) * len(rows)) + 1,
        x_title=axis,
        x=across,
        legend=True,
        barmode="stack",
        clickmode="event+select",
        y={"autorange": "reversed", "categoryorder": "array", "categoryarray": rows} | down,
        extra=24 if len(present) > 2 else 0,
    )


def _bars(notices: pd.DataFrame, rows: list[str], status: str, name: str, by: str) -> dict[str, Any]:
    counts = [int(c) for c in notices[status]]
    listed = [int(n) for n in notices["issues_listed"]]
    return {
        "type": "bar",
        "orientation": "h",
        "name": name,
        "y": rows,
        "x": [c / n if n else 0 for c, n in zip(counts, listed, strict=True)],
        "text": [f"{c:,}" if c else "" for c in counts],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "textfont": {"color": "#ffffff" if status == "long_term" else "#1b1f24"},
        "marker": {
            "color": STATUS[status],
            "line": {"color": LIMIT, "width": 1 if status == "not_stated" else 0},
            "pattern": hatch(status),
        },
        "customdata": [[code, status] for code in notices[by]],
        "hovertext": [
            f"{row}<br>{name}: {c:,} / {n:,}" for row, c, n in zip(rows, counts, listed, strict=True)
        ],
        "hovertemplate": HOVER,
    }
