"""Completion in sentences, counted a second time."""

from __future__ import annotations

from collections.abc import Iterator
from math import comb
from typing import Any

import numpy as np
import pandas as pd

from analysis.compare.completion import (
    completion_rates,
    counts_without_total,
)
from analysis.compare.funnel import add_control_limits
from analysis.compare.group_rates import pool_rates
from analysis.compare.group_summary import sum_notices
from dashboard.pages.completion.findings import (
    describe_bounds,
    describe_counts,
    describe_funnel,
    describe_rates,
    describe_summary,
)
from tests.dashboard.sentences.recounted import Claim, Question
from tests.factories.recount import Cut, numbers, percent, some_of
from tests.factories.stated import UNITS, differs, first_stated, rates_of, total_with_a_basis

NAMED = 3  # groups that a sentence names
LETTERS = str.maketrans("0123456789", "abcdefghij")  # a name has no numbers


def _bounds(cut: Cut) -> Iterator[Claim]:
    issues, total = cut.issues, len(cut.issues)
    done, unknown = ((issues["status"] == code).sum() for code in ("completed", "not_stated"))
    stating = issues.loc[issues["status"] != "not_stated", "notice_id"].nunique()
    said = describe_bounds(sum_notices(cut.tables, cut.selection), cut.tr)
    if not stating:
        yield said, numbers([total] if total > 1 else [], len(cut.notices)), []
        return
    high = [unknown, done + unknown, percent((done + unknown) / total)] if unknown else []
    yield said, numbers(done, total, percent(done / total), high, some_of(stating, len(cut.notices))), []


def _span(values: pd.Series) -> list[str]:
    return (
        [percent(values.iloc[0])]
        if len(set(map(percent, values))) == 1
        else [
            percent(values.min()),
            percent(values.max()),
        ]
    )


def _base(group: pd.DataFrame, counted: pd.Series) -> list[float]:
    """The n of the rates: their totals, and in how many of them, if not in all."""
    if not counted.any():
        return []
    return [group.loc[counted, "total"].sum(), *([] if counted.all() else [counted.sum()])]


def _rates(cut: Cut) -> Iterator[Claim]:
    known = rates_of(cut).dropna(subset=["rate"])
    said, of = describe_rates(completion_rates(cut.tables, cut.selection), cut.tr), len(cut.notices)
    if known.empty:
        yield said, numbers([of] if of > 1 else []), []
        return
    expected: list[Any] = some_of(known["notice_id"].nunique(), of)
    for _, group in known.groupby(["basis", "unit"]):
        expected += [len(group), *_span(group["rate"]), *_base(group, group["total"].notna())]
        high = group["high"].fillna(group["rate"])
        expected += _span(high) if (high > group["rate"]).any() else []
    both = known.dropna(subset=["printed", "completed", "total"])
    wrong = sum(differs(row.printed, row.completed / row.total) for row in both.itertuples())
    yield said, numbers(expected, [wrong] if wrong else []), []


def _summary(cut: Cut) -> Iterator[Claim]:
    groups = [group for _, group in rates_of(cut).dropna(subset=["rate"]).groupby(["basis", "unit"])]
    sizes = [len(group) for group in groups if len(group) > 1]
    if not sizes or sizes.count(max(sizes)) > 1:
        return
    group = next(group for group in groups if len(group) == max(sizes))
    said = describe_summary(pool_rates(cut.tables, cut.selection, fewest=2), cut.tr)
    counted = group["completed"].notna() & group["total"].notna()
    base, coverage = _base(group, counted), some_of(len(group), len(cut.notices))
    yield said, numbers(mean_of(group), pooled_of(group), base, coverage, _unstated(group)), []


def _bounded(low: float, high: float) -> list[str]:
    return list(dict.fromkeys([percent(low), percent(high)])) if not np.isnan(high) else [percent(low)]


def mean_of(group: pd.DataFrame) -> list[str]:
    return _bounded(group["rate"].mean(), group["high"].mean())


