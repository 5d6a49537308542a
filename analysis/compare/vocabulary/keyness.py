"""Keyness: which words one group uses more, or less, than another, and by how much."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from analysis.compare.selection import Selection
from analysis.compare.tables import Tables
from analysis.compare.vocabulary.longer_terms import contained, named
from analysis.compare.vocabulary.token_query import not_stopped, row_condition
from analysis.words.association import log_likelihood, log_ratio
from analysis.words.stopwords import LAYERS

EVERYTHING = Selection()
SIDES = ("target", "reference")


class EmptyGroup(ValueError):
    """A group to compare has no token; `side` is target or reference."""

    def __init__(self, side: str) -> None:
        super().__init__(f"the {side} group has no token of its own")
        self.side = side


def keyness(
    tables: Tables,
    target: Selection,
    reference: Selection | None = None,
    *,
    within: Selection = EVERYTHING,
    layers: Sequence[str] = LAYERS,
    part: str | None = None,
    min_count: int = 3,
    limit: int | None = None,
) -> pd.DataFrame:
    """One row per term with at least `min_count` occurrences in both groups together, highest G² first.

    Both groups are inside `within`. `reference` None is the rest of `within`; where the target chooses
    issues, the rest are the tokens of other issues. Tokens in both groups count for the target only;
    `group_sizes` reports how many they are.

    Columns: term, pos; for each side target_count, target_per_10k, target_notices (document frequency),
    target_of_notices, target_dp (Gries' DP over the side's notices; absent without the term), target_tokens,
    reference_…; then
    - g2: log-likelihood of the four cells term / other words × target / reference, 2 Σ O ln(O ÷ E) (Dunning
      1993), without correction, never negative: evidence of a difference, which grows with the tokens;
    - log_ratio: log₂(target rate ÷ reference rate), a count of 0 replaced by 0.5 (Hardie 2014): the size of
      the difference, 1 for twice as often in the target, −1 for half as often;
    - target_with_longer, reference_with_longer: occurrences of the term and of the longer terms that contain
      it, and target_with_longer_per_10k, reference_with_longer_per_10k;
    - more_in: `target` or `reference`, by rate, or `neither` where the rates are equal;
    - tied: terms more frequent in the same group with this G² (to nine decimals), also beyond `limit`.

    Words in one text are not independent and a handful of notices is no sample, so no significance levels are
    reported: read document frequency and DP beside G².

    Raises:
        EmptyGroup: a group has no token of its own.
    """
    sides = _Sides.of(target, reference, within, part)
    scored = _score(_count_terms(tables, sides, layers, min_count))
    top = scored if limit is None else scored.head(limit)
    terms = named(top["term"].tolist())
    spread = sides.query(tables, _SPREAD, terms)
    longer = sides.query(tables, _LONGER.format(contained=contained("sided")), terms)
    joined = top.merge(spread, on="term", validate="1:1").merge(longer, on="term", validate="1:1")
    rates = {
        f"{side}_with_longer_per_10k": 10_000 * joined[f"{side}_with_longer"] / joined[f"{side}_tokens"]
        for side in SIDES
    }
    return joined.assign(**rates).reindex(columns=_COLUMNS)


def group_sizes(
    tables: Tables,
    target: Selection,
    reference: Selection | None = None,
    *,
    within: Selection = EVERYTHING,
    part: str | None = None,
) -> pd.DataFrame:
    """One row per side with any token, target first: side, tokens, notices, issues, shared_tokens.

    shared_tokens: tokens in both groups, counted for the target and not for the reference.
    """
    return _Sides.of(target, reference, within, part).sizes(tables)


@dataclass(frozen=True)
class _Sides:
    """`sided`: the rows of `keywords` with the side each belongs to, as the head of a query."""

    sql: str
    parameters: dict[str, Any]

    @classmethod
    def of(
        cls, target: Selection, reference: Selection | None, within: Selection, part: str | None
    ) -> _Sides:
        rest = "issue_id IS NOT NULL" if target.limits_issues else "true"
        in_target, in_within = row_condition(target, "target"), row_condition(within, "within")
        in_reference = rest if reference is None else row_condition(reference, "reference")
        named = [(target, "target"), (reference or EVERYTHING, "reference"), (within, "within")]
        clauses = [chosen.named_clauses(name) for chosen, name in named if not chosen.is_everything]
        parameters = {key: value for _, own in clauses for key, value in own.items()}
        rows = (
            f"SELECT *, {in_target} AS is_target, {in_reference} AS is_reference "
            f"FROM keywords WHERE {in_within}"
        )
        if part is not None:
            rows, parameters = f"{rows} AND part = $part", parameters | {"part": part}
        shared = "is_target AND is_reference" if reference is not None else "false"
        sided = (
            f"SELECT *, CASE WHEN is_target THEN 'target' ELSE 'reference' END AS side, {shared} AS shared "
            f"FROM ({rows}) WHERE is_target OR is_reference"
        )
        named_queries = ", ".join([*(sql for sql, _ in clauses), f"sided AS ({sided})"])
        return cls(f"WITH {named_queries} ", parameters)

    def query(self, tables: Tables, sql: str, parameters: dict[str, Any] | None = None) -> pd.DataFrame:
        return tables.query(self.sql + sql, self.parameters | (parameters or {}))

    def sizes(self, tables: Tables) -> pd.DataFrame:
        return self.query(tables, _SIZES)


def _count_terms(tables: Tables, sides: _Sides, layers: Sequence[str], min_count: int) -> pd.DataFrame:
    query = _COUNTS.format(not_stopped=not_stopped(tables, layers))
    counts = sides.query(tables, query, {"min_count": min_count})
    if counts.empty:
        present = set(sides.sizes(tables)["side"])
        for side in SIDES:
            if side not in present:
                raise EmptyGroup(side)
    return counts


def _score(counts: pd.DataFrame) -> pd.DataFrame:
    """The counts with rates and measures, highest G² first."""
    a, b, inside, outside = (
        counts[f"{side}_{name}"].to_numpy() for name in ("count", "tokens") for side in SIDES
    )
    ranked = counts.assign(
        target_per_10k=10_000 * a / inside,
        reference_per_10k=10_000 * b / outside,
        g2=log_likelihood(a, b, inside - a, outside - b),
        log_ratio=log_ratio(a, b, inside, outside),
        more_in=np.select([a * outside > b * inside, a * outside < b * inside], SIDES, default="neither"),
    ).sort_values(["g2", "term"], ascending=[False, True], ignore_index=True)
    tied = ranked.groupby([ranked["more_in"], ranked["g2"].round(9)])["term"].transform("size")
    return ranked.assign(tied=tied)


_COLUMNS = [
    "term",
    "pos",
    *(
        f"{side}_{name}"
        for side in SIDES
        for name in ("count", "per_10k", "notices", "of_notices", "dp", "tokens")
    ),
    "g2",
    "log_ratio",
    "more_in",
    "tied",
    *(f"{side}_{name}" for side in SIDES for name in ("with_longer", "with_longer_per_10k")),
]

_SIZES = """
SELECT side, sum(count)::BIGINT AS tokens, count(DISTINCT notice_id) AS notices,
    count(DISTINCT issue_id) AS issues, coalesce(sum(count) FILTER (shared), 0)::BIGINT AS shared_tokens
