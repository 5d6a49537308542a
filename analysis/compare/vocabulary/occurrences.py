"""Occurrences of a term by notice, part and issue, from the tables alone."""

from __future__ import annotations

import pandas as pd

from analysis.compare.selection import Selection
from analysis.compare.tables import Tables, limit_clause
from analysis.compare.vocabulary.token_query import token_clauses


def list_occurrences(
    tables: Tables, selection: Selection, term: str, *, part: str | None = None, limit: int | None = None
) -> pd.DataFrame:
    """One row per notice, part and issue of the selection that contains the term, most occurrences first.

    Columns: notice_id, part, number, issue_title, issue_type (absent outside issues), count, issue_id, sha256
    (of the notice's text).
    """
    with_, parameters = token_clauses(selection, part=part)
    return tables.query(f"{with_} {_QUERY}{limit_clause(limit)}", parameters | {"term": term})


_QUERY = """
SELECT k.notice_id, k.part, any_value(i.number) AS number, any_value(i.title) AS issue_title,
    any_value(i.issue_type) AS issue_type, sum(k.count)::BIGINT AS count, k.issue_id,
    any_value(n.sha256) AS sha256
FROM chosen_tokens k JOIN notices n USING (notice_id) LEFT JOIN issues i ON i.issue_id = k.issue_id
WHERE k.term = $term GROUP BY k.notice_id, k.part, k.issue_id
ORDER BY count DESC, k.notice_id, any_value(i.seq) NULLS FIRST, k.part
"""
