"""What all figures share: margins, legend, height by rows, names over columns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from dashboard.i18n.lines import columns_of, in_lines

ROW_HEIGHT = 34  # pixels a bar needs to be read and hit with a finger
HOVER = "%{hovertext}<extra></extra>"  # the text under the pointer, and no name of its trace
GRID = "rgba(128,128,128,0.25)"
# What a click did not choose stays readable; Plotly's own fading leaves a fifth.
# (What is selected has to be named too: Plotly stumbles over a colour of texts for the others alone.)
FADED = {
    "selected": {"marker": {"opacity": 1}},
    "unselected": {"marker": {"opacity": 0.45}, "textfont": {"color": "#6f7680"}},
}
_LINE = 0.47  # of a row's height that a line of its label takes
_TITLE = 28  # columns of an axis title that a phone has room for beside the names of rows
CONFIG = {"displayModeBar": False, "responsive": True, "scrollZoom": False, "doubleClick": False}


def compose(
    traces: Sequence[dict[str, Any]],
    *,
    rows: int,
    x: dict[str, Any] | None = None,
    y: dict[str, Any] | None = None,
    x_title: str = "",
    legend: bool = False,
    extra: int = 0,
    **layout: Any,
) -> go.Figure:
    """The traces in the common layout; `rows` of bars, `extra` pixels for what is drawn above them.

    One constructor call over plain dicts: Plotly's `update_…` methods would take twenty times as long. That
    Plotly knows every attribute is tested; checked here, it would take six times as long.
    """
    title = in_lines(x_title, width=_TITLE)
    second_lines = 18 * title.count("<br>")
    common = {
        "height": rows * ROW_HEIGHT + 62 + (38 if legend else 0) + extra + second_lines,
        "margin": {"l": 4, "r": 12, "t": 8 + extra + (34 if legend else 0), "b": 40 + second_lines, "pad": 4},
        "showlegend": legend,
        "legend": {
            "orientation": "h",
            "x": 0,
            "xanchor": "left",
            "y": 1,
            "yanchor": "bottom",
            "yref": "paper",
            "traceorder": "normal",
        },
        "bargap": 0.28,
        "dragmode": False,
        "hoverlabel": {"align": "left"},
        "hovermode": "closest",
        "xaxis": {
            "title": {"text": title},
            "automargin": True,
            "gridcolor": GRID,
            "zeroline": False,
            "fixedrange": True,
        }
        | (x or {}),
        "yaxis": {"automargin": True, "showgrid": False, "zeroline": False, "fixedrange": True} | (y or {}),
    }
    return go.Figure(
        data=[FADED | trace if _is_chosen_from(trace) else trace for trace in traces],
        layout=common | layout,
        _validate=False,
    )


def _is_chosen_from(trace: dict[str, Any]) -> bool:
    """Whether a click on its marks chooses one of them."""
    return trace.get("customdata") is not None and trace["type"] in ("bar", "scatter")


def on_axis(name: str) -> str:
    """The name of a row, short enough for a phone."""
    return in_lines(name, width=20)


def side_by_side(names: Sequence[str], *, width: int) -> list[str]:
    """The names in lines of `width` letters, over columns; where a word is wider than that, every second name
    is above the others."""
    heads = [in_lines(name, width=width) for name in names]
    lines = [head.split("<br>") for head in heads]
    if len(heads) < 2 or all(columns_of(line) <= width for head in lines for line in head):
        return heads
    below = "<br>\u00a0" * max(map(len, lines))
    return [f"{head}{below if place % 2 else ''}" for place, head in enumerate(heads)]


def row_height(labels: Sequence[str], *, least: float) -> float:
    """The height of every row, in rows of one line, at which the label of most lines has room."""
    return max([least, *(_LINE * (label.count("<br>") + 1) for label in labels)])
