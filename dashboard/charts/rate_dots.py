"""Completion rates, one line each: the rate, what it is recomputed as, its bounds, and with mostly
completed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.colours import LIMIT, STATUS, UNIT
from dashboard.charts.layout import HOVER, compose, row_height


def draw_rate_dots(
    rates: pd.DataFrame,
    *,
    row_label: Callable[[pd.Series], str],
    text: Callable[[pd.Series], str],
    hover: Callable[[pd.Series], str],
    label: Callable[[str], str],
    axis: str,
) -> go.Figure:
    """`rates`: rows of completion_rates.

    A mark carries notice, basis and unit; a notice without a rate has a text instead.
    """
    rows = rates.reset_index(drop=True)
    known = rows[rows["rate"].notna()]
    extended = rows[rows["rate_with_mostly"].notna() & (rows["rate_with_mostly"] != rows["rate"])]
    traces = [
        draw_bounds(known.index, known["low"], known["high"], name=label("bounds")),
        _marks(
            extended,
            "rate_with_mostly",
            label("with_mostly"),
            hover,
            "circle-open",
            STATUS["mostly_completed"],
        ),
        _marks(
            known[known["differs"].fillna(False).astype(bool)],
            "recomputed",
            label("recomputed"),
            hover,
            "x",
            "#d55e00",
        ),
        *_rates(known, hover, label),
    ]
    labels = [row_label(row) for _, row in rows.iterrows()]
    height = row_height(labels, least=1.35)
    down = {
        "tickvals": list(rows.index),
        "ticktext": labels,
        "range": [len(rows) - 0.4, -0.6],
        "showgrid": True,
        "gridcolor": "rgba(128,128,128,0.12)",
    }
    across = {"range": [-0.02, 1.04], "tickformat": ".0%", "tickvals": [0, 0.25, 0.5, 0.75, 1]}
    return compose(
        [trace for trace in traces if trace],
        rows=round(len(rows) * height) + 1,
        x_title=axis,
        x=across,
        y=down,
        legend=bool(len(known) or len(extended)),
        clickmode="event+select",
        extra=16,
        annotations=draw_texts(rows, text),
    )


def _codes(rows: pd.DataFrame) -> list[list[str]]:
    return [
        list(codes) for codes in zip(rows["notice_id"], rows["rate_basis"], rows["rate_unit"], strict=True)
    ]


def _rates(
    known: pd.DataFrame, hover: Callable[[pd.Series], str], label: Callable[[str], str]
) -> list[dict[str, Any] | None]:
    """Printed rates as diamonds, those computed from counts as circles; one colour per unit."""
    return [
        _marks(rows, "rate", label(kind), hover, symbol, [UNIT[u] for u in rows["rate_unit"]])
        for kind, symbol, is_printed in (("printed", "diamond", True), ("computed", "circle", False))
        if len(rows := known[known["printed"].notna() == is_printed])
    ]


def _marks(
    rows: pd.DataFrame,
    value: str,
    name: str,
    hover: Callable[[pd.Series], str],
    symbol: str,
    colour: str | list[str],
) -> dict[str, Any] | None:
    if rows.empty:
        return None
    return {
        "type": "scatter",
        "mode": "markers",
        "name": name,
        "x": [float(v) for v in rows[value]],
        "y": list(rows.index),
        "marker": {
            "symbol": symbol,
            "size": 15,
            "color": colour,
            "line": {"width": 3 if "open" in symbol else 1, "color": colour if "open" in symbol else LIMIT},
        },
        "customdata": _codes(rows),
        "cliponaxis": False,
        "hovertext": [hover(row) for _, row in rows.iterrows()],
        "hovertemplate": HOVER,
    }


def draw_bounds(
    places: Iterable[float], lows: Iterable[float], highs: Iterable[float], *, name: str
) -> dict[str, Any] | None:
    """A line from each low to its high bound; none where they are absent or the same."""
    ends = [
        end for end in zip(lows, highs, places, strict=True) if end[0] < end[1]
    ]  # absent ones are not less
    if not ends:
        return None
    return {
        "type": "scatter",
        "mode": "lines",
        "name": name,
        "x": [x for low, high, _ in ends for x in (low, high, None)],
        "y": [y for _, _, place in ends for y in (place, place, None)],
        "line": {"color": STATUS["not_stated"], "width": 7},
        "hoverinfo": "skip",
    }


def draw_texts(rows: pd.DataFrame, text: Callable[[pd.Series], str]) -> list[dict[str, Any]]:
    """At the start of each line, where there is room on a phone too; annotations, which a selection does not
    fade."""
    return [
        {
            "x": 0,
            "y": place - 0.32,
            "text": text(row),
            "showarrow": False,
            "xanchor": "left",
            "font": {"size": 12},
        }
        for place, (_, row) in enumerate(rows.iterrows())
    ]
