"""Dates planned on the calendar, with the report's date and today."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.colours import LIMIT, PHASE
from dashboard.charts.layout import HOVER, compose, row_height


def draw_planned_dates(
    planned: pd.DataFrame,
    *,
    rows: Sequence[str],
    hover: Callable[[pd.Series], str],
    label: Callable[[str], str],
    today: str,
) -> go.Figure:
    """`planned`: rows of planned_dates; `rows`: their labels.

    A reduced date is as long as the month or year it names.
    """
    places = list(range(len(planned)))
    spans = list(
        zip(
            planned["first_day"].dt.strftime("%Y-%m-%d"),
            planned["last_day"].dt.strftime("%Y-%m-%d"),
            places,
            strict=True,
        )
    )
    codes = [
        [str(n), int(s), int(e)]
        for n, s, e in zip(planned["notice_id"], planned["start"], planned["end"], strict=True)
    ]
    hovers = [hover(row) for _, row in planned.iterrows()]
    lines = {
        "type": "scatter",
        "mode": "lines",
        "showlegend": False,
        "hoverinfo": "skip",
        "line": {"color": PHASE["rectification"], "width": 9},
        "x": [x for first, last, _ in spans for x in (first, last, None)],
        "y": [y for _, _, p in spans for y in (p, p, None)],
    }
    ends = {
        "type": "scatter",
        "mode": "markers",
        "name": label("planned"),
        "x": [last for _, last, _ in spans],
        "y": places,
        "marker": {"color": PHASE["rectification"], "size": 15, "line": {"width": 1, "color": "#ffffff"}},
        "customdata": codes,
        "hovertext": hovers,
        "hovertemplate": HOVER,
    }
    dated = planned["report_date"].notna()
    reports = {
        "type": "scatter",
        "mode": "markers",
        "name": label("report"),
        "x": list(planned.loc[dated, "report_date"]),
        "y": [p for p, there in zip(places, dated, strict=True) if there],
        "marker": {"symbol": "diamond-open", "size": 12, "color": "#d55e00", "line": {"width": 2}},
        "hovertemplate": "%{x}<extra></extra>",
    }
    now = {
        "type": "scatter",
        "mode": "lines",
        "name": label("today"),
        "x": [today, today],
        "y": [-0.5, len(places) - 0.5],
        "line": {"color": LIMIT, "dash": "dash", "width": 2},
        "hoverinfo": "skip",
    }
    return compose(
        [lines, ends, reports, now],
        rows=round(row_height(rows, least=1.5) * len(places)) + 1,
        legend=True,
        clickmode="event+select",
        x={"type": "date", "tickformat": "%Y-%m", "nticks": 8},
        y={"tickvals": places, "ticktext": list(rows), "range": [len(places) - 0.5, -0.5]},
    )
