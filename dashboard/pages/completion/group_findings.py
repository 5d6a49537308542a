"""Rates of groups in sentences: which group reports most, and what leaves that open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from analysis.compare.rate_order import RateOrder
from dashboard.components.group_findings import describe_groups
from dashboard.components.groups import only_named
from dashboard.components.some_of import format_groups_of, format_some_of
from dashboard.components.ties import format_tied
from dashboard.i18n.translator import Translator
from dashboard.pages.completion.rated_groups import RatedGroups


def describe_group_rates(
    rates: pd.DataFrame,
    tr: Translator,
    *,
    names: Mapping[str, str],
    by: str,
    others: Sequence[pd.DataFrame] = (),
) -> str:
    """From groups_by_kind: the group with the highest rate and that with the lowest, or why there is no such
    order; how many groups have such a rate, issues without a status, groups of one notice.

    `others`: the same groups by other kinds of rates. Who has no city or an unknown one is no city here.
    """
    rates = only_named(rates, by)
    groups, of = _rated(rates, tr, names, by), len(rates)
    if groups is None:
        return tr("completion.groups.finding_none", groups=format_groups_of(0, of, tr, by=by, start=True))
    found = [_rated(only_named(other, by), tr, names, by) for other in others]
    parts = [
        *_describe_order(groups, of=of),
        tr(f"completion.groups.{'caution' if len(groups.rows) > 1 else 'caution_only'}"),
        _describe_other_kinds(groups, [other for other in found if other is not None]),
        _describe_unstated(groups.rows, tr),
        _describe_coverage(len(groups.rows), of, tr, by=by),
        "" if len(groups.rows) == 1 else _describe_single(groups),
    ]
    return tr("sentence_separator").join(filter(None, parts))


def _rated(rates: pd.DataFrame, tr: Translator, names: Mapping[str, str], by: str) -> RatedGroups | None:
    known = rates[rates["rate_basis"] != "none"].set_index(by)
    return None if known.empty else RatedGroups(RateOrder(known), tr, names, by)


def _describe_order(groups: RatedGroups, *, of: int) -> list[str]:
    tr, order, kind = groups.tr, groups.order, groups.kind
    if len(groups.rows) == 1:
        code = str(groups.rows.index[0])
        values = {"group": groups.names[code], "rate": groups.rate(code), "base": groups.base(code)}
        return [tr("completion.groups.only", kind=kind, **values)]
    if order.all_alike:
        shared, n = format_groups_of(len(groups.rows), of, tr, by=groups.by), len(groups.rows)
        return [tr("completion.groups.same", kind=kind, groups=shared, rate=groups.rate(order.first[0]), n=n)]
    if order.rivals:
        return _describe_open(groups)
    if order.is_thin:
        return [_describe_most(groups)]
    highs = format_tied(order.leaders, tr, label=groups.with_base)
    parts = [_describe_most(groups), tr("completion.groups.highs", groups=highs)]
    if order.last:
        lows = format_tied(order.last, tr, label=groups.in_full)
        parts.append(tr("completion.groups.lows", groups=lows))
    return parts


def _describe_open(groups: RatedGroups) -> list[str]:
    """The groups whose unknown statuses leave open which one is first; these are among those described."""
    tr, order = groups.tr, groups.order
    is_thin = order.is_thin and order.is_mostly_single
    named = format_tied(order.rivals, tr, label=lambda code: groups.names[code], most=1)
    by_rate = [str(code) for code in order.low.sort_values(ascending=False, kind="stable").index]
    first = list(dict.fromkeys([*order.first[:1], *order.rivals, *by_rate]))
    what = tr(f"completion.groups.what.{groups.by}")
    heading = tr("completion.groups.open", kind=groups.kind, groups=named, what=what, n=len(order.rivals))
    return [
        _describe_thin(groups) if is_thin else heading,
        describe_groups(first, groups.in_full, tr, by=groups.by),
    ]


def _describe_most(groups: RatedGroups) -> str:
    """The groups that report most; or that these rest on too few notices for a ranking."""
    tr, order, most = groups.tr, groups.order, groups.order.leaders
    if order.is_thin and order.is_mostly_single:
        return _describe_thin(groups)
    if order.is_thin:
        form = "thin_leader" if len(most) == 1 else "thin_leaders"
        values = {"group": groups.names[most[0]], "notices": groups.notices(most[0])}
        return tr(f"completion.groups.{form}", kind=groups.kind, **values)
    return tr(
        f"completion.groups.{'most' if len(most) == 1 else 'most_tied'}",
        kind=groups.kind,
        group=format_tied(most, tr, label=lambda code: groups.names[code]),
        rate=groups.rate(most[0]),
    )


def _describe_thin(groups: RatedGroups) -> str:
    tr, order = groups.tr, groups.order
    k, n = tr.number(len(order.single)), tr.number(len(groups.rows))
    return tr("completion.groups.thin", kind=groups.kind, k=k, n=n)


def _describe_other_kinds(groups: RatedGroups, others: Sequence[RatedGroups]) -> str:
    """Whether the other kinds of rates have the same order; empty where none allows a ranking."""
    kinds: dict[str, list[str]] = {}
    for other in (other for other in others if not other.order.is_thin):
        kinds.setdefault(_describe_other(groups, other), []).append(other.kind)
    tr = groups.tr
    parts = [
        tr("completion.groups.other", kinds=tr.listing(named), order=order) for order, named in kinds.items()
    ]
    joined = tr("completion.part_separator").join(parts)
    return tr("completion.groups.others", parts=joined) if parts else ""


def _describe_other(groups: RatedGroups, other: RatedGroups) -> str:
    tr, order = groups.tr, other.order
    if len(other.rows) == 1:
        return tr("completion.groups.other_only", group=other.names[str(other.rows.index[0])])
    if not order.leaders:
        return tr(f"completion.groups.{'other_same' if order.all_alike else 'other_open'}")
    is_same = order.leaders == groups.order.leaders and not groups.order.is_thin
    named = format_tied(order.leaders, tr, label=lambda code: other.names[code])
    return tr(f"completion.groups.{'other_too' if is_same else 'other_most'}", group=named)


def _describe_unstated(known: pd.DataFrame, tr: Translator) -> str:
    unstated = known["not_stated"].sum()
    if not unstated > 0:
        return ""
    issues = format_some_of(unstated, known["total"].sum(), tr, what="issues", start=True)
    return tr("completion.groups.unstated", n=int(unstated), issues=issues)


def _describe_coverage(k: int, of: int, tr: Translator, *, by: str) -> str:
    if k == of:
        return ""
    groups = format_groups_of(k, of, tr, by=by, start=True)
    return tr("completion.groups.coverage", n=k, groups=groups)


def _describe_single(groups: RatedGroups) -> str:
    """Those of one notice that the heading does not name or count already."""
    order, tr = groups.order, groups.tr
    single = [code for code in order.single if not (order.is_thin and order.first == [code])]
    if not single or (order.is_thin and order.is_mostly_single):
        return ""
    named = format_tied(single, tr, label=lambda code: groups.names[code])
    return tr("completion.groups.single", n=len(single), groups=named[:1].upper() + named[1:])
