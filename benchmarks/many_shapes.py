"""Shapes of notices, counted in the shipped tables: what a generated notice is like one of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis import paths
from analysis.bodies.gazetteer import MUNICIPALITIES, Place, gazetteer
from analysis.store import read_tables

# Words of the shipped notices, and as many made of two of them: many notices have many rare words.
_WORDS, _RARE = 3_000, 27_000
_SHARE = 0.25  # occurrences of rare words for each of a common one


@dataclass(frozen=True)
class Shapes:
    """`issues`, `totals`, `doubts`: the shipped rows; the column `like` is the number of their notice.

    words, tags: terms and their parts of speech; cumulated: up to each the share of all occurrences. places:
    counties and their cities. acts, terms: numbers of rows a measure; documents, figures, dates: an issue.
    """

    n: int
    issues: pd.DataFrame
    totals: pd.DataFrame
    doubts: pd.DataFrame
    actions: NDArray[Any]
    units: NDArray[Any]
    words: NDArray[Any]
    tags: NDArray[Any]
    cumulated: NDArray[np.float64]
    places: tuple[Place, ...]
    acts: NDArray[np.int64]
    terms: NDArray[np.int64]
    documents: NDArray[np.int64]
    figures: NDArray[np.int64]
    dates: NDArray[np.int64]


@cache
def shapes() -> Shapes:
    """The shapes of the shipped tables, read once."""
    tables = read_tables(paths.SHIPPED)
    ids = list(tables["notices"]["notice_id"])
    like = {
        name: frame.assign(like=frame["notice_id"].map(ids.index))
        for name, frame in tables.items()
        if "notice_id" in frame
    }
    words, tags, weights = _words(tables["keywords"])
    per = {
        name: _per_row(tables["issues"]["issue_id"], tables[name]["issue_id"])
        for name in ("documents", "figures", "events")
    }
    return Shapes(
        n=len(ids),
        issues=like["issues"],
        totals=like["totals"],
        doubts=like["doubts"],
        actions=tables["actions"]["action"].to_numpy(object),
        units=tables["figures"]["unit"].to_numpy(object),
        words=words,
        tags=tags,
        cumulated=np.cumsum(weights)[:-1],
        places=_places(),
        acts=_per_row(tables["measures"]["measure_id"], tables["actions"]["measure_id"]),
        terms=_per_row(tables["measures"]["measure_id"], tables["measure_terms"]["measure_id"]),
        documents=per["documents"],
        figures=per["figures"],
        dates=per["events"],
    )


def _per_row(parents: pd.Series, children: pd.Series) -> NDArray[np.int64]:
    """How many children each parent has."""
    return parents.map(children.value_counts()).fillna(0).to_numpy(np.int64)


def _words(keywords: pd.DataFrame) -> tuple[NDArray[Any], NDArray[Any], NDArray[np.float64]]:
    counted = (
        keywords.groupby("term")
        .agg(n=("count", "sum"), pos=("pos", "first"))
        .sort_values("n", ascending=False)
    )
    common = counted.head(_WORDS)
    named = common[common["pos"].str.startswith(("n", "v"))]
    random = np.random.default_rng(0)
    pairs = random.integers(len(named), size=(2 * _RARE, 2))
    rare = pd.unique(pd.Series([named.index[a] + named.index[b] for a, b in pairs]))
    rare = rare[~np.isin(rare, common.index)][:_RARE]
    words = np.concatenate([common.index.to_numpy(object), rare]).astype(object)
    tags = np.concatenate([common["pos"].to_numpy(object), np.full(len(rare), "n", object)])
    tail = 1 / np.arange(200, len(rare) + 200)
    weights = np.concatenate([common["n"].to_numpy(float), _SHARE * common["n"].sum() * tail / tail.sum()])
    return words, tags, weights / weights.sum()


def _places() -> tuple[Place, ...]:
    """Every county that has a city, in a fixed order."""
    found = {place for named in gazetteer().full.values() for place in named if place.city and place.district}
    return tuple(
        sorted(p for p in found if p.province and (p.province in MUNICIPALITIES or p.city != p.province))
    )
