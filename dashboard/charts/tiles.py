"""Places as squares: provinces on a tile map, cities in ranks; a click chooses one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from plotly.graph_objects import Figure

from dashboard.charts.colours import ALIKE, CELL_INK, GRID_FAINT, shade
from dashboard.charts.layout import HOVER, compose

_TILE = 44  # pixels of a square's height
_GAP = 0.06  # of a square, between two


@dataclass(frozen=True)
class Tile:
    """One square: its code, two lines of text, its number and what is under the pointer."""

    code: str
    name: str
    text: str
    number: float
    hover: str


def draw_tile_map(tiles: Sequence[Tile], *, places: Mapping[str, Sequence[int]]) -> Figure:
    """`places`: code -> column and row of every square of the map; those without a tile stay empty."""
    drawn = {tile.code: tile for tile in tiles if tile.code in places}
    empty = [place for code, place in places.items() if code not in drawn]
    columns = max(column for column, _ in places.values()) + 1
    rows = max(row for _, row in places.values()) + 1
    traces = [_empty(empty), _squares(list(drawn.values()), [places[code] for code in drawn])]
    return _compose([trace for trace in traces if trace["y"]], columns=columns, rows=rows)


def draw_ranked_tiles(tiles: Sequence[Tile], *, columns: int) -> Figure:
    """From left to right and from top to bottom, in the order of `tiles`."""
    places = [(place % columns, place // columns) for place in range(len(tiles))]
    rows = -(-len(tiles) // columns)
    return _compose([_squares(tiles, places)], columns=columns, rows=rows)


def _compose(traces: Sequence[dict[str, Any]], *, columns: int, rows: int) -> Figure:
    return compose(
        traces,
        rows=0,
        x={"visible": False, "range": [0, columns]},
        y={"visible": False, "range": [rows - 0.5, -0.5]},
        height=rows * _TILE + 8,
        barmode="overlay",
        bargap=_GAP,
        clickmode="event+select",
        margin={"l": 0, "r": 0, "t": 4, "b": 4, "pad": 0},
    )


def _squares(tiles: Sequence[Tile], places: Sequence[Sequence[int]]) -> dict[str, Any]:
    parts = _parts([tile.number for tile in tiles])
    return _bars(places) | {
        "marker": {"color": [shade(part) for part in parts], "line": {"width": 0}},
        "text": [f"{tile.name}<br>{tile.text}" for tile in tiles],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "constraintext": "none",
        "textfont": {"color": CELL_INK, "size": [11 if len(tile.name) > 4 else 12 for tile in tiles]},
        "customdata": [[tile.code] for tile in tiles],
        "hovertext": [tile.hover for tile in tiles],
        "hovertemplate": HOVER,
    }


def _empty(places: Sequence[Sequence[int]]) -> dict[str, Any]:
    return _bars(places) | {"marker": {"color": GRID_FAINT, "line": {"width": 0}}, "hoverinfo": "skip"}


def _bars(places: Sequence[Sequence[int]]) -> dict[str, Any]:
    """Bars, because Plotly's shapes take no clicks."""
    return {
        "type": "bar",
        "orientation": "h",
        "base": [column + _GAP / 2 for column, _ in places],
        "x": [1 - _GAP] * len(places),
        "y": [row for _, row in places],
    }


def _parts(numbers: Sequence[float]) -> list[float]:
    """Each number as a part of the largest; of medium strength where all are the same."""
    most = max(numbers, default=0)
    return [ALIKE if len(set(numbers)) == 1 else number / most for number in numbers]
