"""Rates of groups in sentences: which group reports most, and what leaves that open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from dashboard.components.group_findings import describe_groups
from dashboard.components.some_of import format_some_of
from dashboard.components.ties import format_tied, list_tied
from dashboard.i18n.translator import Translator
from dashboard.pages.completion.findings import format_summarised, label_rate_kind


def describe_group_rates(rates: pd.DataFrame, tr: Translator, *, names: Mapping[str, str], by: str) -> str:
    """From groups_by_kind: the group with the highest rate and that with the lowest, or that the order is
    open; how many groups have such a rate, issues without a status, groups of one notice."""
    known = rates[rates["rate_basis"] != "none"]
    if known.empty:
        return tr("completion.groups.finding_none", of=tr.number(len(rates)))
    groups = _Groups(known.set_index(by), tr, names)
    parts = [
        *_describe_order(groups, by=by, of=len(rates)),
        tr("completion.groups.caution") if len(known) > 1 else "",
        _describe_unstated(known, tr),
        _describe_coverage(len(known), len(rates), tr),
        "" if len(known) == 1 or groups.is_thin else _describe_single(groups.single, tr, names),
    ]
    return tr("sentence_separator").join(filter(None, parts))


@dataclass(frozen=True)
class _Groups:
    """Rates of one kind by group, and their words."""

    rows: pd.DataFrame
    tr: Translator
    names: Mapping[str, str]

    @cached_property
    def low(self) -> pd.Series:
        return lowest_rates(self.rows)

    @cached_property
    def high(self) -> pd.Series:
        high = self.rows["pooled_high"].where(self.rows["pooled"].notna(), self.rows["mean_high"])
        return high.astype("float64").fillna(self.low)

    @property
    def kind(self) -> str:
        return label_rate_kind(self.rows.iloc[0], self.tr)

    @property
    def single(self) -> pd.Series:
        """The groups whose rate is of one notice."""
        return self.rows.index.to_series()[self.rows["notices"] == 1]

    @cached_property
    def leaders(self) -> list[str]:
        """Those that report most, whatever statuses are not known; empty where that is open."""
        most = list_tied(self.low, self.low.max())
        return most if _is_apart(self.low[most], self.high[most], self.high.drop(most)) else []

    @property
    def is_thin(self) -> bool:
        """Whether the leaders, and most others, rest on one notice each: no ranking of groups."""
        is_mostly_single = 2 * len(self.single) > len(self.rows)
        return (
            is_mostly_single and 0 < len(self.leaders) < len(self.rows) and {*self.leaders} <= {*self.single}
        )

    def _row(self, code: str) -> pd.Series:
        return self.rows.iloc[list(self.rows.index).index(code)]

    def rate(self, code: str) -> str:
        row = self._row(code)
        return format_summarised(row, "pooled" if pd.notna(row["pooled"]) else "mean", self.tr)

    def base(self, code: str) -> str:
        """`327 of 372, 16 of 23 notices`."""
        row, tr = self._row(code), self.tr
        is_counted = pd.notna(row["pooled"])
        k, of = row["counted_notices" if is_counted else "notices"], row["of_notices"]
        return tr(
            f"completion.groups.{'base' if is_counted else 'base_none'}",
            completed=tr.number(row["completed"]),
            total=tr.number(row["total"]),
            notices=tr("completion.groups.only_notice") if of == 1 else format_some_of(k, of, tr),
        )

    def with_base(self, code: str) -> str:
        return self.tr("completion.groups.of_base", group=self.names[code], base=self.base(code))

    def in_full(self, code: str) -> str:
        values = {"group": self.names[code], "rate": self.rate(code), "base": self.base(code)}
        return self.tr("completion.groups.part", **values)


def lowest_rates(rows: pd.DataFrame) -> pd.Series:
    """The pooled rate, else the mean; without what may be completed too."""
    return rows["pooled"].fillna(rows["mean"]).astype("float64")


def _describe_order(groups: _Groups, *, by: str, of: int) -> list[str]:
    tr, low, high, kind = groups.tr, groups.low, groups.high, groups.kind
    if len(low) == 1:
        code = str(low.index[0])
        values = {"group": groups.names[code], "rate": groups.rate(code), "base": groups.base(code)}
        return [tr("completion.groups.only", kind=kind, **values)]
    most, least = list_tied(low, low.max()), list_tied(high, high.min())
    is_exact = (high <= low).all()
    if is_exact and len(most) == len(low):
        shared = format_some_of(len(low), of, tr, what="groups")
        return [tr("completion.groups.same", kind=kind, groups=shared, rate=groups.rate(most[0]), n=len(low))]
    if not groups.leaders:
        first = list(low.sort_values(ascending=False, kind="stable").index)
        return [
            tr("completion.groups.open", kind=kind),
            describe_groups(first, groups.in_full, tr, by=by),
        ]
    parts = [
        _describe_most(groups, most),
        tr("completion.groups.highs", groups=format_tied(most, tr, label=groups.with_base)),
    ]
    if _is_apart(-high[least], -low[least], -low.drop(least)):
        parts.append(tr("completion.groups.lows", groups=format_tied(least, tr, label=groups.in_full)))
    return parts


def _describe_most(groups: _Groups, most: list[str]) -> str:
    """The groups that report most; where most rates are of one notice each, that this is no ranking."""
    tr = groups.tr
    if groups.is_thin:
        k, n = tr.number(len(groups.single)), tr.number(len(groups.rows))
        return tr("completion.groups.thin", kind=groups.kind, k=k, n=n)
    return tr(
        f"completion.groups.{'most' if len(most) == 1 else 'most_tied'}",
        kind=groups.kind,
        group=format_tied(most, tr, label=lambda code: groups.names[code]),
        rate=groups.rate(most[0]),
    )


def _is_apart(low: pd.Series, high: pd.Series, others: pd.Series) -> bool:
    """Whether these are above all others, and the same among themselves, whatever statuses are not known."""
    return bool(low.min() > others.max() and (len(low) == 1 or (high <= low).all()))


def _describe_unstated(known: pd.DataFrame, tr: Translator) -> str:
    unstated = known["not_stated"].sum()
    if not unstated > 0:
        return ""
    issues = format_some_of(unstated, known["total"].sum(), tr, what="issues", start=True)
    return tr("completion.groups.unstated", n=int(unstated), issues=issues)


def _describe_coverage(k: int, of: int, tr: Translator) -> str:
    if k == of:
        return ""
    groups = format_some_of(k, of, tr, what="groups", start=True)
    return tr("completion.groups.coverage", n=k, groups=groups)


def _describe_single(single: pd.Series, tr: Translator, names: Mapping[str, str]) -> str:
    if single.empty:
        return ""
    groups = format_tied(list(single), tr, label=lambda code: names[code])
    return tr("completion.groups.single", n=len(single), groups=groups[:1].upper() + groups[1:])
