"""Which of the chosen notices carry grave doubts, and whether their lists of issues do."""

from __future__ import annotations

import pandas as pd

from analysis.codebook import domain
from analysis.compare.selection import Selection
from analysis.compare.tables import Tables


def count_grave_doubts(tables: Tables, selection: Selection) -> pd.DataFrame:
    """One row per chosen notice with a grave doubt, by notice_id.

    Columns: notice_id, doubts_grave (different doubts), doubt (code of the most serious one), issues_doubt
    (of the most serious one about its list of issues; absent where there is none).
    """
    return tables.remember(lambda: _count(tables, selection), "grave doubts", selection)


def _count(tables: Tables, selection: Selection) -> pd.DataFrame:
    rows = selection.query(
        tables,
        "SELECT DISTINCT notice_id, doubt FROM doubts JOIN chosen_notices USING (notice_id) "
        "WHERE grade = 'grave' ORDER BY notice_id",
    )
    places = {name: place for place, name in enumerate(domain("doubt").codes)}
    ranked = rows.assign(place=rows["doubt"].map(places)).sort_values(["notice_id", "place"])
    counts = ranked.groupby("notice_id")["doubt"].agg(doubts_grave="size", doubt="first")
    about = ranked[ranked["doubt"].map(is_about_issues).astype(bool)]
    first = about.groupby("notice_id")["doubt"].first().rename("issues_doubt")
    return pd.concat([counts, first], axis=1).rename_axis("notice_id").reset_index()


def is_about_issues(doubt: str) -> bool:
    """Whether the doubt is about the list of issues."""
    return bool(domain("doubt").codes[doubt].sets["about"] == "issues")
