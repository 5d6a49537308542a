"""The most frequent terms of each notice or group."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.compare.selection import Selection
from analysis.compare.tables import Tables
from analysis.compare.vocabulary.token_query import Group
from analysis.compare.word_rows.best import best_terms
from analysis.compare.word_rows.cell_notices import count_notices
from analysis.compare.word_rows.chosen import Chosen
from analysis.compare.word_rows.groups import Groups
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

    def count() -> pd.DataFrame:
        groups = Groups.of(tables, Chosen.of(tables, selection), by)
        kept = groups.chosen.words.kept(layers)
        found = best_terms(groups, lambda n, *_: n, limit, wanted=kept, is_count=True)
        best = rank_cells(found, limit)
        notices = count_notices(groups, best["term"].to_numpy(), best["grp"].to_numpy())
        return describe_cells(groups, best, by).assign(notices=notices)[
            [by, "term", "pos", "count", "per_10k", "notices", "tokens", "rank", "tied"]
        ]

    return tables.remember(count, "top terms", selection, by, layers, limit)


def rank_cells(best: pd.DataFrame, limit: int) -> pd.DataFrame:
    """So many cells of each group, with rank and `tied`: those in the group with this score."""
    rank = best.groupby("grp").cumcount() + 1
    tied = best.groupby(["grp", "score"])["term"].transform("size")
    return best.assign(rank=rank, tied=tied)[rank <= limit].reset_index(drop=True)


def describe_cells(groups: Groups, cells: pd.DataFrame, by: str) -> pd.DataFrame:
    """The cells with the names of group and term, count, rate and tokens of the group."""
    grp, n = cells["grp"].to_numpy(), cells["n"].to_numpy()
    named = groups.chosen.named(cells["term"].to_numpy())
    codes = pd.Series([groups.codes[number] for number in grp], dtype="str")
    tokens = groups.tokens[grp]
    named.insert(0, by, codes)
    return named.assign(
        count=n, per_10k=10_000 * n / tokens, tokens=tokens, rank=cells["rank"], tied=cells["tied"]
    )
