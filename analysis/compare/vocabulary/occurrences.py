"""Occurrences of a term by notice, part and issue, from the tables alone."""

from __future__ import annotations

import pandas as pd

from analysis.compare.selection import Selection
from analysis.compare.tables import Tables
from analysis.compare.word_rows.chosen import Chosen
from analysis.compare.word_rows.notices import Notices


def list_occurrences(
    tables: Tables, selection: Selection, term: str, *, part: str | None = None, limit: int | None = None
) -> pd.DataFrame:
    """One row per notice, part and issue of the selection that contains the term, most occurrences first.

    Columns: notice_id, part, number, issue_title, issue_type (absent outside issues), count, issue_id, sha256
    (of the notice's text).
    """

    def count() -> pd.DataFrame:
        notices = Notices.of(tables)
        rows = Chosen.of(tables, selection, part).occurrences(term)
        places = notices.places(rows["nr"].to_numpy())
        ordered = rows.assign(place=places).sort_values(
            ["count", "place", "seq", "part"], ascending=[False, True, True, True], ignore_index=True
        )
        listed = ordered if limit is None else ordered.head(limit)
        named = pd.concat([listed, notices.named(listed["nr"].to_numpy())], axis=1)
        issues = tables.query(_ISSUES, {"ids": sorted(set(named["notice_id"]))})
        return named.merge(issues, on=["notice_id", "seq"], how="left")[_COLUMNS]

    return tables.remember(count, "occurrences", selection, term, part, limit)


_COLUMNS = ["notice_id", "part", "number", "issue_title", "issue_type", "count", "issue_id", "sha256"]
_ISSUES = """
SELECT notice_id, seq, number, title AS issue_title, issue_type, issue_id FROM issues
SEMI JOIN (SELECT unnest($ids::VARCHAR[]) AS notice_id) USING (notice_id)
"""
