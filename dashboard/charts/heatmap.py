"""Counts or shares as a grid of cells that can be clicked: one row per issue type (or other code), one column
per group.

Cells are bars, because Plotly's own heatmap takes no clicks as a selection.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.compare.side_fact import to_records
from dashboard.charts.colours import ALIKE, CELL_INK, GRID_FAINT, LIMIT, shade
from dashboard.charts.layout import HOVER, ROW_HEIGHT, compose, side_by_side
from dashboard.i18n.lines import in_lines

UPRIGHT = 8  # more columns than this have upright names
_LETTER = 6  # pixels of a letter
_LINE = 17  # pixels of a line of a row's name
_PHONE = 40  # letters side by side over the columns on a phone
_FITS = 3  # characters of a number that a cell has room for on a phone
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
    differ; cells that are all the same are of medium strength. More columns than fit side by side, and than
    there are rows, are drawn as rows, where their names can be read. `texts`: the column of what cells show,
    zeros included; without it they show `value_label` and leave zeros out. `code`: the column whose value a
    cell carries instead of `by`.
    """
    shown = cells[cells[by].isin(columns)]
    turned = len(columns) > UPRIGHT and len(columns) >= len(rows)
    down = _Axis(columns, by, column_label) if turned else _Axis(rows, row, row_label)
    across = _Axis(rows, row, row_label) if turned else _Axis(columns, by, column_label)
    names = {code: in_lines(down.label(code), width=20) for code in down.codes}
    labels = list(shown[texts]) if texts else [value_label(v) if v else "" for v in shown[value]]
    upright = max(map(len, labels), default=0) > _FITS and not texts
    bars = _bars(shown, names, down, across, value=value) | {
        "marker": {"color": _colours(shown, row=row, value=value, scale=scale), "line": {"width": 0}},
        "text": labels,
        "textangle": None if upright else 0,  # Plotly turns those that are wider than the cell
        "constraintext": "inside" if texts or upright else "none",
        "customdata": [list(cell) for cell in zip(shown[row], shown[code or by], strict=True)],
        "hovertext": [hover(cell) for cell in to_records(shown)],
    }
    above = _column_names([across.label(code) for code in across.codes])
    extra = _room_above(above)
    return compose(
        [bars],
        rows=_with_room(list(names.values())),
        extra=extra,
        x=_across(above),
        y={"autorange": "reversed", "categoryorder": "array", "categoryarray": list(names.values())},
        bargap=0.04,
        clickmode="event+select",
        margin={"l": 4, "r": 12, "t": 8 + extra, "b": 8, "pad": 4},
    )


@dataclass(frozen=True)
class _Axis:
    """The codes of one side of the grid, the column of the cells that has them, and their names."""

    codes: list[str]
    column: str
    label: Callable[[str], str]


def _bars(
    shown: pd.DataFrame, names: dict[str, str], down: _Axis, across: _Axis, *, value: str
) -> dict[str, Any]:
    place = {code: number for number, code in enumerate(across.codes)}
    return {
        "type": "bar",
        "orientation": "h",
        "y": [names[code] for code in shown[down.column]],
        "base": [place[code] + 0.02 for code in shown[across.column]],
        "x": [0.96] * len(shown),
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textfont": {"color": [CELL_INK if v else LIMIT for v in shown[value]], "size": 13},
        "hovertemplate": HOVER,
    }


def _across(labels: list[str]) -> dict[str, Any]:
    """Many names do not fit side by side: then they are upright."""
    return {
        "side": "top",
        "tickmode": "array",
        "tickvals": [number + 0.5 for number, _ in enumerate(labels)],
        "ticktext": labels,
        "showgrid": False,
        "tickangle": -90 if len(labels) > UPRIGHT else 0,
        "range": [0, len(labels)],
        "automargin": False,
    }


def _room_above(labels: list[str]) -> int:
    """Pixels for the names over the columns: upright ones need the room of their length."""
    if len(labels) > UPRIGHT:
        return _LETTER * max(map(_length, labels)) + 10
    return 14 * max((label.count("<br>") + 1 for label in labels), default=1) + 10


def _with_room(names: list[str]) -> int:
    """As many rows of the common height as the names need one below the other."""
    lines = max((name.count("<br>") + 1 for name in names), default=1)
    return round(len(names) * max(1.0, _LINE * lines / ROW_HEIGHT))


def _column_names(names: list[str]) -> list[str]:
    """The names over columns: broken into lines unless they are upright."""
    if len(names) > UPRIGHT:
        return [name if _length(name) <= _LONGEST else f"{name[: _LONGEST // 2]}…" for name in names]
    return side_by_side(names, width=min(14, max(6, _PHONE // max(1, len(names)))))


def _length(name: str) -> int:
    """In columns: a Han character takes two."""
    return sum(1 + (ord(c) > 0x2E7F) for c in name)


def _colours(cells: pd.DataFrame, *, row: str, value: str, scale: str) -> list[str]:
    parts = _parts(cells, row=row, value=value, scale=scale)
    return [shade(part) if v else GRID_FAINT for part, v in zip(parts, cells[value], strict=True)]


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
