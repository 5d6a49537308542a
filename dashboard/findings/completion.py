"""Completion in sentences: bounds, rates with basis and coverage, counts that are no rates."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from analysis.compare.completion import summarise_rates
from dashboard.findings.groups import tell_groups
from dashboard.words import Words


def find_bounds(bounds: pd.DataFrame, words: Words) -> str:
    """From the statuses with bounds: how many issues are reported as completed, and how many would be with all of those
    without a stated status."""
    listed, low, high = (int(bounds[c].sum()) for c in ("issues_listed", "completed_low", "completed_high"))
    stating = int((bounds["not_stated"] < bounds["issues_listed"]).sum())
    if not stating:
        return words(
            "completion.status.finding_none", of=words.number(len(bounds)), issues=words.number(listed)
        )
    return words(
        f"completion.status.{'finding_exact' if low == high else 'finding'}", low=words.number(low), high=words.number(high), issues=words.number(listed),
        low_share=words.percent(low / listed), high_share=words.percent(high / listed), k=words.number(stating),
        of=words.number(len(bounds)), unstated=words.number(high - low),
    )  # fmt: skip


def find_rates(rates: pd.DataFrame, words: Words) -> str:
    """From the completion rates: how many notices give one, their range per basis and unit, and how many are printed
    otherwise than counted."""
    of, known = rates["notice_id"].nunique(), rates[rates["rate"].notna()]
    if known.empty:
        return words("completion.rates.finding_none", of=words.number(of))
    groups = known.groupby(["rate_basis", "rate_unit"], sort=False)
    said = words(
        "completion.rates.finding", k=words.number(known["notice_id"].nunique()), of=words.number(of),
        parts=words("completion.part_separator").join(_tell_group(group, words) for _, group in groups),
    )  # fmt: skip
    differing = int(known["differs"].fillna(False).astype(bool).sum())
    return said + (words("completion.rates.differing", n=differing) if differing else "")


def _tell_group(group: pd.DataFrame, words: Words) -> str:
    """The rates of one basis and unit: from lowest to highest; where some are low bounds, also that of the high ones."""
    high = group["high"].fillna(group["rate"])
    span = _span(group["rate"], words)
    if (high > group["rate"]).any():
        span = words("completion.at_least_at_most", low=span, high=_span(high, words))
    return words("completion.rates.part", kind=say_kind(group.iloc[0], words), span=span, n=len(group))


def _span(rates: pd.Series, words: Words) -> str:
    lowest, highest = words.percent(rates.min()), words.percent(rates.max())
    return lowest if lowest == highest else words("completion.span", low=lowest, high=highest)


def say_kind(row: pd.Series, words: Words) -> str:
    """Basis and unit of a rate in words."""
    return words(
        "completion.kind", basis=words(f"codes.rate_basis.{row['rate_basis']}"), unit=words(f"codes.rate_unit.{row['rate_unit']}"),
    )  # fmt: skip


def find_funnel(placed: pd.DataFrame, words: Words, *, of: int) -> str:
    """From the placed rates: the pooled rate, and how many notices lie beyond the limits."""
    return words(
        "completion.funnel.finding", kind=say_kind(placed.iloc[0], words), k=words.number(len(placed)), of=words.number(of),
        pooled=say_summarised(summarise_rates(placed).iloc[0], "pooled", words),
        outside=words.number((placed["outside"] != "no").sum()), far=words.number((placed["outside"] == "998").sum()),
    )  # fmt: skip


def find_summary(summary: pd.DataFrame, words: Words) -> str:
    """From the summary of rates: mean and pooled of the group with most notices."""
    row = summary.sort_values("notices", ascending=False, kind="stable").iloc[0]
    said = words(
        "completion.summary.finding", kind=say_kind(row, words), k=words.number(row["notices"]), of=words.number(row["of_notices"]),
        **{measure: say_summarised(row, measure, words) for measure in ("mean", "pooled")},
    )  # fmt: skip
    if not row["not_stated"] > 0:
        return said
    return said + words(
        "completion.summary.unstated",
        unstated=words.number(row["not_stated"]),
        total=words.number(row["total"]),
    )


def say_summarised(row: pd.Series, measure: str, words: Words) -> str:
    """The mean or pooled rate (`measure`); with its high bound where issues have no stated status."""
    low, high = words.percent(row[measure]), words.percent(row[f"{measure}_high"])
    if pd.isna(row[f"{measure}_high"]) or low == high:
        return low
    return words("completion.at_least_at_most", low=low, high=high)


def find_group_rates(rates: pd.DataFrame, words: Words, *, names: Mapping[str, str], by: str) -> str:
    """From the rates put together by groups: how many groups have one, and each one's pooled rate, else its mean."""
    known = rates[rates["rate_basis"] != "none"]
    of, k = words.number(rates[by].nunique()), words.number(known[by].nunique())
    if known.empty:
        return words("completion.groups.finding_none", of=of)
    told = [
        words(
            "completion.groups.part", group=names[row[by]], kind=say_kind(row, words), k=words.number(row["notices"]), of=words.number(row["of_notices"]),
            rate=say_summarised(row, "pooled" if pd.notna(row["pooled"]) else "mean", words),
        )
        for _, row in known.iterrows()
    ]  # fmt: skip
    return words("sentence_separator").join(
        [words("completion.groups.finding", k=k, of=of), tell_groups(told, words, by=by)]
    )


def find_counts(counts: pd.DataFrame, words: Words, *, of: int) -> str:
    """From the counts without a total: whose they are."""
    return words("completion.counts.finding", n=counts["notice_id"].nunique(), of=words.number(of))
