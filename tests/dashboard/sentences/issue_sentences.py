"""Overview, issues and the notice in sentences, counted a second time."""

from __future__ import annotations

import math
from collections.abc import Iterator

import pandas as pd

from analysis.compare.group_rates import pool_rates
from analysis.compare.group_summary import sum_notices, summarise_groups
from analysis.compare.issue_counts import count_issues, count_types
from analysis.compare.notice_summary import summarise_notices
from analysis.compare.one_notice import read_notice
from analysis.compare.selection import Selection
from dashboard.components.group_findings import describe_statuses_of_groups, describe_tops
from dashboard.components.notice_findings import describe_listed, describe_rates
from dashboard.pages.issues.findings import (
    describe_common_types,
    describe_levels,
    describe_top_type,
    describe_widespread,
)
from dashboard.pages.overview.findings import describe_statuses, describe_two_counts
from tests.dashboard.sentences.recounted import Claim, Question
from tests.factories.recount import Cut, count_of, days, numbers, percent, rectification, some_of
from tests.factories.stated import rates_of

STATUSES = ("completed", "mostly_completed", "ongoing", "long_term", "deferred", "not_completed")
NAMED, LEVELS = 3, 5  # groups that a sentence names; all levels
TYPES = 5  # types that the first sentence names


def _statuses(cut: Cut) -> Iterator[Claim]:
    counts, total = cut.issues["status"].value_counts(), len(cut.issues)
    said = describe_statuses(sum_notices(cut.tables, cut.selection), cut.tr, in_issues=cut.in_issues)
    own = [counts[s] for s in ("completed", "not_stated") if s in counts]
    others = [counts[s] for s in STATUSES[1:] if s in counts]
    shown = [*own, *(others if len(others) < 3 else [sum(others)])] if len(counts) > 1 else []
    yield said, numbers(total, len(cut.notices), shown), []


def _two_counts(cut: Cut) -> Iterator[Claim]:
    """The rate that most notices have, where it is of stated totals and statuses are beside it."""
    rates = pool_rates(cut.tables, cut.selection, all_statuses=True)
    said = describe_two_counts(sum_notices(cut.tables, cut.selection), rates, cut.tr)
    known = rates_of(cut.of_all_statuses).dropna(subset=["rate"])
    sizes = known.groupby(["basis", "unit"]).agg(n=("rate", "size"), total=("total", "sum"))
    if sizes.empty or (cut.issues["status"] == "not_stated").all():
        yield said, numbers(), []
        return
    (basis, unit), *_ = sizes.sort_values(["n", "total"], ascending=False).index
    of_kind = known[(known["basis"] == basis) & (known["unit"] == unit)]
    counted = of_kind.dropna(subset=["completed", "total"])
    low = counted["completed"].sum() / counted["total"].sum() if len(counted) else of_kind["rate"].mean()
    yield said, numbers([percent(low), len(of_kind)] if basis == "stated" else []), []


def _groups(cut: Cut) -> Iterator[tuple[str, Cut]]:
    """The levels in the order in which their first notice was fed back."""
    summary = summarise_notices(cut.tables, cut.selection)
    for level in dict.fromkeys(summary["level"]):
        yield level, cut.narrowed(cut.notices["level"] == level)


def _rest(groups: int, most: int = NAMED) -> list[float]:
    return [groups - most] if groups > most else []


def _of_levels(cut: Cut) -> Iterator[Claim]:
    rows = summarise_groups(cut.tables, cut.selection, by="level")
    names = {level: level.upper().replace("_", "") for level in rows["level"]}
    groups = list(_groups(cut))
    groups = [(level, part) for level, part in groups if level != "unknown"] or groups
    completed: list[float] = []
    for _, part in groups[:LEVELS]:
        counts, total = part.issues["status"].value_counts(), len(part.issues)
        done, unknown = counts.get("completed", 0), counts.get("not_stated", 0)
        if unknown >= total:
            completed += [total]
        else:
            completed += count_of(done, total) + ([unknown] if unknown else [])
    rest = _rest(len(groups), LEVELS)
    said = describe_statuses_of_groups(rows, cut.tr, names=names, by="level")
    yield said, numbers(completed, rest), [names[level] for level, _ in groups[:LEVELS]]


def _types(cut: Cut) -> Iterator[Claim]:
    tr, of = cut.tr, len(cut.notices)
    types, counts = count_types(cut.tables, cut.selection), cut.issues["issue_type"].value_counts()
    top, total = counts[counts == counts.max()], len(cut.issues)
    notices = cut.issues.groupby("issue_type")["notice_id"].nunique()
    said = describe_top_type(types, tr, of=of, in_issues=cut.in_issues)
    shown = [tr.label("issue_type", code) for code in top.index] if len(top) <= NAMED else []
    expected = [counts.max(), total]
    if len(counts) == 1:
        expected = [total, *some_of(notices.iloc[0], of)]
    elif len(top) == 1:
        expected += some_of(notices[top.index[0]], of)
    yield said, numbers(expected, _rest(len(top))), shown
    common = notices[notices == of]
    said = describe_common_types(types, tr, of=of, in_issues=cut.in_issues)
    if of == 1:
        yield said, numbers(len(counts), total), []
    else:
        yield said, numbers(of, total), [tr.label("issue_type", code) for code in common.index]


