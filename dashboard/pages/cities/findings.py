"""Cities and levels in sentences: what is listed and completed, days, words."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from dashboard.components.body_texts import format_kind, format_rate
from dashboard.components.group_findings import describe_groups
from dashboard.components.groups import only_named
from dashboard.components.some_of import format_groups_of
from dashboard.components.ties import format_tied, list_tied
from dashboard.i18n.translator import Translator


def describe_glance(rows: pd.DataFrame, tr: Translator, *, names: Mapping[str, str], by: str) -> str:
    """From glance_at_groups: issues per notice from fewest to most, and what completion can be compared."""
    rows = only_named(rows, by)
    parts = [
        _describe_issues(rows, tr, names=names, by=by),
        _describe_single(rows, tr, by=by),
        _describe_completion(rows, tr, names, by=by),
    ]
    return tr("sentence_separator").join(filter(None, parts))


def _describe_issues(rows: pd.DataFrame, tr: Translator, *, names: Mapping[str, str], by: str) -> str:
    per_notice = (rows["issues_listed"] / rows["notices"]).set_axis(rows[by])
    if len(rows) == 1 or per_notice.nunique() == 1:
        return tr(
            "cities.glance.issues_one",
            issues=tr.number(rows["issues_listed"].sum()),
            notices=tr.number(rows["notices"].sum()),
        )
    low, high = per_notice.min(), per_notice.max()
    return tr(
        "cities.glance.issues",
        each=tr(f"cities.each.{by}"),
        low=_decimal(low),
        high=_decimal(high),
        lows=_format_groups(per_notice, low, tr, names),
        highs=_format_groups(per_notice, high, tr, names),
    )


def _describe_single(rows: pd.DataFrame, tr: Translator, *, by: str) -> str:
    """How many have one notice only, which says little about them; empty where none of several has."""
    single = int((rows["notices"] == 1).sum())
    if len(rows) < 2 or not single:
        return ""
    return tr("cities.glance.single", groups=format_groups_of(single, len(rows), tr, by=by, start=True))


def _describe_completion(rows: pd.DataFrame, tr: Translator, names: Mapping[str, str], *, by: str) -> str:
    """The rates, which are all of one kind; whether they can be ranked."""
    best = rows[rows["done_basis"] != "none"]
    if best.empty:
        return tr("cities.glance.no_rate", each=tr(f"cities.each.{by}"))
    basis, unit = best[["done_basis", "done_unit"]].iloc[0]
    named = {row[by]: _name_with_n(row, names[row[by]], tr) for _, row in best.iterrows()}
    groups = format_groups_of(len(best), len(rows), tr, by=by)
    values = {"groups": groups, "kind": format_kind(str(basis), str(unit), tr)}
    if len(best) == 1:
        row = best.iloc[0]
        rate = _name_with_n(row, format_rate(row["done_rate"], row["done_high"], tr), tr)
        return tr("cities.glance.one_rate", group=names[row[by]], rate=rate, **values)
    rates = best.set_index(by)["done_rate"].astype("float64")
    bounds = best.set_index(by)["done_high"].astype("float64").fillna(rates)
    total = tr.number(best["done_of"].sum())
    low, high = rates.min(), rates.max()
    if (bounds > rates).any():  # whose rate is higher is then not known
        return tr(
            "cities.glance.bounds", low=tr.percent(low), high=tr.percent(bounds.max()), total=total, **values
        )
    if tr.percent(low) == tr.percent(high):
        return tr("cities.glance.same", rate=tr.percent(low), total=total, **values)
    return tr(
        "cities.glance.rates",
        low=tr.percent(low),
        high=tr.percent(high),
        lows=_format_groups(rates, low, tr, named),
        highs=_format_groups(rates, high, tr, named),
        **values,
    )


def _name_with_n(row: pd.Series, name: str, tr: Translator) -> str:
    """The group, or its rate, with the number that its rate is of; a printed rate may have no counts."""
    if pd.isna(row["done_of"]):
        return tr("cities.glance.group_uncounted", group=name)
    return tr("cities.glance.group", group=name, total=tr.number(row["done_of"]))


def describe_phases(ranges: pd.DataFrame, tr: Translator, *, names: Mapping[str, str], by: str) -> str:
    """From compare_durations: the shortest and longest median from feedback to report, of those that are
    exact."""
    rows = only_named(ranges[ranges["phase"] == "rectification"], by).set_index(by)
    medians = rows.loc[rows["median_low"] == rows["median_high"], "median_low"].astype("float64")
    groups = format_groups_of(len(medians), len(rows), tr, by=by)
    if medians.empty:
        return _describe_ranges(rows[rows["median_high"].notna()], len(rows), tr, by=by)
    low, high = medians.min(), medians.max()
    values = {"groups": groups, "lows": _format_groups(medians, low, tr, names)}
    if len(medians) == 1 or low == high:
        return tr("cities.phases.finding_one", days=tr.decimal(low), **values)
    return tr(
        "cities.phases.finding",
        low=tr.decimal(low),
        high=tr.decimal(high),
        highs=_format_groups(medians, high, tr, names),
        **values,
    )


def _describe_ranges(closed: pd.DataFrame, of: int, tr: Translator, *, by: str) -> str:
    """Between which days the medians are, where none is exact. `closed`: those with both ends."""
    each = tr(f"cities.each.{by}")
    if closed.empty:
        return tr("cities.phases.finding_none", each=each)
    return tr(
        "cities.phases.finding_range",
        each=each,
        low=tr.decimal(closed["median_low"].min()),
        high=tr.decimal(closed["median_high"].max()),
        groups=format_groups_of(len(closed), of, tr, by=by),
    )


def describe_words(words: pd.DataFrame, tr: Translator, *, names: Mapping[str, str], by: str) -> str:
    """From top_terms: the first words of the first groups."""

    def describe(code: str) -> str:
        top = words[(words[by] == code) & (words["rank"] == 1)].iloc[0]
        return tr(
            "cities.words.part",
            group=names[code],
            term=tr.glossed(top["term"]),
            rate=f"{top['per_10k']:.0f}",
            tokens=tr.number(top["tokens"]),
            tied=tr("cities.words.tied", n=tr.number(top["tied"] - 1)) if top["tied"] > 1 else "",
        )

    return describe_groups(list(names), describe, tr, by=by)


def _format_groups(values: pd.Series, best: float, tr: Translator, names: Mapping[str, str]) -> str:
    return format_tied(list_tied(values, best), tr, label=lambda code: names[code])


def _decimal(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
