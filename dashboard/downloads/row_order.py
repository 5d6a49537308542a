"""Rows in the order in which their chart shows them: from top to bottom, cells from left to right."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

Codes = tuple[str, ...]
Place = tuple[float, float]  # from the top, from the left


def as_drawn(frame: pd.DataFrame, figure: go.Figure) -> pd.DataFrame:
    """The frame's rows as the named rows of the figure come; unchanged where the figure has none.

    A row that is not drawn follows the one before it in the frame.
    """
    places = dict(reversed(list(_places(json.loads(figure.to_json())))))
    columns = _columns(frame, list(places))
    if not columns:
        return frame
    texts = frame[list(columns.values())].astype("str")
    rows = list(texts.itertuples(index=False, name=None))
    known = {tuple(codes[n] for n in columns): place for codes, place in places.items()}
    drawn = pd.DataFrame([known.get(row, (None, None)) for row in rows], columns=["top", "left"], dtype="f8")
    if single := _deciding(places, columns):
        column, tops = single
        drawn["top"] = [tops.get(code) for code in texts[column]]
    drawn["top"] = drawn["top"].ffill().fillna(-1)
    return frame.iloc[drawn.sort_values(["top", "left"], kind="stable").index].reset_index(drop=True)


def _deciding(
    places: Mapping[Codes, Place], columns: Mapping[int, str]
) -> tuple[str, dict[str, float]] | None:
    """The column whose code alone decides the place from the top, with the place of each code."""
    for n, column in columns.items():
        tops: dict[str, set[float]] = {}
        for codes, (top, _) in places.items():
            tops.setdefault(codes[n], set()).add(top)
        if all(len(found) == 1 for found in tops.values()):
            return column, {code: min(found) for code, found in tops.items()}
    return None


def _places(figure: dict[str, Any]) -> Iterator[tuple[Codes, Place]]:
    """The codes of every mark in a named row, and its place."""
    named: dict[str, int] = {}
    for trace in figure["data"]:
        axis = figure["layout"].get("yaxis" + trace.get("yaxis", "y")[1:], {})
        ys = trace.get("y")
        if not isinstance(ys, list):
            continue
        for name in axis.get("categoryarray") or [y for y in ys if isinstance(y, str)]:
            named.setdefault(name, len(named))
        for n, codes in enumerate(trace.get("customdata") or []):
            top = _from_top(ys[n], axis, named)
            if codes and top is not None:
                parts = tuple(part for code in codes for part in str(code).split("|"))
                yield parts, (top, _from_left(trace.get("base"), n))


def _from_top(y: Any, axis: dict[str, Any], named: dict[str, int]) -> float | None:
    """None where the axis measures something instead of naming rows."""
    if isinstance(y, str):
        return named[y] if axis.get("autorange") == "reversed" else -named[y]
    first, last = axis.get("range") or (0, 1)
    return float(y) if "ticktext" in axis and y is not None and first > last else None


def _from_left(bases: Any, n: int) -> float:
    """Where a cell or a part of a bar begins; 0 for other marks."""
    base = bases[n] if isinstance(bases, list) and n < len(bases) else 0
    return float(base) if isinstance(base, (int, float)) else 0


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
