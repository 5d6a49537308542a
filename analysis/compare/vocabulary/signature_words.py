"""Signature words: terms that are frequent in one notice or group and rare in the others (tf-idf)."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.compare.selection import Selection
from analysis.compare.tables import Tables
from analysis.compare.vocabulary.longer_terms import count_with_longer
from analysis.compare.vocabulary.token_query import Group, cell_clauses, not_stopped
from analysis.words.stopwords import LAYERS


def signature_words(
    tables: Tables,
    selection: Selection,
    *,
    by: Group = "notice_id",
    layers: Sequence[str] = LAYERS,
    part: str | None = None,
    min_count: int = 2,
    limit: int = 20,
) -> pd.DataFrame:
    """One row per group and term: the `limit` terms with the highest tf-idf in each group, groups by code.

    Columns: <by>, term, pos, count, per_10k (in the group), groups_with (groups that use the term), groups
    (all with any token), tf_idf, rank (in the group, from 1), tied (terms of the group with this tf_idf, also
    beyond `limit`), with_longer_groups (groups that use the term, alone or inside a longer term).

    tf_idf = per_10k × log₁₀(groups ÷ groups_with): the rate in the group, weighted by how few groups use the
    term (Spärck Jones 1972; tf as a proportion and log to base 10 as in quanteda's dfm_tfidf with
    scheme_tf = "prop"). A term that every group uses scores 0 and has no row, so a single group has no rows.
    With few groups the weight has few values (five notices: 0.10, 0.22, 0.40, 0.70): a signature word is then
    little more than a frequent word that the others happen to lack. Show `groups` beside it.
    """
    with_, parameters = cell_clauses(selection, not_stopped(tables, layers), part=part, by=by)
    found = tables.query(
        f"{with_} {_TF_IDF.format(by=by)}", parameters | {"min_count": min_count, "limit": limit}
    )
    longer = count_with_longer(tables, selection, list(found["term"]), part=part, by=by)
    return found.merge(longer[["term", "with_longer_groups"]], on="term", how="left")


# Only terms that score as high as the last one that is listed are ranked.
_TF_IDF = """
, spread AS (SELECT term, count(*) AS groups_with FROM cells GROUP BY term),
scored AS (
    SELECT grp, term, pos, n, 10000 * n / tokens AS per_10k, groups_with,
        (SELECT count(*) FROM sizes) AS groups,
        10000 * n / tokens * log10((SELECT count(*) FROM sizes) / groups_with) AS tf_idf
    FROM cells JOIN sizes USING (grp) JOIN spread USING (term)
    WHERE n >= $min_count AND groups_with < (SELECT count(*) FROM sizes)),
least AS (SELECT grp, list_min(max(tf_idf, $limit::BIGINT)) AS lowest FROM scored GROUP BY grp),
ranked AS (
    SELECT scored.*, row_number() OVER (PARTITION BY grp ORDER BY tf_idf DESC, n DESC, term) AS rank,
        count(*) OVER (PARTITION BY grp, tf_idf) AS tied
    FROM scored JOIN least USING (grp) WHERE tf_idf >= lowest)
SELECT grp AS {by}, term, pos, n::BIGINT AS count, per_10k, groups_with, groups, tf_idf, rank, tied
FROM ranked WHERE rank <= $limit ORDER BY grp, rank
"""
