"""The notices that contain a term: the texts that a concordance has to open."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.compare.selection import Selection
from analysis.compare.tables import Tables, limit_clause
from analysis.compare.vocabulary.token_query import Group, token_clauses


def notices_with_term(
    tables: Tables, selection: Selection, term: str, *, part: str | None = None, limit: int | None = None
) -> pd.DataFrame:
    """One row per notice of the selection that contains the term, most occurrences first.

    Columns: notice_id, sha256 (of the text), count, per_10k (of the notice's chosen tokens), tokens, issues
    (with the term).
    """
    if part is None and not selection.limits_issues:
        return selection.query_cells(tables, _SUMMED + limit_clause(limit), term=term)
    with_, parameters = token_clauses(selection, part=part)
    return tables.query(f"{with_} {_QUERY}{limit_clause(limit)}", parameters | {"term": term})


def notices_with_terms(
    tables: Tables, selection: Selection, terms: Sequence[str], *, part: str | None = None
) -> pd.DataFrame:
    """One row per notice of the selection that contains all of the terms: notice_id, sha256, tokens.

    Only these can contain a phrase of the terms. Without terms, every notice of the selection with tokens.
    """
    with_, parameters = token_clauses(selection, part=part)
    wanted = list(dict.fromkeys(terms))
    return tables.query(f"{with_} {_ALL}", parameters | {"terms": wanted, "n": len(wanted)})


def notices_outside(
    tables: Tables, selection: Selection, *, by: Group, group: str, part: str | None = None, limit: int
) -> pd.DataFrame:
    """One row per notice of the selection with tokens in another group `by` than this one.

    Columns: notice_id, sha256, grp (its group). At most `limit` rows.
    """
    with_, parameters = token_clauses(selection, part=part, by=by)
    return tables.query(f"{with_} {_OUTSIDE}{limit_clause(limit)}", parameters | {"group": group})


_OUTSIDE = """
SELECT notice_id, any_value(n.sha256) AS sha256, any_value(grp) AS grp
FROM chosen_tokens JOIN notices n USING (notice_id) WHERE grp <> $group GROUP BY notice_id ORDER BY notice_id
"""

_ALL = """
SELECT notice_id, any_value(n.sha256) AS sha256, sum(count)::BIGINT AS tokens
FROM chosen_tokens JOIN notices n USING (notice_id) GROUP BY notice_id
HAVING count(DISTINCT term) FILTER (list_contains($terms::VARCHAR[], term)) = $n ORDER BY notice_id
"""

_SUMMED = """
SELECT notice_id, sha256, p.count::BIGINT AS count, 10000 * p.count / tokens AS per_10k,
    tokens::BIGINT AS tokens, coalesce(i.issues, 0) AS issues
FROM (FROM postings WHERE term = $term) p JOIN chosen_numbers USING (nr) JOIN notice_tokens t USING (nr)
    JOIN (SELECT notice_id, sha256 FROM notices) USING (notice_id) LEFT JOIN (
        SELECT nr, count(DISTINCT seq) AS issues FROM issue_terms WHERE term = $term AND NOT of_measures
        GROUP BY nr) i USING (nr)
ORDER BY p.count DESC, notice_id
"""

_QUERY = """
SELECT notice_id, any_value(n.sha256) AS sha256, sum(count) FILTER (term = $term)::BIGINT AS count,
    10000 * sum(count) FILTER (term = $term) / sum(count) AS per_10k, sum(count)::BIGINT AS tokens,
    count(DISTINCT issue_id) FILTER (term = $term) AS issues
FROM chosen_tokens JOIN notices n USING (notice_id) GROUP BY notice_id
HAVING count(*) FILTER (term = $term) > 0 ORDER BY count DESC, notice_id
"""
