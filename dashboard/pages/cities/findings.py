"""Cities and levels in sentences: what is listed and completed, days, words."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from dashboard.components.body_texts import format_median
from dashboard.components.group_findings import describe_groups
from dashboard.components.groups import named_codes, only_named
from dashboard.components.some_of import format_groups_of
from dashboard.components.ties import format_tied, list_tied
from dashboard.i18n.translator import Translator
from dashboard.pages.cities.completion_findings import describe_completion


def describe_glance(rows: pd.DataFrame, tr: Translator, *, names: Mapping[str, str], by: str) -> str:
    """From glance_at_groups: issues per notice from fewest to most, and what completion can be compared."""
    rows = only_named(rows, by)
    parts = [
        _describe_issues(rows, tr, names=names, by=by),
        _describe_single(rows, tr, by=by),
        describe_completion(rows, tr, names, by=by),
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


def describe_phases(ranges: pd.DataFrame, tr: Translator, *, names: Mapping[str, str], by: str) -> str:
    """From compare_durations: the shortest and longest median from feedback to report, of those that are
    exact, and whose may be shorter or longer."""
    rows = only_named(ranges[ranges["phase"] == "rectification"], by).set_index(by)
    medians = rows.loc[rows["median_low"] == rows["median_high"], "median_low"].astype("float64")
    groups = format_groups_of(len(medians), len(rows), tr, by=by)
    if medians.empty:
        return _describe_ranges(rows[rows["median_high"].notna()], len(rows), tr, by=by)
    low, high = medians.min(), medians.max()
    values = {"groups": groups, "lows": _format_groups(medians, low, tr, names)}
    if len(medians) == 1 or low == high:
        return tr("cities.phases.finding_one", days=tr.decimal(low), **values)
    beyond = _describe_beyond(rows.drop(medians.index), low, high, tr, names)
    return tr(
        f"cities.phases.finding{'_partly' if beyond else ''}",
        low=tr.decimal(low),
        high=tr.decimal(high),
        highs=_format_groups(medians, high, tr, names),
        **values,
    ) + "".join(f"{tr('sentence_separator')}{sentence}" for sentence in beyond)


def _describe_beyond(
    rows: pd.DataFrame, low: float, high: float, tr: Translator, names: Mapping[str, str]
) -> list[str]:
    """Which of the medians that are ranges or bounds may be longer or shorter than all that are exact."""
    bounded = rows[rows["median_low"].notna()].sort_values("median_low", ascending=False, kind="stable")
    most = bounded["median_high"].astype("float64").fillna(float("inf"))

    spans = {code: format_median(row, tr) for code, row in bounded.iterrows()}

    def named(code: str) -> str:
        days = spans[code]
        return tr("cities.phases.open", group=names[code], days=days) if days else names[code]

    found = {"longer": most > high, "shorter": bounded["median_low"].astype("float64") < low}
    return [
        tr(f"cities.phases.{which}", groups=format_tied([*bounded.index[may]], tr, label=named))
        for which, may in found.items()
        if may.any()
    ]


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

    return describe_groups(named_codes(names), describe, tr, by=by)


def _format_groups(values: pd.Series, best: float, tr: Translator, names: Mapping[str, str]) -> str:
    return format_tied(list_tied(values, best), tr, label=lambda code: names[code])


def _decimal(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
