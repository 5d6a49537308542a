"""The most frequent terms of each notice or group."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.compare.selection import Selection
from analysis.compare.tables import Tables
from analysis.compare.vocabulary.token_query import Group, not_stopped, token_clauses
from analysis.words.stopwords import LAYERS


def top_terms(
    tables: Tables,
    selection: Selection,
    *,
    by: Group,
    layers: Sequence[str] = LAYERS,
    limit: int = 5,
) -> pd.DataFrame:
    """One row per group and term: the `limit` most frequent terms of each group that no layer stops.

    Columns: <by>, term, pos, count, per_10k (of the group's tokens, stop words included), notices (of the
    group with the term), tokens (of the group), rank (from 1; of equals by term), tied (terms of the group
    with this count, also beyond `limit`). Groups by code.
    """
    with_, parameters = token_clauses(selection, by=by)
    query = _TOP.format(by=by, not_stopped=not_stopped(tables, layers))
    return tables.query(f"{with_} {query}", parameters | {"limit": limit})


_TOP = """
, sizes AS (SELECT grp, sum(count) AS tokens FROM chosen_tokens GROUP BY grp),
cells AS (
    SELECT grp, term, min(pos) AS pos, sum(count) AS n, count(DISTINCT notice_id) AS notices
    FROM chosen_tokens WHERE {not_stopped} GROUP BY grp, term),
ranked AS (
    SELECT *, row_number() OVER (PARTITION BY grp ORDER BY n DESC, term) AS rank,
        count(*) OVER (PARTITION BY grp, n) AS tied FROM cells)
SELECT grp AS {by}, term, pos, n::BIGINT AS count, 10000 * n / tokens AS per_10k, notices,
    tokens::BIGINT AS tokens, rank, tied
FROM ranked JOIN sizes USING (grp) WHERE rank <= $limit ORDER BY grp, rank
"""