def _widespread(cut: Cut) -> Iterator[Claim]:
    """The types of most notices, and how many types every level has."""
    of, notices = len(cut.notices), cut.issues.groupby("issue_type")["notice_id"].nunique()
    said = describe_widespread(count_types(cut.tables, cut.selection), cut.tr, of=of, in_issues=cut.in_issues)
    first = notices[notices == notices.max()]
    fewer = notices[notices < notices.max()]
    second = fewer[fewer == fewer.max()]
    if of < 2 or len(notices) < 2:
        yield said, numbers(), []
    else:
        expected = [*([len(first)] if len(first) > 1 else []), *some_of(first.iloc[0], of)]
        expected += _rest(len(first), TYPES)
        if first.iloc[0] < of:
            expected += [of, *([second.iloc[0], *_rest(len(second))] if len(second) else [])]
        shown = [
            *(first.index if len(first) <= TYPES else []),
            *(second.index if len(second) <= NAMED else []),
        ]
        shown = [code for code in shown if first.iloc[0] < of or code in first.index]
        yield said, numbers(expected), [cut.tr.label("issue_type", code) for code in shown]
    levels = cut.issues.assign(level=cut.issues["notice_id"].map(_level_of(cut)))
    at = levels.groupby("issue_type")["level"].nunique()
    cells = count_issues(cut.tables, cut.selection, by="level")
    every, counted = levels["level"].nunique(), numbers()
    if len(at) > 1 and every > 1:
        counted = numbers(count_of((at == every).sum(), len(at)), some_of(every, every))
    yield describe_levels(cells, cut.tr), counted, []


def _tops(cut: Cut) -> Iterator[Claim]:
    cells = count_issues(cut.tables, cut.selection, by="level")
    levels = sorted(cut.notices["level"].dropna().unique())
    every = cut.rows_of("issues").merge(cut.rows_of("notices")[["notice_id", "level"]], on="notice_id")
    if cut.selection.statuses:
        every = every[every["status"].isin(cut.selection.statuses)]
    every = every[every["notice_id"].isin(_notices_with_any_type(cut))]
    expected: list[float] = []
    for level in levels[:LEVELS]:
        own = cut.issues[cut.issues["notice_id"].map(_level_of(cut)) == level]
        counts = own["issue_type"].value_counts()
        tied = (counts == counts.max()).sum()
        expected += [counts.max(), (every["level"] == level).sum(), *_rest(tied)]
    said = describe_tops(
        cells,
        cut.tr,
        by="level",
        groups={level: level.upper() for level in levels},
        row="issue_type",
        value="issues",
        total="group_issues",
    )
    yield said, numbers(expected, _rest(len(levels), LEVELS)), [level.upper() for level in levels[:LEVELS]]


def _level_of(cut: Cut) -> pd.Series:
    return cut.notices.set_index("notice_id")["level"]


def _notices_with_any_type(cut: Cut) -> set[str]:
    """Notices that fit the selection but for its types."""
    notices = cut.rows_of("notices")
    for name, column in (("levels", "level"), ("provinces", "province"), ("kinds", "kind")):
        if codes := getattr(cut.selection, name):
            notices = notices[notices[column].isin(codes)]
    if cut.selection.notices:
        notices = notices[notices["notice_id"].isin(cut.selection.notices)]
    return set(notices["notice_id"])


def _one_notice(cut: Cut) -> Iterator[Claim]:
    notice_id = str(cut.notices["notice_id"].iloc[0])
    whole = Selection(notices=(notice_id,))
    issues = cut.rows_of("issues")
    issues = issues[issues["notice_id"] == notice_id]
    one = read_notice(cut.tables, notice_id)
    assert one is not None
    counts = issues["status"].value_counts()
    yield (
        describe_listed(one, cut.tr),
        numbers(len(issues), issues["n_measures"].sum(), list(counts)),
        [cut.tr.label("status", code) for code in counts.index],
    )
    chosen = cut.rows_of("notices")["notice_id"] == notice_id
    own = Cut(whole, cut.view, cut.rows_of("notices")[chosen], issues, cut.rows_of)
    expected: list[object] = []
    for rate in rates_of(own).dropna(subset=["rate"]).itertuples():
        expected += [
            percent(rate.rate),
            *([] if math.isnan(rate.completed) else [rate.completed, rate.total]),
        ]
        if rate.high > rate.rate:
            expected += [percent(rate.rate), percent(rate.high)]
    if expected:
        expected += days(*rectification(own.notices.iloc[0]))
        yield describe_rates(one, cut.tr), numbers(expected), []


QUESTIONS: dict[str, Question] = {
    "statuses": _statuses,
    "two counts of completion": _two_counts,
    "levels": _of_levels,
    "types": _types,
    "widespread types": _widespread,
    "most frequent by level": _tops,
    "one notice": _one_notice,
}
