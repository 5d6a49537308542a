"""Notices and issues by province or city."""

from __future__ import annotations

from typing import Literal

import pandas as pd

from analysis.codebook import rules
from analysis.compare.selection import Selection
from analysis.compare.tables import Tables


def tile_places() -> dict[str, tuple[int, int]]:
    """Province -> column and row of its square on the tile map, from the top left."""
    sets = rules("province_tiles")["tiles"].sets
    return {province: (column, row) for province, (column, row) in sets.items()}


def count_places(tables: Tables, selection: Selection, *, by: Literal["province", "city"]) -> pd.DataFrame:
    """One row per province or city of the chosen notices, most notices first, then most issues.

    Columns: <by>, notices, issues.
    """
    return selection.query_cells(
        tables,
        f", listed AS (SELECT nr, sum(issues) AS n FROM chosen_cells GROUP BY nr) "
        f"SELECT {by}, count(*) AS notices, coalesce(sum(n), 0)::BIGINT AS issues "
        f"FROM chosen_numbers LEFT JOIN listed USING (nr) GROUP BY 1 "
        f"ORDER BY notices DESC, issues DESC, 1",
    )