FROM sided GROUP BY side ORDER BY side DESC
"""

# Without tokens on one side there are no rows.
_COUNTS = """
, sizes AS (
    SELECT is_target, sum(count) AS tokens, count(DISTINCT notice_id) AS of_notices
    FROM sided GROUP BY is_target),
counted AS (
    SELECT term, min(pos) AS pos, coalesce(sum(count) FILTER (is_target), 0)::BIGINT AS target_count,
        coalesce(sum(count) FILTER (NOT is_target), 0)::BIGINT AS reference_count
    FROM sided WHERE {not_stopped} GROUP BY term HAVING sum(count) >= $min_count)
SELECT c.*, t.tokens::BIGINT AS target_tokens, r.tokens::BIGINT AS reference_tokens,
    t.of_notices AS target_of_notices, r.of_notices AS reference_of_notices
FROM counted c JOIN sizes t ON t.is_target JOIN sizes r ON NOT r.is_target
"""

# As in frequencies, on each side by itself.
_SPREAD = """
, sizes AS (SELECT side, notice_id, sum(count) AS tokens FROM sided GROUP BY side, notice_id),
whole AS (SELECT side, sum(tokens) AS tokens FROM sizes GROUP BY side),
placed AS (
    SELECT side, term, notice_id, sum(count) AS here, sum(sum(count)) OVER (PARTITION BY side, term) AS n
    FROM sided WHERE term IN (SELECT unnest($terms::VARCHAR[])) GROUP BY side, term, notice_id),
spread AS (
    SELECT side, p.term, count(*) AS notices,
        greatest(0, sum(abs(p.here / p.n - s.tokens / w.tokens)) + 1 - sum(s.tokens / w.tokens)) / 2 AS dp
    FROM placed p JOIN sizes s USING (side, notice_id) JOIN whole w USING (side) GROUP BY side, p.term)
SELECT term, coalesce(max(notices) FILTER (side = 'target'), 0) AS target_notices,
    coalesce(max(notices) FILTER (side = 'reference'), 0) AS reference_notices,
    max(dp) FILTER (side = 'target') AS target_dp, max(dp) FILTER (side = 'reference') AS reference_dp
FROM spread GROUP BY term
"""

_LONGER = """
, {contained}
SELECT word AS term, coalesce(sum(count) FILTER (side = 'target'), 0)::BIGINT AS target_with_longer,
    coalesce(sum(count) FILTER (side = 'reference'), 0)::BIGINT AS reference_with_longer
FROM contained GROUP BY word
"""
