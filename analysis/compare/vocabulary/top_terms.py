"""The most frequent terms of each notice or group."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.compare.selection import Selection
from analysis.compare.tables import Tables
from analysis.compare.vocabulary.token_query import Group, cell_clauses, not_stopped
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
    with_, parameters = cell_clauses(selection, not_stopped(tables, layers), by=by)
    return tables.query(f"{with_} {_TOP.format(by=by)}", parameters | {"limit": limit})


# Only terms as frequent as the last one that is listed are ranked.
_TOP = """
, least AS (SELECT grp, list_min(max(n, $limit::BIGINT)) AS n FROM cells GROUP BY grp),
ranked AS (
    SELECT cells.*, row_number() OVER (PARTITION BY grp ORDER BY cells.n DESC, term) AS rank,
        count(*) OVER (PARTITION BY grp, cells.n) AS tied
    FROM cells JOIN least USING (grp) WHERE cells.n >= least.n)
SELECT grp AS {by}, term, pos, n::BIGINT AS count, 10000 * n / tokens AS per_10k, notices,
    tokens::BIGINT AS tokens, rank, tied
FROM ranked JOIN sizes USING (grp) WHERE rank <= $limit ORDER BY grp, rank
"""
