"""Small multiples of days: one panel per phase, all with the same rows and on the same scale."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from plotly.graph_objects import Figure

from dashboard.charts.colours import PHASE
from dashboard.charts.layout import GRID, HOVER, compose
from dashboard.i18n.lines import in_lines

_GAP = 0.03  # of the width, between panels
_HEADING = 14  # letters that a panel has room for on a phone
_DOT, _TRIANGLE = "circle", "triangle-right"


@dataclass(frozen=True)
class PhaseTexts:
    """Names of groups and phases; the days beside a mark, and the text under the pointer, of a row."""

    group: Callable[[str], str]
    phase: Callable[[str], str]
    days: Callable[[pd.Series], str]
    hover: Callable[[pd.Series], str]


def draw_phase_panels(ranges: pd.DataFrame, *, by: str, groups: Sequence[str], texts: PhaseTexts) -> Figure:
    """`ranges`: rows of compare_durations; `groups`: those to draw, from top to bottom. A mark carries group
    and phase."""
    rows = {code: place for place, code in enumerate(groups)}
    shown = ranges[ranges[by].isin(groups)]
    shown = shown.assign(group=shown[by], y=shown[by].map(rows).astype("int64"))
    shown = shown.assign(end=shown[["longest", "median_low", "median_high"]].max(axis=1))
    reach = shown["end"].max()
    span = [0, (float(reach) if pd.notna(reach) else 1.0) * 1.5]
    traces: list[dict[str, Any]] = []
    axes: dict[str, Any] = {}
    for place, phase in enumerate(PHASE):
        number = str(place + 1) if place else ""
        axes[f"xaxis{number}"] = _across(place, span)
        traces += [
            trace | {"xaxis": f"x{number}"} for trace in _traces(shown[shown["phase"] == phase], phase, texts)
        ]
    down = {
        "tickvals": list(rows.values()),
        "ticktext": [texts.group(code) for code in groups],
        "range": [len(groups) - 0.45, -0.55],
    }
    first = axes.pop("xaxis")
    headings = [in_lines(texts.phase(phase), width=_HEADING) for phase in PHASE]
    lines = max(heading.count("<br>") + 1 for heading in headings)
    return compose(
        [trace for trace in traces if trace["y"]],
        rows=len(groups),
        extra=16 * lines + 4,
        x=first,
        y=down,
        clickmode="event+select",
        annotations=[_heading(text, place) for place, text in enumerate(headings)],
        margin={"l": 4, "r": 4, "t": 16 * lines + 14, "b": 4, "pad": 4},
        **axes,
    )


def _traces(ranges: pd.DataFrame, phase: str, texts: PhaseTexts) -> list[dict[str, Any]]:
    """From shortest to longest a line, the median a dot with its days; a triangle where it is at least so
    many."""
    known = ranges[ranges["median_low"].notna()]
    closed, unbounded = known[known["median_high"].notna()], known[known["median_high"].isna()]
    dated = known[known["longest"].notna()]
    ends = list(zip(dated["shortest"], dated["longest"], dated["y"], strict=True))
    line = {
        "type": "scatter",
        "mode": "lines",
        "x": [x for low, high, _ in ends for x in (float(low), float(high), None)],
        "y": [y for _, _, place in ends for y in (place, place, None)],
        "line": {"color": "rgba(128,128,128,0.45)", "width": 4},
        "hoverinfo": "skip",
    }
    marks = [
        _marks(rows, phase, texts) | _signed(rows, symbol, phase)
        for rows, symbol in ((closed, _DOT), (unbounded, _TRIANGLE))
    ]
    return [line, _days(known, texts), *marks]


def _marks(ranges: pd.DataFrame, phase: str, texts: PhaseTexts) -> dict[str, Any]:
    records = [row for _, row in ranges.iterrows()]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": texts.phase(phase),
        "x": [float(v) for v in ranges["median_low"]],
        "y": [int(y) for y in ranges["y"]],
        "cliponaxis": False,
        "hovertext": [texts.hover(row) for row in records],
        "hovertemplate": HOVER,
    }


def _days(ranges: pd.DataFrame, texts: PhaseTexts) -> dict[str, Any]:
    """The days in figures, behind the last mark."""
    return {
        "type": "scatter",
        "mode": "text",
        "x": [float(v) for v in ranges["end"]],
        "y": [int(y) for y in ranges["y"]],
        "text": [f"\u00a0\u00a0\u00a0{texts.days(row)}" for _, row in ranges.iterrows()],
        "textposition": "middle right",
        "cliponaxis": False,
        "hoverinfo": "skip",
    }


def _signed(ranges: pd.DataFrame, symbol: str, phase: str) -> dict[str, Any]:
    """How the marks look, and the codes that a click on them returns."""
    return {
        "marker": {"color": PHASE["rectification"], "symbol": symbol, "size": 11},
        "customdata": [[code, phase] for code in ranges["group"]],
    }


def _across(place: int, span: list[float]) -> dict[str, Any]:
    width = 1 / len(PHASE)
    return {
        "domain": [place * width + _GAP / 2, (place + 1) * width - _GAP / 2],
        "anchor": "y",
        "range": span,
        "showticklabels": False,
        "gridcolor": GRID,
        "zeroline": True,
        "zerolinecolor": GRID,
        "nticks": 4,
        "fixedrange": True,
    }


def _heading(text: str, place: int) -> dict[str, Any]:
    return {
        "text": f"<b>{text}</b>",
        "x": place / len(PHASE) + _GAP / 2,
        "xref": "paper",
        "xanchor": "left",
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "yshift": 8,
        "showarrow": False,
        "align": "left",
        "font": {"size": 12},
    }
