"""Mean and pooled rate of each basis and unit, one above the other, with bounds where issues have no stated
status."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.colours import LIMIT, UNIT
from dashboard.charts.layout import HOVER, compose
from dashboard.charts.rate_dots import draw_bounds, draw_texts

_HEIGHT = 2  # of a row, in rows of one line
_SYMBOLS = {"mean": ("diamond-open", -0.2), "pooled": ("circle", 0.2)}  # and the place within the row
_BELOW = 0.16  # further down, where a text is at the start of the row
_OF_ONE = "circle-open"  # pooled, of a single notice


def draw_rate_summary(
    summary: pd.DataFrame,
    *,
    row_label: Callable[[pd.Series], str],
    value_label: Callable[[pd.Series, str], str],
    label: Callable[[str], str],
    axis: str,
    text: Callable[[pd.Series], str] | None = None,
    codes: Sequence[str] = ("rate_basis", "rate_unit"),
) -> go.Figure:
    """`summary`: rows of summarise_rates.

    A mark carries what it is (mean or pooled) and these `codes` of its row; `text`: the label at the start of
    a row.
    """
    summary = _without_doubles(summary.reset_index(drop=True))
    rows = [(row, row_label(row)) for _, row in summary.iterrows()]
    colours = [UNIT.get(unit, LIMIT) for unit in summary["rate_unit"]]
    places = {
        kind: [number + offset + (_BELOW if text else 0) for number in range(len(rows))]
        for kind, (_, offset) in _SYMBOLS.items()
    }
    bounds = draw_bounds(
        [*places["mean"], *places["pooled"]],
        [*summary["mean"], *summary["pooled"]],
        [*summary["mean_high"], *summary["pooled_high"]],
        name=label("bounds"),
    )
    marks = [
        {
            "type": "scatter",
            "mode": "markers",
            "name": label(kind),
            "x": list(summary[kind]),
            "y": places[kind],
            "cliponaxis": False,
            "marker": {
                "symbol": [_OF_ONE if kind == "pooled" and n == 1 else symbol for n in summary["notices"]],
                "size": 14,
                "color": colours,
                "line": {"width": 2, "color": colours},
            },
            "hovertext": [f"{name}<br>{label(kind)}: {value_label(row, kind)}" for row, name in rows],
            "customdata": [[kind, *row] for row in zip(*(summary[code] for code in codes), strict=True)],
            "hovertemplate": HOVER,
        }
        for kind, (symbol, _) in _SYMBOLS.items()
    ]
    across = {"range": [-0.02, 1.04], "tickformat": ".0%", "tickvals": [0, 0.25, 0.5, 0.75, 1]}
    down = {
        "tickvals": list(range(len(rows))),
        "ticktext": [name for _, name in rows],
        "range": [len(rows) - 0.4, -0.6],
        "showgrid": True,
        "gridcolor": "rgba(128,128,128,0.12)",
    }
    return compose(
        [trace for trace in (bounds, *marks) if trace],
        rows=round(_HEIGHT * len(rows)),
        x_title=axis,
        x=across,
        y=down,
        legend=True,
        extra=16 if text else 0,
        annotations=draw_texts(summary, text) if text else [],
    )


def _without_doubles(summary: pd.DataFrame) -> pd.DataFrame:
    """Without the mean of a single notice, where the pooled rate is the same."""
    is_double = (summary["notices"] == 1) & summary["pooled"].notna()
    return summary.assign(**{column: summary[column].mask(is_double) for column in ("mean", "mean_high")})
