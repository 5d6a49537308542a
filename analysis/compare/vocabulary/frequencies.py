"""Word frequencies of a selection: counts, rates, document frequency and dispersion."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.compare.selection import Selection
from analysis.compare.tables import Tables
from analysis.compare.vocabulary.longer_terms import with_longer
from analysis.compare.vocabulary.spread import spread_of
from analysis.compare.vocabulary.token_query import Group, token_clauses
from analysis.compare.word_rows.by_notice import ByNotice
from analysis.compare.word_rows.chosen import Chosen
from analysis.compare.word_rows.columns import Numbers
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

    def count() -> pd.DataFrame:
        words = Chosen.of(tables, selection, part)
        kept = words.words.kept(layers) & (words.counts >= max(1, min_count))
        return _describe(words, np.flatnonzero(kept), limit=limit, longer=longer)

    return tables.remember(count, "frequencies", selection, layers, part, min_count, limit, longer)


def term_counts(
    tables: Tables, selection: Selection, *, layers: Sequence[str] = LAYERS, part: str | None = None
) -> pd.DataFrame:
    """One row per term of the selection that no layer stops, most frequent first: term, pos, count."""

    def count() -> pd.DataFrame:
        chosen = Chosen.of(tables, selection, part)
        terms = chosen.most_frequent(np.flatnonzero(chosen.words.kept(layers) & (chosen.counts > 0)))
        return chosen.named(terms).assign(count=chosen.counts[terms])

    return tables.remember(count, "term counts", selection, layers, part)


def term_rates(
    tables: Tables, selection: Selection, terms: Sequence[str], *, by: Group, part: str | None = None
) -> pd.DataFrame:
    """One row per term and group of the selection, zeros included; terms as in `terms`, groups by code.

    Columns: term, <by>, count, per_10k, notices (with the term), of_notices, tokens (of the group).
    """
    with_, parameters = token_clauses(selection, part=part, by=by)
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

    def count() -> pd.DataFrame:
        words = Chosen.of(tables, selection, part)
        wanted = words.words.find(terms)
        return _describe(words, wanted[words.counts[wanted] > 0], limit=None, longer=True)

    # `tied` would count ties among `terms` only.
    return tables.remember(count, "frequencies of", selection, terms, part).drop(columns="tied")


def _describe(chosen: Chosen, terms: Numbers, *, limit: int | None, longer: bool) -> pd.DataFrame:
    """The rows of these terms, most frequent first."""
    counts, tokens, sizes = chosen.counts, chosen.tokens, chosen.sizes
    ordered = chosen.most_frequent(terms)
    tied = pd.Series(counts[ordered]).groupby(counts[ordered]).transform("size")
    listed = ordered[:limit]
    spread = [spread_of(here, sizes) for here in map(ByNotice.of(chosen).counts, listed[:, None])]
    smallest = sizes.min(initial=np.inf) / max(1, tokens)
    dp = np.array([dp for _, dp in spread], float)
    found = chosen.named(listed).assign(
        count=counts[listed],
        per_10k=10_000 * counts[listed] / max(1, tokens),
        notices=np.array([notices for notices, _ in spread], int),
        of_notices=len(sizes),
        dp=dp,
        dp_norm=dp / (1 - smallest) if len(sizes) > 1 else np.nan,
        tokens=tokens,
        tied=tied.to_numpy(int)[: len(listed)],
    )
    return found.assign(**with_longer(chosen, listed)) if longer else found


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
