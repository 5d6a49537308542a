"""Signature words: terms that are frequent in one notice or group and rare in the others (tf-idf)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import numpy as np
import pandas as pd

from analysis.compare.selection import Selection
from analysis.compare.tables import Tables
from analysis.compare.vocabulary.longer_terms import count_with_longer
from analysis.compare.vocabulary.token_query import Group
from analysis.compare.vocabulary.top_terms import describe_cells, rank_cells
from analysis.compare.word_rows.best import best_terms
from analysis.compare.word_rows.chosen import Chosen
from analysis.compare.word_rows.columns import Numbers
from analysis.compare.word_rows.groups import Groups, Values
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
    little more than a frequent word that the others happen to lack. Show `groups` beside it. Where the layer
    of places stops words, so are those of one group alone that are part of the name of one of its bodies.
    """

    def count() -> pd.DataFrame:
        groups = Groups.of(tables, Chosen.of(tables, selection, part), by)
        kept = groups.chosen.words.kept(layers)
        best = best_terms(groups, partial(_score, groups, min_count), limit + _SPARE, wanted=kept)
        if "places" in layers and groups.are_of_notices:
            best = best[~((best["groups_with"] == 1) & _are_own_names(tables, groups, best, by))]
        best = rank_cells(best, limit)
        found = describe_cells(groups, best, by).assign(
            groups_with=best["groups_with"], groups=groups.n, tf_idf=best["score"]
        )
        return found[[by, *_COLUMNS]]

    found = tables.remember(count, "signature words", selection, by, layers, part, min_count, limit)
    longer = count_with_longer(tables, selection, list(found["term"]), part=part, by=by)
    return found.merge(longer[["term", "with_longer_groups"]], on="term", how="left")


def _score(groups: Groups, min_count: int, n: Numbers, grp: Numbers, groups_with: Numbers) -> Values:
    weight = np.log10(groups.n / groups_with)
    return np.where(n >= min_count, 10_000 * n / groups.tokens[grp] * weight, 0)


def _are_own_names(tables: Tables, groups: Groups, best: pd.DataFrame, by: str) -> pd.Series:
    """Whether the term of each cell is part of the name of a body of its group."""
    found = tables.query(
        "SELECT grp, string_agg(DISTINCT organisation, chr(10)) AS names FROM notices "
        f"JOIN (SELECT notice_id, {by} AS grp FROM notice_keys) USING (notice_id) GROUP BY grp"
    )
    names = dict(zip(found["grp"], found["names"].fillna(""), strict=True))
    pairs = zip(best["grp"], groups.chosen.words.terms[best["term"]], strict=True)
    return pd.Series([term in names[groups.codes[grp]] for grp, term in pairs], index=best.index, dtype=bool)


_SPARE = 5  # words looked at beyond the limit, for those that are names
_COLUMNS = ("term", "pos", "count", "per_10k", "groups_with", "groups", "tf_idf", "rank", "tied")
