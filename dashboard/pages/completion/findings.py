"""Completion in sentences: bounds, rates with basis and coverage, counts that are no rates."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.compare.completion import summarise_rates
from dashboard.components.body_texts import format_kind, format_rate
from dashboard.components.some_of import format_some_of
from dashboard.i18n.translator import Translator

_NAMED = 2  # notices that the sentence of the funnel names


def describe_bounds(sums: pd.Series, tr: Translator) -> str:
    """From the sums of all notices: how many issues are reported as completed, and how many would be with
    all of those without a stated status."""
    listed, low, high = (int(sums[c]) for c in ("issues_listed", "completed_low", "completed_high"))
    stating, of = int(sums["stating"]), int(sums["notices"])
    if not stating:
        return tr("completion.status.finding_none", of=tr.number(of), issues=tr.number(listed))
    return tr(
        f"completion.status.{'finding_exact' if low == high else 'finding'}",
        low=tr.number(low),
        high=tr.number(high),
        issues=tr.number(listed),
        low_share=tr.percent(low / listed),
        high_share=tr.percent(high / listed),
        unstated=tr.number(high - low),
        stating=tr(
            "completion.status.stating",
            n=stating,
            notices=format_some_of(stating, of, tr, start=True),
        ),
    )


def describe_rates(rates: pd.DataFrame, tr: Translator) -> str:
    """From the completion rates: how many notices have one, their range per basis and unit, and how many are
    printed differently from the counts."""
    of, known = rates["notice_id"].nunique(), rates[rates["rate"].notna()]
    if known.empty:
        return tr("completion.rates.finding_none", of=tr.number(of))
    groups = known.groupby(["rate_basis", "rate_unit"], sort=False)
    text = tr(
        "completion.rates.finding",
        notices=format_some_of(known["notice_id"].nunique(), of, tr),
        parts=tr("completion.part_separator").join(_describe_group(group, tr) for _, group in groups),
    )
    differing = int(known["differs"].fillna(False).astype(bool).sum())
    return text + (tr("completion.rates.differing", n=differing) if differing else "")


def _describe_group(group: pd.DataFrame, tr: Translator) -> str:
    """The rates of one basis and unit: from lowest to highest; where some are low bounds, also that of the
    high ones."""
    high = group["high"].fillna(group["rate"])
    span = _span(group["rate"], tr)
    if (high > group["rate"]).any():
        span = tr("completion.at_least_at_most", low=span, high=_span(high, tr))
    base = _format_base(group["total"].sum(), int(group["total"].notna().sum()), len(group), tr)
    return tr(
        "completion.rates.part", kind=label_rate_kind(group.iloc[0], tr), span=span, n=len(group), base=base
    )


def _format_base(total: float, counted: int, n: int, tr: Translator) -> str:
    """The n of a rate: the `total` of the `counted` ones among `n` notices; a printed rate may have no
    counts."""
    form = "base_none" if not counted else "base_partly" if counted < n else "base"
    return tr(f"completion.rates.{form}", total=tr.number(total), k=tr.number(counted))


def _span(rates: pd.Series, tr: Translator) -> str:
    lowest, highest = tr.percent(rates.min()), tr.percent(rates.max())
    return lowest if lowest == highest else tr("completion.span", low=lowest, high=highest)


def label_rate_kind(row: pd.Series, tr: Translator) -> str:
    """Basis and unit of a rate in words."""
    return format_kind(str(row["rate_basis"]), str(row["rate_unit"]), tr)


def describe_funnel(placed: pd.DataFrame, tr: Translator, *, names: Mapping[str, str], of: int) -> str:
    """From the placed rates: the pooled rate, how many notices lie outside the limits, the furthest of them
    by name, and of how many this is not known."""
    outside, far = int((placed["outside"] != "no").sum()), int((placed["outside"] == "998").sum())
    undecided = int(placed["undecided"].sum())
    beyond = tr(
        f"completion.funnel.{'beyond' if outside else 'beyond_none'}",
        n=outside,
        far=tr(f"completion.funnel.{'far' if far else 'far_none'}", n=far),
        names=_name_furthest(placed, tr, names),
    )
    return tr(
        "completion.funnel.finding",
        kind=label_rate_kind(placed.iloc[0], tr),
        notices=format_some_of(len(placed), of, tr),
        pooled=format_summarised(summarise_rates(placed, fewest=1).iloc[0], "pooled", tr),
        total=tr.number(placed["total"].sum()),
        beyond=beyond + (tr("completion.funnel.undecided", n=undecided) if undecided else ""),
    )


def _name_furthest(placed: pd.DataFrame, tr: Translator, names: Mapping[str, str]) -> str:
    """The names and rates of at most two outside the limits: those of 99.8 % first, the furthest first."""
    outside = placed[placed["outside"] != "no"]
    distance = (outside["rate"] - outside["pooled"]).abs()
    order = outside.assign(far=outside["outside"] == "998", distance=distance)
    first = order.sort_values(["far", "distance"], ascending=False, kind="stable").head(_NAMED)
    return tr.listing(
        [
            tr("completion.funnel.named", name=names.get(row["notice_id"], row["notice_id"]), rate=rate)
            for _, row in first.iterrows()
            for rate in [format_rate(row["rate"], row["high"], tr)]
        ]
    )


def describe_summary(summary: pd.DataFrame, tr: Translator) -> str:
    """From the summary of rates: mean and pooled of the group with most notices."""
    row = summary.sort_values("notices", ascending=False, kind="stable").iloc[0]
    text = tr(
        "completion.summary.finding",
        kind=label_rate_kind(row, tr),
        base=_format_row_base(row, tr),
        notices=format_some_of(row["notices"], row["of_notices"], tr),
        **{measure: format_summarised(row, measure, tr) for measure in ("mean", "pooled")},
    )
    if not row["not_stated"] > 0:
        return text
    return text + tr(
        "completion.summary.unstated",
        n=int(row["not_stated"]),
        issues=format_some_of(row["not_stated"], row["total"], tr, what="issues", start=True),
    )


def _format_row_base(row: pd.Series, tr: Translator) -> str:
    """The n of a row of summarise_rates."""
    return _format_base(row["total"], int(row["counted_notices"]), int(row["notices"]), tr)


def format_summarised(row: pd.Series, measure: str, tr: Translator) -> str:
    """The mean or pooled rate (`measure`); with its high bound where issues have no stated status."""
    low, high = tr.percent(row[measure]), tr.percent(row[f"{measure}_high"])
    if pd.isna(row[f"{measure}_high"]) or low == high:
        return low
    return tr("completion.at_least_at_most", low=low, high=high)


def describe_counts(n: int, tr: Translator, *, of: int) -> str:
    """How many notices have counts without a total."""
    return tr("completion.counts.finding", n=n, notices=format_some_of(n, of, tr, start=True))
