"""One row per body or group: problems stated and listed, what is reported as done, days to the report."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from plotly.graph_objects import Figure

from dashboard.charts.colours import LISTED, PHASE, STATED, STATUS
from dashboard.charts.layout import GRID, HOVER, compose, row_height

HEIGHT = 1.38  # of a row at least, in rows of one line
_DOMAINS = ((0.0, 0.42), (0.45, 0.77), (0.83, 1.0))  # of the three measures, over the width
# Left and right of numbers of up to three figures, in shares of the largest: for their texts on a phone. For
# each further character.
_ROOM, _MORE_ROOM = (0.36, 0.6), 0.18
_DAYS = 5  # characters of days that have room beside their line on a phone
_SYMBOLS = {"problems_stated": "diamond", "tasks_stated": "square"}


@dataclass(frozen=True)
class BodyRow:
    """One row. `stated`: column (problems_stated, tasks_stated) -> number. `done`: what is reported as
    completed in words, `rate` and `high` its bar; `days` with `is_open` where they are at least so many."""

    code: str
    label: str
    hover: str
    listed: float
    done: str
    days_text: str
    stated: dict[str, float] = field(default_factory=dict)
    rate: float | None = None
    high: float | None = None
    days: float | None = None
    is_open: bool = False


def draw_body_rows(rows: Sequence[BodyRow], *, headings: Sequence[str]) -> Figure:
    """`headings`: of the three measures. A mark carries its row's code and what it shows."""
    down = {
        "tickvals": list(range(len(rows))),
        "ticktext": [row.label for row in rows],
        "range": [len(rows) - 0.45, -0.55],
        "showgrid": False,
    }
    largest = max([n for row in rows for n in (row.listed, *row.stated.values())], default=0) or 1
    longest = max([row.days or 0 for row in rows], default=0) or 1
    left, right = (room + _MORE_ROOM * max(0, len(f"{largest:,.0f}") - 3) for room in _ROOM)
    axes = [
        _across(0, [-left * largest, (1 + right) * largest]),
        _across(1, [0, 1]),
        _across(2, [0, 3.2 * longest]),
    ]
    longest_text = max([len(row.days_text) for row in rows], default=0)
    lines = max(heading.count("<br>") + 1 for heading in headings)
    return compose(
        [trace for trace in (*_numbers(rows), *_done(rows), *_days(rows)) if trace["y"]],
        rows=round(row_height([row.label for row in rows], least=HEIGHT) * len(rows)) + 1,
        extra=16 * lines,
        x=axes[0],
        y=down,
        xaxis2=axes[1],
        xaxis3=axes[2],
        barmode="overlay",
        clickmode="event+select",
        annotations=[_heading(text, place) for place, text in enumerate(headings)],
        shapes=[_divider(place + 0.5) for place in range(len(rows) - 1)],
        margin={"l": 4, "r": 16 + 6 * max(0, longest_text - _DAYS), "t": 12 + 16 * lines, "b": 4, "pad": 4},
    )


def _numbers(rows: Sequence[BodyRow]) -> list[dict[str, Any]]:
    numbers = [[row.listed, *row.stated.values()] for row in rows]
    span = {
        "type": "scatter",
        "mode": "lines",
        "x": [x for of_row in numbers for x in (min(of_row), max(of_row), None)],
        "y": [y for place in range(len(rows)) for y in (place, place, None)],
        "line": {"color": "rgba(128,128,128,0.5)", "width": 3},
        "hoverinfo": "skip",
    }
    listed = _marks(rows, "issues_listed", [row.listed for row in rows], LISTED, "circle", size=9)
    stated = [
        _marks(rows, column, [row.stated.get(column) for row in rows], colour, _SYMBOLS[column])
        for column, colour in STATED.items()
    ]
    return [span, *stated, listed]


def _marks(
    rows: Sequence[BodyRow],
    column: str,
    values: Sequence[float | None],
    colour: str,
    symbol: str,
    *,
    size: int = 13,
) -> dict[str, Any]:
    found = [
        (place, row, v) for place, (row, v) in enumerate(zip(rows, values, strict=True)) if v is not None
    ]
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [v for _, _, v in found],
        "y": [place for place, _, _ in found],
        "text": ["" if _is_doubled(row, column, v) else f"{v:,.0f}" for _, row, v in found],
        "textposition": [
            "middle right" if v >= max([row.listed, *row.stated.values()]) else "middle left"
            for _, row, v in found
        ],
        "cliponaxis": False,
        "marker": {"color": colour, "symbol": symbol, "size": size},
        **_pointed([row for _, row, _ in found], column),
    }


