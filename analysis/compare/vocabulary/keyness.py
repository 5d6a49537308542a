"""Keyness: which words one group uses more, or less, than another, and by how much."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from analysis.compare.selection import Selection
from analysis.compare.tables import Tables
from analysis.compare.vocabulary.spread import spread_of
from analysis.compare.word_rows.by_notice import ByNotice
from analysis.compare.word_rows.chosen import Chosen
from analysis.compare.word_rows.columns import Numbers
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

    def count() -> pd.DataFrame:
        sides = _Sides.of(tables, target, reference, within, part)
        scored = _score(_count_terms(sides, layers, min_count))
        top = scored if limit is None else scored.head(limit)
        terms = sides.target.words.find(top["term"].tolist())
        return top.assign(**sides.spread(terms), **sides.longer(terms))[_COLUMNS]

    return tables.remember(count, "keyness", target, reference, within, layers, part, min_count, limit)


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

    def count() -> pd.DataFrame:
        sides = _Sides.of(tables, target, reference, within, part)
        rows = [
            (name, side.tokens, len(side.sizes), side.in_issues.n_units, shared)
            for name, side, shared in zip(SIDES, sides.both, (sides.shared, 0), strict=True)
            if side.tokens
        ]
        return pd.DataFrame(rows, columns=["side", "tokens", "notices", "issues", "shared_tokens"])

    return tables.remember(count, "group sizes", target, reference, within, part)


@dataclass(frozen=True)
class _Sides:
    """`shared`: tokens in both groups, which are the target's."""

    target: Chosen
    reference: Chosen
    shared: int

    @classmethod
    def of(
        cls,
        tables: Tables,
        target: Selection,
        reference: Selection | None,
        within: Selection,
        part: str | None,
    ) -> _Sides:
        whole = Chosen.of(tables, within, part)
        inside = whole.among(Chosen.of(tables, target, part).masks)
        if reference is None:
            rest = whole.in_issues if target.limits_issues else whole
            return cls(inside, rest.without(inside.masks), 0)
        other = whole.among(Chosen.of(tables, reference, part).masks)
        return cls(inside, other.without(inside.masks), inside.among(other.masks).tokens)

    @property
    def both(self) -> tuple[Chosen, Chosen]:
        return self.target, self.reference

    def spread(self, terms: Numbers) -> dict[str, Any]:
        """Document frequency and DP of each of these terms on each side."""
        columns: dict[str, Any] = {}
        for name, side in zip(SIDES, self.both, strict=True):
            counts = ByNotice.of(side).counts
            spread = [spread_of(counts(term), side.sizes) for term in terms[:, None]]
            columns[f"{name}_notices"] = np.array([notices for notices, _ in spread], np.int64)
            columns[f"{name}_dp"] = np.array([dp for _, dp in spread], float)
        return columns

    def longer(self, terms: Numbers) -> dict[str, Any]:
        """Occurrences of the term and of longer terms that contain it on each side."""
        inside, begins = self.target.words.containing(terms)
        columns: dict[str, Any] = {}
        for name, side in zip(SIDES, self.both, strict=True):
            n = np.add.reduceat(side.counts[inside], begins) if len(terms) else np.zeros(0, np.int64)
            columns[f"{name}_with_longer"] = n
            columns[f"{name}_with_longer_per_10k"] = 10_000 * n / side.tokens
        return columns


def _count_terms(sides: _Sides, layers: Sequence[str], min_count: int) -> pd.DataFrame:
    kept = sides.target.words.kept(layers)
    for name, side in zip(SIDES, sides.both, strict=True):
        if not side.tokens:
            raise EmptyGroup(name)
    counts = sides.target.counts + sides.reference.counts
    terms = np.flatnonzero(kept & (counts >= max(1, min_count)))
    counted = sides.target.either(sides.reference).named(terms)
    for name, side in zip(SIDES, sides.both, strict=True):
        of_side: dict[str, Any] = {
            "count": side.counts[terms],
            "tokens": side.tokens,
            "of_notices": len(side.sizes),
        }
        counted = counted.assign(**{f"{name}_{key}": values for key, values in of_side.items()})
    return counted


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
