"""The phases of each notice on the calendar; a report without a date leaves an open end."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.colours import PHASE
from dashboard.charts.layout import lay_out

_DAY = 86_400_000  # Plotly measures time in milliseconds


def draw_gantt(
    phases: pd.DataFrame,
    *,
    names: dict[str, str],
    label: Callable[[str], str],
    hover: Callable[[pd.Series], str],
    open_label: str,
) -> go.Figure:
    """`phases`: one row per notice and phase with phase, basis, first_day, last_day (absent where not known)."""
    known = phases.dropna(subset=["first_day", "last_day"])
    figure = go.Figure()
    # Closed bars before open ones: the legend shows the first.
    for phase, is_open in ((phase, is_open) for is_open in (False, True) for phase in PHASE):
        rows = known[(known["phase"] == phase) & ((known["basis"] == "latest_done") == is_open)]
        if len(rows):
            figure.add_bar(
                orientation="h", name=label(phase), y=[names[code] for code in rows["notice_id"]],
                base=rows["first_day"].dt.strftime("%Y-%m-%d"), x=[max(d.days, 1) * _DAY for d in rows["last_day"] - rows["first_day"]],
                marker={"color": PHASE[phase], "pattern": {"shape": "/" if is_open else "", "solidity": 0.2, "size": 8}},
                showlegend=not is_open,
                hovertext=[hover(row) for _, row in rows.iterrows()], hovertemplate="%{hovertext}<extra></extra>",
            )  # fmt: skip
    _mark_open_ends(figure, known[known["basis"] == "latest_done"], names, hover, open_label)
    order = list(dict.fromkeys(names[code] for code in phases["notice_id"]))
    figure.update_yaxes(autorange="reversed", categoryorder="array", categoryarray=order)
    figure.update_xaxes(type="date", tickformat="%Y-%m", nticks=8, showgrid=True)
    figure.update_layout(barmode="overlay")
    return lay_out(figure, rows=len(order), legend=True, extra=30)  # four entries stand in rows on a phone


def _mark_open_ends(
    figure: go.Figure,
    ends: pd.DataFrame,
    names: dict[str, str],
    hover: Callable[[pd.Series], str],
    label: str,
) -> None:
    if len(ends):
        figure.add_scatter(
            mode="markers", name=label, x=ends["last_day"].dt.strftime("%Y-%m-%d"), y=[names[code] for code in ends["notice_id"]],
            marker={"symbol": "triangle-right", "size": 15, "color": PHASE["rectification"], "line": {"width": 1, "color": "#ffffff"}},
            hovertext=[hover(row) for _, row in ends.iterrows()], hovertemplate="%{hovertext}<extra></extra>", cliponaxis=False,
        )  # fmt: skip