def _is_doubled(row: BodyRow, column: str, value: float) -> bool:
    """Whether another mark lies on the same place and has the text."""
    return column != "issues_listed" and value == row.listed


def _done(rows: Sequence[BodyRow]) -> list[dict[str, Any]]:
    rated = [(place, row) for place, row in enumerate(rows) if row.rate is not None]
    bars = [
        {
            "type": "bar",
            "orientation": "h",
            "xaxis": "x2",
            "base": [start(row) for _, row in rated],
            "x": [end(row) - start(row) for _, row in rated],
            "y": [place + 0.33 for place, _ in rated],
            "width": 0.12,
            "marker": {"color": colour, "line": {"width": 0}},
            "hoverinfo": "skip",
        }
        for colour, start, end in _SPANS
    ]
    texts = {
        "type": "scatter",
        "mode": "text",
        "xaxis": "x2",
        "x": [0] * len(rows),
        "y": [place - 0.1 for place in range(len(rows))],
        "text": [row.done for row in rows],
        "textposition": "middle right",
        "textfont": {"size": 12},
        "cliponaxis": False,
        **_pointed(rows, "completion"),
    }
    return [*bars, texts]


# Of a rate: all, what may be completed too, what is reported as completed.
_SPANS: tuple[tuple[str, Callable[[BodyRow], float], Callable[[BodyRow], float]], ...] = (
    (GRID, lambda row: 0.0, lambda row: 1.0),
    (STATUS["mostly_completed"], lambda row: row.rate or 0.0, lambda row: row.high or row.rate or 0.0),
    (STATUS["completed"], lambda row: 0.0, lambda row: row.rate or 0.0),
)


def _days(rows: Sequence[BodyRow]) -> list[dict[str, Any]]:
    known = [(place, row, row.days) for place, row in enumerate(rows) if row.days is not None]
    lines = {
        "type": "scatter",
        "mode": "lines",
        "xaxis": "x3",
        "x": [x for _, _, days in known for x in (0, days, None)],
        "y": [y for place, _, _ in known for y in (place, place, None)],
        "line": {"color": PHASE["rectification"], "width": 4},
        "hoverinfo": "skip",
    }
    ends = {
        "type": "scatter",
        "mode": "markers+text",
        "xaxis": "x3",
        "x": [days for _, _, days in known],
        "y": [place for place, _, _ in known],
        "text": [row.days_text for _, row, _ in known],
        "textposition": "middle right",
        "cliponaxis": False,
        "marker": {
            "color": PHASE["rectification"],
            "symbol": ["triangle-right" if row.is_open else "line-ns" for _, row, _ in known],
            "size": [11 if row.is_open else 4 for _, row, _ in known],
            "opacity": 1,  # Plotly fades marks of several sizes
        },
        **_pointed([row for _, row, _ in known], "days"),
    }
    return [lines, ends]


def _pointed(rows: Sequence[BodyRow], what: str) -> dict[str, Any]:
    return {
        "customdata": [[row.code, what] for row in rows],
        "hovertext": [row.hover for row in rows],
        "hovertemplate": HOVER,
    }


def _across(place: int, span: list[float]) -> dict[str, Any]:
    return {
        "domain": list(_DOMAINS[place]),
        "anchor": "y",
        "range": span,
        "showticklabels": False,
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
        "visible": place != 1,
    }


def _heading(text: str, place: int) -> dict[str, Any]:
    return {
        "text": text,
        "x": _DOMAINS[place][0],
        "xref": "paper",
        "xanchor": "left",
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "showarrow": False,
        "align": "left",
        "font": {"size": 12},
    }


def _divider(y: float) -> dict[str, Any]:
    ends = {"xref": "paper", "x0": 0, "x1": 1, "y0": y, "y1": y}
    return {"type": "line", "line": {"color": GRID, "width": 1}, "layer": "below", **ends}
