"""Where a word stands: the notices whose texts a concordance has to open, and their issues."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.compare.selection import Selection
from analysis.compare.tables import Tables
from analysis.compare.vocabulary.token_query import token_clauses


def notices_with_term(
    tables: Tables, selection: Selection, term: str, *, part: str | None = None, limit: int | None = None
) -> pd.DataFrame:
    """One row per notice of the selection that holds the term, most occurrences first: notice_id, sha256 (of
    the text), count, per_10k (in the notice's chosen tokens), tokens, issues (with the term)."""
    with_, parameters = token_clauses(selection, part=part)
    cut = "" if limit is None else f"LIMIT {int(limit)}"
    return tables.query(f"{with_} {_QUERY} {cut}", parameters | {"term": term})


def notices_with_terms(
    tables: Tables, selection: Selection, terms: Sequence[str], *, part: str | None = None
) -> pd.DataFrame:
    """One row per notice of the selection that holds every one of the terms: notice_id, sha256, tokens.

    Where a phrase of these words may stand; without terms every notice of the selection that has words.
    """
    with_, parameters = token_clauses(selection, part=part)
    wanted = list(dict.fromkeys(terms))
    return tables.query(f"{with_} {_ALL}", parameters | {"terms": wanted, "n": len(wanted)})


_ALL = """
SELECT notice_id, any_value(n.sha256) AS sha256, sum(count)::BIGINT AS tokens
FROM chosen_tokens JOIN notices n USING (notice_id) GROUP BY notice_id
HAVING count(DISTINCT term) FILTER (list_contains($terms::VARCHAR[], term)) = $n ORDER BY notice_id
"""

_QUERY = """
SELECT notice_id, any_value(n.sha256) AS sha256, sum(count) FILTER (term = $term)::BIGINT AS count,
    10000 * sum(count) FILTER (term = $term) / sum(count) AS per_10k, sum(count)::BIGINT AS tokens,
    count(DISTINCT issue_id) FILTER (term = $term) AS issues
FROM chosen_tokens JOIN notices n USING (notice_id) GROUP BY notice_id
HAVING count(*) FILTER (term = $term) > 0 ORDER BY count DESC, notice_id
"""
