"""Small multiples of bars: one column per group, all with the same rows and on the same scale."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
from plotly.graph_objects import Figure

from analysis.compare.side_fact import to_records
from dashboard.charts.colours import COUNT
from dashboard.charts.layout import GRID, HOVER, compose, side_by_side
from dashboard.i18n.lines import in_lines

_ROW = 26  # pixels
_PART = 0.45  # of a column, for the longest bar; the rest is for its text
_LIGHT = "rgba(0,114,178,0.45)"  # COUNT, of all but the longest bars of a column
_PHONE = 34  # letters side by side over the columns on a phone


def draw_small_bars(
    cells: pd.DataFrame,
    *,
    rows: Sequence[str],
    columns: Sequence[str],
    row: str,
    by: str,
    value: str,
    row_label: Callable[[str], str],
    column_label: Callable[[str], str],
    text: Callable[[float], str],
    hover: Callable[[dict[str, Any]], str],
) -> Figure:
    """`cells`: one row per `row` and `by` with `value`; a bar carries both codes, the longest of each column
    is stronger."""
    place = {code: number for number, code in enumerate(columns)}
    shown = cells[cells[by].isin(columns) & cells[row].isin(rows)]
    most = float(shown[value].max()) or 1.0
    tops = shown.groupby(by)[value].transform("max")
    names = {code: row_label(code) for code in rows}
    bars = {
        "type": "bar",
        "orientation": "h",
        "y": [in_lines(names[code], width=24) for code in shown[row]],
        "base": [place[code] for code in shown[by]],
        "x": [_PART * v / most for v in shown[value]],
        "text": [text(v) if v else "" for v in shown[value]],
        "textposition": "outside",
        "cliponaxis": False,
        "constraintext": "none",
        "textfont": {"size": 11},
        "marker": {
            "color": [COUNT if v == top and v else _LIGHT for v, top in zip(shown[value], tops, strict=True)],
        },
        "customdata": [list(codes) for codes in zip(shown[row], shown[by], strict=True)],
        "hovertext": [hover(cell) for cell in to_records(shown)],
        "hovertemplate": HOVER,
    }
    heads = side_by_side(
        [column_label(code) for code in columns], width=max(6, _PHONE // max(1, len(columns)))
    )
    lines = max((head.count("<br>") + 1 for head in heads), default=1)
    extra = 15 * lines + 8
    return compose(
        [bars],
        rows=0,
        height=len(rows) * _ROW + extra + 20,
        x={
            "side": "top",
            "tickmode": "array",
            "tickvals": [number for number, _ in enumerate(columns)],
            "ticktext": heads,
            "ticklabelposition": "outside right",
            "tickangle": 0,
            "range": [0, len(columns)],
            "gridcolor": GRID,
            "automargin": False,
        },
        y={
            "autorange": "reversed",
            "categoryorder": "array",
            "categoryarray": [in_lines(name, width=24) for name in names.values()],
        },
        bargap=0.3,
        clickmode="event+select",
        margin={"l": 4, "r": 12, "t": extra, "b": 8, "pad": 4},
    )
