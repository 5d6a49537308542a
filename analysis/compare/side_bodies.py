"""How many bodies of a side list an issue of one type."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.compare.selection import Selection
from analysis.compare.sides import select_side
from analysis.compare.tables import Tables


def count_bodies_with(
    tables: Tables, selection: Selection, sides: Sequence[str], *, issue_type: str
) -> pd.DataFrame:
    """One row per side: side, bodies (that list such an issue), of_bodies (all of the side). A body with
    several notices counts once; a notice that names no body is one of its own."""
    found = [
        select_side(selection, side).query_cells(tables, _BODIES, issue_type=issue_type).assign(side=side)
        for side in sides
    ]
    return pd.concat(found, ignore_index=True)[["side", "bodies", "of_bodies"]]


_BODIES = """
, named AS (
    SELECT nr, coalesce(organisation, notice_id) AS body,
        nr IN (SELECT nr FROM chosen_cells WHERE issue_type = $issue_type) AS has_type
    FROM chosen_numbers JOIN notices USING (notice_id))
SELECT count(DISTINCT body) FILTER (has_type) AS bodies, count(DISTINCT body) AS of_bodies FROM named
"""
