"""Counts or shares as a grid of cells that can be clicked: one row per issue type (or other code), one column
per group.

Cells are bars, because Plotly's own heatmap takes no clicks as a selection.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.compare.side_fact import to_records
from dashboard.charts.colours import ALIKE, CELL_INK, GRID_FAINT, LIMIT, shade
from dashboard.charts.layout import HOVER, ROW_HEIGHT, compose, in_lines

UPRIGHT = 8  # more columns than this have upright names
_LETTER = 6  # pixels of a letter
_LINE = 17  # pixels of a line of a row's name
_PHONE = 40  # letters side by side over the columns on a phone
_LONGEST = 36  # letters an upright name may have


def draw_heatmap(
    cells: pd.DataFrame,
    *,
    rows: list[str],
    columns: list[str],
    by: str,
    value: str,
    row_label: Callable[[str], str],
    column_label: Callable[[str], str],
    value_label: Callable[[float], str],
    hover: Callable[[dict[str, Any]], str],
    row: str = "issue_type",
    scale: str = "grid",
    texts: str = "",
    code: str = "",
) -> go.Figure:
    """`cells`: one row per `row` and `by` with the column `value`; a cell carries both codes.

    The strongest cell is the largest of the grid, or with `scale="row"` of its row, where the rows' units
    differ; cells that are all the same are of medium strength. `texts`: the column of what cells show, zeros
    included; without it they show `value_label` and leave zeros out. `code`: the column whose value a cell
    carries instead of `by`.
    """
    place = {code: number for number, code in enumerate(columns)}
    shown = cells[cells[by].isin(columns)]
    parts = _parts(shown, row=row, value=value, scale=scale)
    names = {code: in_lines(row_label(code), width=20) for code in rows}
    bars = {
        "type": "bar",
        "orientation": "h",
        "y": [names[code] for code in shown[row]],
        "base": [place[code] + 0.02 for code in shown[by]],
        "x": [0.96] * len(shown),
        "marker": {
            "color": [shade(p) if v else GRID_FAINT for p, v in zip(parts, shown[value], strict=True)],
            "line": {"width": 0},
        },
        "text": list(shown[texts]) if texts else [value_label(v) if v else "" for v in shown[value]],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "textfont": {
            "color": [CELL_INK if v else LIMIT for v in shown[value]],
            "size": 13,
        },
        "constraintext": "inside" if texts else "none",
        "customdata": [list(cell) for cell in zip(shown[row], shown[code or by], strict=True)],
        "hovertext": [hover(cell) for cell in to_records(shown)],
        "hovertemplate": HOVER,
    }
    # Many names do not fit side by side: then they are upright, and need the room of their length.
    upright = len(columns) > UPRIGHT
    labels = [_column_name(column_label(code), columns=len(columns)) for code in columns]
    lines = max((label.count("<br>") + 1 for label in labels), default=1)
    extra = _LETTER * max(_length(label) for label in labels) + 10 if upright else 14 * lines + 10
    across = {
        "side": "top",
        "tickmode": "array",
        "tickvals": [place[c] + 0.5 for c in columns],
        "ticktext": labels,
        "showgrid": False,
        "tickangle": -90 if upright else 0,
        "range": [0, len(columns)],
        "automargin": False,
    }
    down = {"autorange": "reversed", "categoryorder": "array", "categoryarray": list(names.values())}
    margin = {"l": 4, "r": 12, "t": 8 + extra, "b": 8, "pad": 4}
    return compose(
        [bars],
        rows=_with_room(list(names.values())),
        extra=extra,
        x=across,
        y=down,
        bargap=0.04,
        clickmode="event+select",
        margin=margin,
    )


def _with_room(names: list[str]) -> int:
    """As many rows of the common height as the names need one below the other."""
    lines = max((name.count("<br>") + 1 for name in names), default=1)
    return round(len(names) * max(1.0, _LINE * lines / ROW_HEIGHT))


def _column_name(name: str, *, columns: int) -> str:
    """The name over a column: broken into lines unless it is upright."""
    if columns > UPRIGHT:
        return name if _length(name) <= _LONGEST else f"{name[: _LONGEST // 2]}…"
    return in_lines(name, width=min(14, max(6, _PHONE // columns)))


def _length(name: str) -> int:
    """In columns: a Han character takes two."""
    return sum(1 + (ord(c) > 0x2E7F) for c in name)


def _parts(cells: pd.DataFrame, *, row: str, value: str, scale: str) -> list[float]:
    """Each value as a part of the largest it is measured against; ALIKE where those are all the same."""
    scales = [str(code) if scale == "row" else "" for code in cells[row]]
    values = [float(v) for v in cells[value]]
    found: dict[str, set[float]] = {}
    for key, v in zip(scales, values, strict=True):
        if v:
            found.setdefault(key, set()).add(v)
    return [
        0.0 if not v else ALIKE if len(found[key]) == 1 else v / max(found[key])
        for key, v in zip(scales, values, strict=True)
    ]
