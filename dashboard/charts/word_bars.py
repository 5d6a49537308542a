"""Words as ranked bars of their rates, coloured by how many notices use them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.colours import SPREAD
from dashboard.charts.layout import HOVER, compose

_WIDTH = 0.8  # of a row; unsaid, a bar is as wide as its colour's rows lie apart


def spread_of(notices: int, of_notices: int) -> str:
    """How widely a word is used: in all notices, at least half of them, some, or in one only."""
    if notices == of_notices:
        return "all"
    if notices == 1:
        return "one"
    return "most" if 2 * notices >= of_notices else "some"


def draw_word_bars(
    terms: pd.DataFrame,
    *,
    text: Callable[[Any], str],
    hover: Callable[[Any], str],
    label: Callable[[str], str],
    name: Callable[[str], str],
    axis: str,
) -> go.Figure:
    """`terms`: rows of term_frequencies in the order to show, at least one. A bar carries its term, and has
    its `name` on the axis."""
    rows: list[Any] = list(terms.itertuples())
    spread = [spread_of(row.notices, row.of_notices) for row in rows]
    traces = [
        _bars(
            code,
            [(place, row) for place, row in enumerate(rows) if spread[place] == code],
            text,
            hover,
            label(code),
        )
        for code in SPREAD
        if code in spread
    ]
    down = {
        "tickvals": list(range(len(rows))),
        "ticktext": [name(row.term) for row in rows],
        "range": [len(rows) - 0.4, -0.6],
    }
    room = {"range": [0, max(row.per_10k for row in rows) * 1.55]}
    return compose(
        traces,
        rows=len(rows),
        x_title=axis,
        x=room,
        y=down,
        legend=True,
        barmode="overlay",
        clickmode="event+select",
    )


def _bars(
    code: str,
    placed: list[tuple[int, Any]],
    text: Callable[[Any], str],
    hover: Callable[[Any], str],
    name: str,
) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "name": name,
        "y": [place for place, _ in placed],
        "x": [row.per_10k for _, row in placed],
        "marker": {"color": SPREAD[code]},
        "text": [text(row) for _, row in placed],
        "textposition": "outside",
        "cliponaxis": False,
        "width": _WIDTH,
        "customdata": [[row.term] for _, row in placed],
        "hovertext": [hover(row) for _, row in placed],
        "hovertemplate": HOVER,
    }
