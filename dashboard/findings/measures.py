"""Measures in sentences: the most frequent act, measures per issue, documents, concreteness, outcomes."""

from __future__ import annotations

import math
from collections.abc import Callable

import pandas as pd

from analysis.compare.concreteness import COMPONENTS, PER
from dashboard.findings.ties import name_tied, tied_with
from dashboard.words import Words


def find_top_action(cells: pd.DataFrame, words: Words) -> str:
    """From the counts per action and group: the most frequent act and the next, or all that share the first place."""
    if cells.empty:
        return words("measures.actions.finding_none")
    sums = cells.groupby("action")["measures"].sum().sort_values(ascending=False, kind="stable")
    ranks = sums.drop_duplicates()[: 2 if (sums == sums.iloc[0]).sum() == 1 else 1]
    named = [_tell_acts(tied_with(sums, count), count, int(sums.sum()), words) for count in ranks]
    return words(
        "measures.actions.finding", named=words("measures.actions.then").join(named), total=words.number(sums.sum())
    )  # fmt: skip


def _tell_acts(actions: list[str], count: int, total: int, words: Words) -> str:
    """Acts that are as frequent as one another, with their count and share each."""
    return words(
        "measures.actions.part_tied" if len(actions) > 1 else "measures.actions.part", k=words.number(count),
        action=name_tied(actions, words, label=lambda code: words.label("action", code)), share=words.percent(count / total),
    )  # fmt: skip


def find_per_issue(middle: pd.Series, words: Words) -> str:
    """From the measures per issue over all issues (analysis.compare.actions.middle_of_issues): median, range, and how
    many issues have no more than the median."""
    issues = words.number(middle["issues"])
    if middle["least"] == middle["most"]:
        return words("measures.per_issue.finding_same", issues=issues, k=words.number(middle["most"]))
    said = words(
        "measures.per_issue.finding", median=f"{middle['median']:g}", least=words.number(middle["least"]),
        most=words.number(middle["most"]), issues=issues,
    )  # fmt: skip
    share = words.percent(middle["within"] / middle["issues"])
    within = words(
        "measures.per_issue.within", k=words.number(math.floor(middle["median"])), n=words.number(middle["within"]),
        issues=issues, share=share,
    )  # fmt: skip
    return f"{said}{within}" if middle["within"] < middle["issues"] else said


def find_documents(
    counts: pd.DataFrame,
    words: Words,
    *,
    names: dict[str, str],
    of: int,
    by: str = "notice_id",
    in_issues: bool = False,
) -> str:
    """From the documents per group and place: how many in how many notices, and where most. `in_issues`: what is
    printed outside the chosen issues is not counted."""
    scope = "_in_issues" if in_issues else ""
    if counts.empty:
        return words(f"measures.documents.finding_none{scope}", of=words.number(of))
    groups = counts.drop_duplicates(by).set_index(by)
    sums, some = groups["group_documents"], int(groups["notices"].sum())
    most = sums.max()
    said = words(
        f"measures.documents.finding{scope}", total=words.number(sums.sum()), some=words.number(some), of=words.number(of)
    )  # fmt: skip
    if of == 1:
        return said
    where = "only" if len(sums) == 1 else "each" if sums.min() == most else "most"
    top = name_tied(tied_with(sums, most), words, label=lambda id_: names.get(id_, id_))
    return said + words(f"measures.documents.{where}", top=top, most=words.number(most))


def find_concreteness(rates: pd.DataFrame, words: Words) -> str:
    """From the rates per group: each component over all text."""
    base = int(rates["n_chars"].sum())
    values = {c: f"{PER * rates[c].sum() / base:.1f}" if base else words("absent") for c in COMPONENTS}
    return words("measures.concreteness.finding", n_chars=words.number(base), **values)


def tell_extremes(rates: pd.DataFrame, words: Words, *, label: Callable[[str], str], by: str) -> str:
    """From the rates per group: where each component is lowest and highest; empty for one group."""
    if len(rates) < 2:
        return ""
    said = [
        _tell_range(rates.set_index(by)[f"{c}_per_{PER}"].dropna(), c, words, label=label) for c in COMPONENTS
    ]
    return words("sentence_separator").join(said)


def _tell_range(values: pd.Series, component: str, words: Words, *, label: Callable[[str], str]) -> str:
    name, low, high = words(f"measures.component.{component}"), values.min(), values.max()
    if low == high:
        return words("measures.concreteness.same", component=name, rate=f"{low:.1f}")
    low_group, high_group = (name_tied(tied_with(values, v), words, label=label) for v in (low, high))
    return words(
        "measures.concreteness.range", component=name, low=f"{low:.1f}", low_group=low_group,
        high=f"{high:.1f}", high_group=high_group,
    )  # fmt: skip


def find_outcomes(sums: pd.DataFrame, words: Words, *, of: int, stating: int, in_issues: bool = False) -> str:
    """From the figures per group: how many, and how many notices (`stating`) print any. `in_issues` as for documents."""
    scope = "_in_issues" if in_issues else ""
    if not stating:
        return words(f"measures.outcomes.finding_none{scope}", of=words.number(of))
    said = words(
        f"measures.outcomes.finding{scope}", stating=words.number(stating), of=words.number(of), figures=words.number(sums["figures"].sum())
    )  # fmt: skip
    silent = of - stating
    return said + words(f"measures.outcomes.silent{scope}", silent=words.number(silent)) if silent else said
