"""Rows in the order in which their chart shows them, from top to bottom."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pandas as pd
import plotly.graph_objects as go

Codes = tuple[str, ...]


def as_drawn(frame: pd.DataFrame, figure: go.Figure) -> pd.DataFrame:
    """The frame's rows as the named rows of the figure come; unchanged where the figure has none.

    A row that is not drawn follows the one before it in the frame.
    """
    places = dict(reversed(list(_places(json.loads(figure.to_json())))))
    columns = _columns(frame, list(places))
    texts = frame[list(columns.values())].astype("str")
    place: pd.Series | None = None
    for n, column in columns.items():  # one code that decides the place alone
        by_code: dict[str, set[float]] = {}
        for codes, at in places.items():
            by_code.setdefault(codes[n], set()).add(at)
        if by_code and all(len(found) == 1 for found in by_code.values()):
            place = texts[column].map({code: min(found) for code, found in by_code.items()})
            break
    if place is None and columns and places:
        known = {tuple(codes[n] for n in columns): at for codes, at in places.items()}
        place = pd.Series([known.get(row) for row in texts.itertuples(index=False, name=None)], frame.index)
    if place is None:
        return frame
    order = place.astype("float64").ffill().fillna(-1).argsort(kind="stable")
    return frame.iloc[order].reset_index(drop=True)


def _places(figure: dict[str, Any]) -> Iterator[tuple[Codes, float]]:
    """The codes of every mark in a named row, and the row's place from the top."""
    named: dict[str, int] = {}
    for trace in figure["data"]:
        axis = figure["layout"].get("yaxis" + trace.get("yaxis", "y")[1:], {})
        ys = trace.get("y")
        if not isinstance(ys, list):
            continue
        for name in axis.get("categoryarray") or [y for y in ys if isinstance(y, str)]:
            named.setdefault(name, len(named))
        for codes, y in zip(trace.get("customdata") or [], ys, strict=False):
            place = _place(y, axis, named)
            if codes and place is not None:
                yield tuple(part for code in codes for part in str(code).split("|")), place


def _place(y: Any, axis: dict[str, Any], named: dict[str, int]) -> float | None:
    """None where the axis measures something instead of naming rows."""
    if isinstance(y, str):
        return named[y] if axis.get("autorange") == "reversed" else -named[y]
    first, last = axis.get("range") or (0, 1)
    return float(y) if "ticktext" in axis and y is not None and first > last else None


def _columns(frame: pd.DataFrame, drawn: list[Codes]) -> dict[int, str]:
    """Position among the codes -> the column that contains all codes there."""
    cells = {column: set(frame[column].dropna().astype("str")) for column in frame.columns}
    found: dict[int, str] = {}
    for n in range(min(map(len, drawn), default=0)):
        codes = {own[n] for own in drawn}
        fit = (c for c, values in cells.items() if codes <= values and c not in found.values())
        if column := next(fit, None):
            found[n] = column
    return found
