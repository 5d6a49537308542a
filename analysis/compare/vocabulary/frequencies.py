"""Word frequencies of a selection: counts, rates, document frequency and dispersion."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.compare.selection import Selection
from analysis.compare.tables import Tables, limit_clause
from analysis.compare.vocabulary.longer_terms import add_longer
from analysis.compare.vocabulary.token_query import (
    Group,
    counted_rows,
    not_stopped,
    token_clauses,
    word_clauses,
)
from analysis.words.stopwords import LAYERS


def term_frequencies(
    tables: Tables,
    selection: Selection,
    *,
    layers: Sequence[str] = LAYERS,
    part: str | None = None,
    min_count: int = 1,
    limit: int | None = None,
    longer: bool = True,
) -> pd.DataFrame:
    """One row per term of the selection that no layer stops, most frequent first (then by term).

    Columns: term, pos, count, per_10k (count ÷ tokens × 10,000), notices (document frequency: notices with
    the term), of_notices (its base: notices with any token in the selection), dp, dp_norm, tokens (of the
    selection, stop words included; the same in every row), tied (terms with this count, also beyond
    `limit`); unless `longer` is False: with_longer (occurrences of the term and of longer terms that contain
    it), with_longer_per_10k, with_longer_notices.

    `dp` is Gries' deviation of proportions (2008) over the notices: ½ Σ |vᵢ − sᵢ|, where vᵢ is the share of
    the term's occurrences in notice i and sᵢ the notice's share of all tokens. 0: as evenly spread as the
    tokens; near 1: all in one small notice. `dp_norm` = dp ÷ (1 − min sᵢ) (Lijffijt & Gries 2012), which can
    reach 1; absent for a single notice. Where issues are chosen, only their tokens count.
    """
    with_, parameters, summed = word_clauses(selection, part=part)
    query = _FREQUENCIES.format(
        counted=counted_rows(selection, summed),
        not_stopped=not_stopped(tables, layers),
        limit=limit_clause(limit),
        sizes=_SIZES[summed],
        placed=_PLACED[summed],
    )
    found = tables.query(f"{with_} {query}", parameters | {"min_count": min_count})
    return add_longer(found, tables, selection, part=part) if longer else found


def term_rates(
    tables: Tables, selection: Selection, terms: Sequence[str], *, by: Group, part: str | None = None
) -> pd.DataFrame:
    """One row per term and group of the selection, zeros included; terms as in `terms`, groups by code.

    Columns: term, <by>, count, per_10k, notices (with the term), of_notices, tokens (of the group).
    """
    with_, parameters, _ = word_clauses(selection, part=part, by=by)
    return tables.query(f"{with_} {_RATES.format(by=by)}", parameters | {"terms": list(terms)})


def count_tokens(tables: Tables, selection: Selection, *, by: Group, part: str | None = None) -> pd.DataFrame:
    """One row per group of the selection, by code.

    Columns: <by>, tokens (the base of its rates), terms (different ones), notices, issues (with any token).
    """
    with_, parameters = token_clauses(selection, part=part, by=by)
    return tables.query(
        f"{with_} SELECT grp AS {by}, sum(count)::BIGINT AS tokens, count(DISTINCT term) AS terms, "
        "count(DISTINCT notice_id) AS notices, count(DISTINCT issue_id) AS issues "
        "FROM chosen_tokens GROUP BY grp ORDER BY grp",
        parameters,
    )


def frequencies_of_terms(
    tables: Tables, selection: Selection, terms: Sequence[str], *, part: str | None = None
) -> pd.DataFrame:
    """One row per term of `terms` that occurs in the selection, stop word or not.

    Columns as in `term_frequencies`, without `tied`.
    """
    with_, parameters, summed = word_clauses(selection, part=part)
    query = _FREQUENCIES.format(
        counted=counted_rows(selection, summed),
        not_stopped="list_contains($terms::VARCHAR[], term)",
        limit="",
        sizes=_SIZES[summed],
        placed=_PLACED[summed],
    )
    found = tables.query(f"{with_} {query}", parameters | {"min_count": 1, "terms": list(terms)})
    # `tied` would count ties among `terms` only.
    return add_longer(found.drop(columns="tied"), tables, selection, part=part)


# The tokens of each notice with any.
_SIZES = {
    False: "SELECT notice_id, sum(count) AS tokens FROM chosen_tokens GROUP BY notice_id",
    True: "SELECT nr AS notice_id, tokens FROM notice_tokens SEMI JOIN chosen_numbers USING (nr)",
}

# How often each counted term occurs in each notice, from rows of tokens or from sums of notices.
_PLACED = {
    False: "SELECT term, notice_id, sum(count) AS here FROM chosen_tokens "
    "WHERE term IN (SELECT term FROM counted) GROUP BY term, notice_id",
    True: "SELECT term, notice_id, count AS here FROM chosen_tokens WHERE term IN (SELECT term FROM counted)",
}

# Each notice without the term adds its sᵢ to the sum; together that is 1 − Σ sᵢ over the notices with it.
_FREQUENCIES = """
, sizes AS ({sizes}),
whole AS (
    SELECT sum(tokens) AS tokens, count(*) AS of_notices, min(tokens) / sum(tokens) AS smallest FROM sizes),
counted AS (
    SELECT term, min(pos) AS pos, sum(count) AS n, count(*) OVER (PARTITION BY sum(count)) AS tied
    FROM {counted} WHERE {not_stopped} GROUP BY term HAVING sum(count) >= $min_count
    ORDER BY n DESC, term {limit}),
placed AS ({placed}),
spread AS (
    SELECT p.term, count(*) AS notices,
        greatest(0, sum(abs(p.here / c.n - s.tokens / w.tokens)) + 1 - sum(s.tokens / w.tokens)) / 2 AS dp
    FROM placed p JOIN counted c USING (term) JOIN sizes s USING (notice_id) CROSS JOIN whole w
    GROUP BY p.term)
SELECT term, pos, n::BIGINT AS count, 10000 * n / tokens AS per_10k, notices, of_notices,
    dp, CASE WHEN of_notices > 1 THEN dp / (1 - smallest) END AS dp_norm, tokens::BIGINT AS tokens, tied
FROM counted JOIN spread USING (term) CROSS JOIN whole ORDER BY n DESC, term
"""

_RATES = """
, groups AS (
    SELECT grp, sum(count) AS tokens, count(DISTINCT notice_id) AS of_notices
    FROM chosen_tokens GROUP BY grp),
wanted AS (
    SELECT unnest($terms::VARCHAR[]) AS term, generate_subscripts($terms::VARCHAR[], 1) AS place),
counted AS (
    SELECT term, grp, sum(count) AS n, count(DISTINCT notice_id) AS notices FROM chosen_tokens
    WHERE list_contains($terms::VARCHAR[], term) GROUP BY term, grp)
SELECT w.term, g.grp AS {by}, coalesce(c.n, 0)::BIGINT AS count,
    10000 * coalesce(c.n, 0) / g.tokens AS per_10k, coalesce(c.notices, 0) AS notices,
    g.of_notices, g.tokens::BIGINT AS tokens
FROM wanted w CROSS JOIN groups g LEFT JOIN counted c ON c.term = w.term AND c.grp = g.grp
ORDER BY w.place, g.grp
"""
