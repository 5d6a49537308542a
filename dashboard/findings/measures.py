"""Measures in sentences: the most frequent act, measures per issue, documents, concreteness, outcomes."""

from __future__ import annotations

import math
from collections.abc import Callable

import pandas as pd

from analysis.compare.concreteness import COMPONENTS, PER
from dashboard.findings.ties import name_tied, tied_with
from dashboard.words import Words


def find_top_action(cells: pd.DataFrame, words: Words) -> str:
    """From the counts per action and group: the two most frequent acts."""
    if cells.empty:
        return words("measures.actions.finding_none")
    sums = cells.groupby("action")["measures"].sum().sort_values(ascending=False, kind="stable")
    total = int(sums.sum())
    named = [
        words(
            "measures.actions.part", action=words.label("action", code), share=words.percent(count / total), k=words.number(count)
        )
        for code, count in sums.head(2).items()
    ]  # fmt: skip
    return words("measures.actions.finding", named=words.listing(named), total=words.number(total))


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


def find_documents(counts: pd.DataFrame, words: Words, *, names: dict[str, str], of: int) -> str:
    """From the documents per notice and place: how many in how many notices, and where most."""
    if counts.empty:
        return words("measures.documents.finding_none", of=words.number(of))
    per_notice = counts.drop_duplicates("notice_id").set_index("notice_id")["notice_documents"]
    top = name_tied(tied_with(per_notice, per_notice.max()), words, label=lambda id_: names.get(id_, id_))
    return words(
        "measures.documents.finding", total=words.number(per_notice.sum()), some=words.number(len(per_notice)), of=words.number(of),
        top=top, most=words.number(per_notice.max()),
    )  # fmt: skip


def find_concreteness(rates: pd.DataFrame, words: Words) -> str:
    """From the rates per group: each component over all text."""
    base = int(rates["n_chars"].sum())
    values = {c: f"{PER * rates[c].sum() / base:.1f}" if base else words("absent") for c in COMPONENTS}
    return words("measures.concreteness.finding", n_chars=words.number(base), **values)


def tell_extremes(rates: pd.DataFrame, words: Words, *, label: Callable[[str], str], by: str) -> str:
    """From the rates per group: where each component is lowest and highest; empty for one group."""
    if len(rates) < 2:
        return ""
    said = []
    for component in COMPONENTS:
        values = rates.set_index(by)[f"{component}_per_{PER}"].dropna()
        low, high = (
            name_tied(tied_with(values, v), words, label=label) for v in (values.min(), values.max())
        )
        said.append(
            words(
                "measures.concreteness.range", component=words(f"measures.component.{component}"), low=f"{values.min():.1f}",
                low_group=low, high=f"{values.max():.1f}", high_group=high,
            )
        )  # fmt: skip
    return words("sentence_separator").join(said)


def find_outcomes(sums: pd.DataFrame, words: Words, *, of: int) -> str:
    """From the figures per notice: how many notices print any."""
    stating = sums["notice_id"].nunique()
    key = "measures.outcomes.finding" if stating else "measures.outcomes.finding_none"
    return words(
        key, stating=words.number(stating), of=words.number(of), figures=words.number(sums["figures"].sum()),
        silent=words.number(of - stating),
    )  # fmt: skip
