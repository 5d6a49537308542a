"""Measures and sides in sentences, counted a second time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from analysis.compare.actions import count_actions, summarise_measures
from analysis.compare.concreteness import concreteness
from analysis.compare.documents import count_documents
from analysis.compare.outcomes import sum_outcomes
from analysis.compare.side_by_side import compare_sides
from dashboard.components.concreteness import describe_extremes
from dashboard.i18n.quantities import format_quantity
from dashboard.pages.compare.findings import describe_share_difference, describe_small_base
from dashboard.pages.compare.side_findings import describe_most_frequent, table_of_rates
from dashboard.pages.compare.side_findings import describe_outcomes as outcomes_of_sides
from dashboard.pages.measures.findings import (
    describe_concreteness,
    describe_documents,
    describe_outcomes,
    describe_per_issue,
    describe_top_action,
)
from tests.dashboard.sentences.recounted import Claim, Question
from tests.factories.recount import Cut, numbers, numbers_in, percent, some_of
from tests.factories.stated import rates_of

NAMED = 3
COMPONENTS = ("dates", "figures", "documents")


def _of_issues(cut: Cut, table: str) -> pd.DataFrame:
    found = cut.rows_of(table)
    return found[found["issue_id"].isin(cut.issues["issue_id"])]


def _rest(tied: int) -> list[float]:
    return [tied - NAMED] if tied > NAMED else []


def _actions(cut: Cut) -> Iterator[Claim]:
    measures, acts = _of_issues(cut, "measures"), _of_issues(cut, "actions")
    bare = measures[~measures["measure_id"].isin(acts["measure_id"])].assign(action="other")
    kinds = pd.concat([acts, bare])[["measure_id", "action"]].drop_duplicates()
    counts, total = kinds["action"].value_counts(), len(measures)
    if counts.empty:
        return
    expected: list[Any] = []
    ranks = counts.unique()[: 2 if (counts == counts.max()).sum() == 1 else 1]
    for rank in ranks:
        expected += [percent(rank / total), rank, *_rest((counts == rank).sum())]
    said = describe_top_action(count_actions(cut.tables, cut.selection, by="level"), cut.tr, by="level")
    yield said, numbers(expected, total), [cut.tr.label("action", counts.index[0])] if len(ranks) > 1 else []


def _per_issue(cut: Cut) -> Iterator[Claim]:
    n = cut.issues["n_measures"].clip(lower=1)
    said = describe_per_issue(summarise_measures(cut.tables, cut.selection).iloc[0], cut.tr)
    if n.nunique() == 1:
        yield said, numbers(len(n), n.iloc[0]), []
        return
    within, k = (n <= n.median()).sum(), int(np.floor(n.median()))
    expected: list[Any] = [f"{n.median():g}", n.min(), n.max(), len(n)]
    if within < len(n):
        expected += [within, percent(within / len(n)), k]
    yield said, numbers(expected), []


def _documents(cut: Cut) -> Iterator[Claim]:
    found = cut.rows("documents").query("role == 'issued'")
    names, of = found.groupby("notice_id")["name"].nunique(), len(cut.notices)
    said = describe_documents(
        count_documents(cut.tables, cut.selection),
        cut.tr,
        names=cut.view.names,
        of=of,
        in_issues=cut.in_issues,
    )
    if names.empty:
        yield said, numbers([of] if of > 1 or cut.in_issues else []), []
        return
    top = names[names == names.max()]
    most = [names.max()] if of > 1 and len(names) > 1 else []
    is_each = len(top) == len(names)
    shown = (
        [] if of == 1 or (is_each and len(names) > 1) else [cut.view.names[top.index[0]]][: len(top) <= NAMED]
    )
    rest = [] if of == 1 or is_each else _rest(len(top))
    yield said, numbers(some_of(len(names), of), names.sum(), most, rest), shown


def _concreteness(cut: Cut) -> Iterator[Claim]:
    counts = {
        "dates": _of_issues(cut, "events"),
        "figures": _of_issues(cut, "figures"),
        "documents": _of_issues(cut, "documents").query("role == 'issued'"),
    }
    chars = cut.issues["n_chars"].sum()
    rates = [f"{1000 * len(counts[c].query('start >= 0')) / chars:.1f}" for c in COMPONENTS]
    frame = concreteness(cut.tables, cut.selection, by="notice_id")
    yield describe_concreteness(frame, cut.tr), numbers(*rates, "1,000", chars), []
    bases = cut.issues.groupby("notice_id")["n_chars"].sum()
    if len(bases) < 2:
        return
    expected: list[Any] = []
    for c in COMPONENTS:
        own = counts[c].query("start >= 0")["notice_id"].value_counts().reindex(bases.index, fill_value=0)
        rate = 1000 * own / bases
        if rate.min() == rate.max():
            expected.append(f"{rate.min():.1f}")
            continue
        for value in (rate.min(), rate.max()):
            tied = rate.index[(rate - value).abs() <= 1e-9 * value]
            shown = sorted(tied)[:NAMED]
            expected += [f"{value:.1f}", *(bases[id_] for id_ in shown), *_rest(len(tied))]
    said = describe_extremes(frame, cut.tr, label=lambda id_: "N", by="notice_id")
    yield said, numbers(expected), []


def _outcomes(cut: Cut) -> Iterator[Claim]:
    found, of = cut.rows("outcomes"), len(cut.notices)
    stating = found["notice_id"].nunique()
    said = describe_outcomes(
        sum_outcomes(cut.tables, cut.selection), cut.tr, of=of, stating=stating, in_issues=cut.in_issues
    )
    if not stating:
        yield said, numbers([of] if of > 1 or cut.in_issues else []), []
        return
    silent = [of - stating] if of > stating else []
    yield said, numbers(some_of(stating, of), len(found), silent), []


def _sides(cut: Cut) -> Iterator[Claim]:
    """The first two notices with issues, side by side."""
    pair = [id_ for id_ in cut.view.names if id_ in set(cut.issues["notice_id"])][:2]
    if len(pair) < 2:
        return
    sides = [f"notice:{id_}" for id_ in pair]
    facts = compare_sides(cut.tables, cut.selection, sides)
    issues = [cut.issues[cut.issues["notice_id"] == id_] for id_ in pair]
    every = cut.rows_of("issues")  # a share of a chosen type is one of all types
    if cut.selection.statuses:
        every = every[every["status"].isin(cut.selection.statuses)]
    sizes = [(every["notice_id"] == id_).sum() for id_ in pair]
    counts = [own["issue_type"].value_counts() for own in issues]
    shares = pd.concat([n / size for n, size in zip(counts, sizes, strict=True)], axis=1).fillna(0)
    printed = (100 * shares).map(lambda share: float(f"{share:.1f}"))
    points = (printed.iloc[:, 0] - printed.iloc[:, 1]).abs().round(1)
    top = points[points == points.max()]
    said = describe_share_difference(cut.view, facts, sides, attribute="issue_type")
    if not points.max():
        yield said, numbers(), []
    elif len(top) > 1:
        yield said, numbers(f"{points.max():.1f}", sizes, _rest(len(top))), []
    else:
        own = shares.loc[top.index[0]]
        yield (
            said,
            numbers([percent(s) for s in own]),
            [cut.view.names[pair[0]]],
        )
    small = describe_small_base(cut.view, facts, attribute="issue_type")
    yield small, numbers(min(sizes), f"{100 / min(sizes):.1f}"), []
    expected: list[Any] = []
    for own, size in zip(counts, sizes, strict=True):
        expected += [percent(own.max() / size), size, *_rest((own == own.max()).sum())]
    kinds = {code for own in counts for code in own.index[own > 0]}
    said = describe_most_frequent(cut.view, facts, sides, attribute="issue_type")
    yield said, numbers(expected if len(kinds) > 1 else []), []
    yield from _outcomes_of_sides(cut, facts, pair)
    yield from _rates_of_sides(cut, facts, pair)


def _outcomes_of_sides(cut: Cut, facts: pd.DataFrame, pair: list[str]) -> Iterator[Claim]:
    """Sums that both notices have; of more than are named only that they are."""
    found = cut.rows("outcomes")
    place = found["issue_id"].isna()
    sums = found.groupby(["notice_id", "outcome", "unit", place])["value"].sum().unstack("notice_id")
    both = sums.reindex(columns=pair).dropna()
    said = outcomes_of_sides(cut.view, facts, [f"notice:{id_}" for id_ in pair])
    if len(both) <= NAMED:
        values = [v for (_, unit, _), row in both.iterrows() for v in _written(cut, row, unit)]
        yield said, numbers(values), []


def _written(cut: Cut, values: pd.Series, unit: str) -> list[str]:
    texts = [format_quantity(v, unit, cut.tr) if unit == "元" else f"{v:,.0f}" for v in values]
    return [number for text in texts for number in numbers_in(text).elements()]


def _rates_of_sides(cut: Cut, facts: pd.DataFrame, pair: list[str]) -> Iterator[Claim]:
    """The rates of both notices in the table."""
    table = table_of_rates(cut.view, facts, [f"notice:{id_}" for id_ in pair])
    rates = rates_of(cut).dropna(subset=["rate"])
    rates = rates[rates["notice_id"].isin(pair)]
    assert len(table) == (0 if cut.in_issues else len(rates.groupby(["basis", "unit"])))
    said = " ".join(table.to_numpy().ravel())
    missing = [] if cut.in_issues else [r for r in map(percent, rates["rate"]) if r not in numbers_in(said)]
    assert not missing, (cut.selection, said, missing)
    yield "", numbers(), []


QUESTIONS: dict[str, Question] = {
    "actions": _actions,
    "measures per issue": _per_issue,
    "documents": _documents,
    "concreteness": _concreteness,
    "outcomes": _outcomes,
    "sides": _sides,
}
