"""Cities and levels: the provinces as a tile map, the cities as tiles in ranks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pandas as pd

from analysis.compare.group_keys import NO_CITY, UNKNOWN
from analysis.compare.place_counts import count_places, tile_places
from analysis.compare.side_fact import to_records
from dashboard.charts.block import Block
from dashboard.charts.tiles import Tile, draw_ranked_tiles, draw_tile_map
from dashboard.i18n.names import place_in_lines
from dashboard.pages.cities.blocks import note_cut
from dashboard.shell.view import View

TILE_COLUMNS = 6


def map_block(view: View) -> Block:
    """Every province with notices, whether it is chosen or not: a click chooses another."""
    every = replace(view.selection, provinces=(), cities=())
    found = count_places(view.tables, every, by="province")
    places = tile_places()
    return Block(
        "cities.map",
        _describe(view, found[found["province"] != UNKNOWN], "province"),
        found,
        controls=(),
        clickable=True,
        note=_describe_unplaced(view, found, places),
        draw=lambda: draw_tile_map(_tiles(view, found, "province"), places=places),
    )


def tiles_block(view: View, *, shown: int) -> Block:
    """The cities with most notices, of the chosen provinces."""
    tr, every = view.tr, replace(view.selection, cities=())
    found = count_places(view.tables, every, by="city")
    found = found.iloc[
        found["city"].map({NO_CITY: 1, UNKNOWN: 2}).fillna(0).argsort(kind="stable")
    ].reset_index(drop=True)
    cut = note_cut(view, shown, list(found["city"]), by="city", key="tiles.shown")
    return Block(
        "cities.tiles",
        _describe(view, found[~found["city"].isin([NO_CITY, UNKNOWN])], "city"),
        found,
        controls=(),
        clickable=True,
        note=f"{tr('cities.tiles.hint')} {cut}".strip(),
        draw=lambda: draw_ranked_tiles(_tiles(view, found.head(shown), "city"), columns=TILE_COLUMNS),
    )


def _tiles(view: View, found: pd.DataFrame, by: str) -> list[Tile]:
    tr = view.tr
    return [
        Tile(
            code=row[by],
            name="<br>".join(_lines(view, by, row[by])),
            text=tr.number(row["notices"]),
            number=float(row["notices"]),
            hover=tr(
                "cities.map.hover",
                place=tr.label(by, row[by]),
                notices=tr.number(row["notices"]),
                issues=tr.number(row["issues"]),
            ),
        )
        for row in to_records(found)
    ]


def _lines(view: View, by: str, code: str) -> list[str]:
    """The place's name in a tile; what is no place in words."""
    tr = view.tr
    return tr.label(by, code).split() if code in (NO_CITY, UNKNOWN) else place_in_lines(code, tr.language)


def _describe(view: View, found: pd.DataFrame, by: str) -> str:
    """How many places the notices are from, and which has most; of equals none is named."""
    tr, n = view.tr, len(found)
    notices = tr.number(found["notices"].sum())
    said = {"places": tr.number(n), "notices": notices}
    if not n:
        return tr(f"cities.{_BLOCKS[by]}.finding_none", n=tr.number(0))
    most = found.iloc[0]
    if n == 1 or (found["notices"] == most["notices"]).sum() > 1:
        return tr(f"cities.{_BLOCKS[by]}.finding", **said)
    return tr(
        f"cities.{_BLOCKS[by]}.finding_most",
        **said,
        place=tr.label(by, most[by]),
        k=tr.number(most["notices"]),
    )


_BLOCKS = {"province": "map", "city": "tiles"}


def _describe_unplaced(view: View, found: pd.DataFrame, places: Iterable[str]) -> str:
    """The hint, and how many notices are of no province on the map."""
    tr = view.tr
    n = int(found.loc[~found["province"].isin([*places]), "notices"].sum())
    unplaced = tr("cities.map.unplaced", n=tr.number(n)) if n else ""
    return f"{tr('cities.map.hint')} {unplaced}".strip()
