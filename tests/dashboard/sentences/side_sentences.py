"""Levels side by side in sentences, counted a second time: one issue type, the statuses of the issues."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pandas as pd

from analysis.compare.side_by_side import compare_sides, fill_zeros
from dashboard.i18n.side_names import label_side
from dashboard.pages.compare.findings import describe_statuses_of_type
from dashboard.pages.compare.focus_findings import describe_focus
from dashboard.pages.compare.side_findings import describe_side_statuses
from tests.dashboard.sentences.recounted import Claim, Question
from tests.factories.recount import Cut, numbers, percent

FEW, SOME = 2, 5


@dataclass(frozen=True)
class Level:
    """The issues of a level, of which `k` are of the type."""

    code: str
    issues: pd.DataFrame
    k: int

    @property
    def n(self) -> int:
        return len(self.issues)


def _levels(cut: Cut, kind: str = "") -> list[Level]:
    level = cut.issues["notice_id"].map(cut.notices.set_index("notice_id")["level"])
    return [
        Level(str(code), own, int((own["issue_type"] == kind).sum()))
        for code, own in cut.issues.groupby(level, sort=True)
    ]


def _focus(cut: Cut) -> Iterator[Claim]:
    """Of the type that is most frequent, and of the one that is least so."""
    if cut.selection.issue_types or len(_levels(cut)) < 2:
        return
    frequent = cut.issues["issue_type"].value_counts()
    for kind in (frequent.index[0], frequent.index[-1]):
        levels = _levels(cut, str(kind))
        sides = [f"level:{level.code}" for level in levels]
        facts = compare_sides(cut.tables, cut.selection, sides)
        shares = fill_zeros(facts, "issue_type", sides).rename(columns={"item": "issue_type"})
        said = describe_focus(cut.view, facts, shares, sides, str(kind))
        expected: list[Any] = [x for each in levels for x in (percent(each.k / each.n), each.k, each.n)]
        gap, opening = _gap(cut, levels)
        yield said, numbers(expected, gap, _bodies(cut, str(kind), levels)), [opening]


def _gap(cut: Cut, levels: list[Level]) -> tuple[list[Any], str]:
    """The numbers on the two levels furthest apart, and how the sentence calls their difference."""
    by_share = sorted(levels, key=lambda level: level.k / level.n)
    low, high = by_share[0], by_share[-1]
    points = round(float(f"{100 * high.k / high.n:.1f}") - float(f"{100 * low.k / low.n:.1f}"), 1)
    fewest = min(high.n, low.n)
    singles = math.ceil(round((high.k / high.n - low.k / low.n) * fewest, 6))
    about = int(Decimal((high.k * low.n - low.k * high.n) * fewest) / (high.n * low.n) + Decimal("0.5"))
    if not points:
        return [], cut.tr("compare.focus.gap.none")
    form = "slight" if singles <= FEW else "small" if singles <= SOME else "clear"
    values = {
        "high": label_side(f"level:{high.code}", cut.tr, {}),
        "low": label_side(f"level:{low.code}", cut.tr, {}),
        "points": f"{points:.1f}",
        "step": f"{100 / fewest:.1f}",
        "k": cut.tr.number(about),
        "issues": cut.tr.number(fewest),
    }
    said = [values["points"], values["step"]] if form == "slight" else [values["points"], about, fewest]
    return said, cut.tr(f"compare.focus.gap.{form}", n=singles, **values)


def _bodies(cut: Cut, kind: str, levels: list[Level]) -> list[int]:
    """Of each level the bodies with such an issue and all of them, where other issues are not left out."""
    if cut.in_issues:
        return []
    body = cut.notices.set_index("notice_id")
    body = body["organisation"].fillna(pd.Series(body.index, index=body.index))
    counts = []
    for level in levels:
        own = cut.notices.loc[cut.notices["level"] == level.code, "notice_id"].map(body).nunique()
        with_type = level.issues.loc[level.issues["issue_type"] == kind, "notice_id"].map(body).nunique()
        counts.append((with_type, own))
    return [n for pair in counts for n in pair] if any(own > 1 for _, own in counts) else []


def _statuses(cut: Cut) -> Iterator[Claim]:
    sides = [f"level:{level.code}" for level in _levels(cut)]
    said = describe_side_statuses(cut.view, compare_sides(cut.tables, cut.selection, sides), sides)
    yield said, numbers(_shares(level.issues for level in _levels(cut))), []


def _statuses_of_type(cut: Cut) -> Iterator[Claim]:
    """Of the type that is most frequent: some level has it alone, another not at all."""
    levels, kind = _levels(cut), str(cut.issues["issue_type"].value_counts().index[0])
    sides = [f"level:{level.code}" for level in levels]
    said = describe_statuses_of_type(cut.view, sides, kind)
    own = [level.issues[level.issues["issue_type"] == kind] for level in levels]
    yield said, numbers(_shares(issues for issues in own if len(issues))), [cut.tr.label("issue_type", kind)]


def _shares(sides: Iterable[pd.DataFrame]) -> list[Any]:
    """Completed and unknown as shares of each side's issues, and how many these are."""
    expected: list[Any] = []
    for issues in sides:
        done, unknown = ((issues["status"] == code).mean() for code in ("completed", "not_stated"))
        expected += [] if unknown == 1 else [percent(done), *([percent(unknown)] if unknown else [])]
        expected += [len(issues)]
    return expected


QUESTIONS: dict[str, Question] = {
    "an issue type side by side": _focus,
    "statuses side by side": _statuses,
    "statuses of a type side by side": _statuses_of_type,
}