def pooled_of(group: pd.DataFrame) -> list[str]:
    counted = group.dropna(subset=["completed", "total"])
    if counted.empty:
        return []
    done, total = counted["completed"].sum(), counted["total"].sum()
    return _bounded(done / total, (done + counted["unknown"].sum(min_count=1)) / total)


def _unstated(group: pd.DataFrame) -> list[float]:
    unknown = group["unknown"].sum()
    return some_of(unknown, group["total"].sum()) if unknown > 0 else []


def _funnel(cut: Cut) -> Iterator[Claim]:
    group = rates_of(cut).query("basis == 'listed'")
    if group.empty:
        return
    placed = add_control_limits(completion_rates(cut.tables, cut.selection).query("rate_basis == 'listed'"))
    done, most, total = group["completed"], group["completed"] + group["unknown"], group["total"]
    low, high = done.sum() / total.sum(), most.sum() / total.sum()

    def outside(tail: float) -> pd.Series:
        below = pd.Series([m < _limit(low, n, tail) for m, n in zip(most, total, strict=True)])
        return below | pd.Series([d > _limit(high, n, 1 - tail) for d, n in zip(done, total, strict=True)])

    beyond, far = outside(0.025), outside(0.001)
    by_one = pd.Series(
        [
            d < _limit(low, n, 0.025) or m > _limit(high, n, 0.975)
            for d, m, n in zip(done, most, total, strict=True)
        ]
    )
    undecided = (by_one & ~beyond).sum()
    expected: list[Any] = [*some_of(len(group), len(cut.notices)), *pooled_of(group), total.sum(), "95%"]
    expected += [beyond.sum(), "99.8%"] if beyond.any() else []
    expected += [far.sum()] if far.any() else []
    names = {id_: "N" + id_.replace("_", "").translate(LETTERS) for id_ in cut.notices["notice_id"]}
    away = (done / total - low).abs().round(9)
    named = pd.DataFrame({"id": group["notice_id"], "away": away}).reset_index(drop=True)
    named = named.assign(beyond=beyond, far=far)[beyond].sort_values(["far", "away"], ascending=False)
    furthest = named.head(2)
    rates = dict(zip(group["notice_id"], map(_bounded, done / total, most / total), strict=True))
    if len(named) > 2 and tuple(named.iloc[1][["far", "away"]]) == tuple(named.iloc[2][["far", "away"]]):
        return  # which of them is named is chance
    expected += [rate for id_ in furthest["id"] for rate in rates[id_]]
    yield (
        describe_funnel(placed, cut.tr, names=names, of=len(cut.notices)),
        numbers(expected, [undecided] if undecided else []),
        [names[id_] for id_ in furthest["id"]],
    )


def _limit(p: float, n: float, tail: float) -> int:
    """The smallest count of n with more than `tail` of the binomial probabilities up to it."""
    cumulated = np.cumsum([comb(int(n), k) * p**k * (1 - p) ** (n - k) for k in range(int(n) + 1)])
    return int(np.argmax(cumulated > tail))


def _counts(cut: Cut) -> Iterator[Claim]:
    frame = counts_without_total(cut.tables, cut.selection)
    whose = [
        id_
        for id_ in cut.notices["notice_id"]
        for unit in UNITS
        for state in ("completed", "mostly_completed")
        if not cut.in_issues
        and (value := first_stated(cut, id_, unit, state)) is not None
        and (total_with_a_basis(cut, id_, unit) or 0) < value
    ]
    assert set(whose) == set(frame["notice_id"])
    if whose:
        n = len(set(whose))
        yield (
            describe_counts(frame["notice_id"].nunique(), cut.tr, of=len(cut.notices)),
            numbers(some_of(n, len(cut.notices))),
            [],
        )


QUESTIONS: dict[str, Question] = {
    "bounds": _bounds,
    "rates": _rates,
    "summary": _summary,
    "funnel": _funnel,
    "counts": _counts,
}
