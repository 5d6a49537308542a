"""Search against graded judgements: how good the first results are, and where the first useful one is."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log2
from pathlib import Path
from statistics import mean

from analysis.evaluate.kappa import cohens_kappa
from analysis.search.find import find_issues, find_similar
from analysis.search.searched import Searched

DEPTH = 5
PASSES = ("first", "second")  # of one judge; `independent` is the pass of another
# Mean grades of two passes from which a result is related, and from which it is the same problem.
RELATED, SAME = 1.0, 2.0


@dataclass(frozen=True)
class Judged:
    """One query, in words or an issue's id, and issue_id -> grades of the two passes (0 to 2). `half`: the
    one with which weights were chosen (tuned), or the other (reported)."""

    query_id: str
    words: str
    issue_id: str
    half: str
    grades: dict[str, tuple[int, int]]

    @property
    def gains(self) -> dict[str, float]:
        """issue_id -> mean grade."""
        return {issue: sum(grades) / 2 for issue, grades in self.grades.items()}


def read_judged(folder: Path, passes: tuple[str, str] = PASSES) -> list[Judged]:
    """The queries of a folder with the grades of two passes (columns; tests/gold/search/README.md)."""
    grades: dict[str, dict[str, tuple[int, int]]] = {}
    for row in _rows(folder / "judgements.csv"):
        grades.setdefault(row["query_id"], {})[row["issue_id"]] = (int(row[passes[0]]), int(row[passes[1]]))
    return [
        Judged(row["query_id"], row["words"], row["issue_id"], row["half"], grades[row["query_id"]])
        for row in _rows(folder / "queries.csv")
    ]


def measure_search(searched: Searched, judged: Sequence[Judged]) -> dict[str, float]:
    """Means over the queries, 0 to 1.

    `ndcg5`: the gain of the first five against the best possible five; `mrr`: 1 / place of the first related
    result, `mrr_same`: of the first with the same problem, over the queries that have one.
    """
    ranked = {query.query_id: (query.gains, _ranking(searched, query)) for query in judged}
    with_same = [pair for pair in ranked.values() if max(pair[0].values()) >= SAME]
    return {
        "ndcg5": mean(ndcg(gains, ids) for gains, ids in ranked.values()),
        "mrr": mean(reciprocal_rank(gains, ids, RELATED) for gains, ids in ranked.values()),
        "mrr_same": mean(reciprocal_rank(gains, ids, SAME) for gains, ids in with_same),
    }


def ndcg(gains: Mapping[str, float], ids: Sequence[str]) -> float:
    """Discounted gain (2^grade - 1) of the first five, as a share of that of the best five."""
    best = _discounted(sorted(gains.values(), reverse=True))
    return _discounted([gains.get(issue, 0.0) for issue in ids]) / best if best else 0.0


def reciprocal_rank(gains: Mapping[str, float], ids: Sequence[str], least: float) -> float:
    """1 / place of the first result with this grade; 0 without one."""
    places = (place for place, issue in enumerate(ids, 1) if gains.get(issue, 0.0) >= least)
    return 1 / next(places, float("inf"))


def agreement(judged: Sequence[Judged]) -> float | None:
    """Cohen's kappa of the two passes over all graded results."""
    passes = [grades for query in judged for grades in query.grades.values()]
    first, second = ([str(grades[i]) for grades in passes] for i in (0, 1))
    return cohens_kappa(first, second)


def _discounted(gains: Sequence[float]) -> float:
    return sum((2**gain - 1) / log2(place + 1) for place, gain in enumerate(gains[:DEPTH], 1))


def _ranking(searched: Searched, query: Judged) -> list[str]:
    hits = find_similar(searched, query.issue_id) if query.issue_id else find_issues(searched, query.words)
    return list(searched.keys(hits.places)["issue_id"])


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
