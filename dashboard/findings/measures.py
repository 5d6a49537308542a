"""Measures in sentences: the most frequent act, measures per issue, documents, concreteness, outcomes."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from analysis.compare.actions import MOST_APART
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


def find_per_issue(counts: pd.DataFrame, words: Words) -> str:
    """From the issues per notice and number of measures: the median over all issues, and its range over notices."""
    sums = counts.groupby("per_issue")["issues"].sum().cumsum()
    middle = int((sums >= sums.iloc[-1] / 2).idxmax())
    median = words("measures.per_issue.or_more", k=middle) if middle == MOST_APART else str(middle)
    medians = counts["median"]
    spread = (
        f"{medians.min():g}" if medians.min() == medians.max() else f"{medians.min():g}–{medians.max():g}"
    )
    return words(
        "measures.per_issue.finding", median=median, spread=spread, most=words.number(counts["most"].max()),
        issues=words.number(sums.iloc[-1]), notices=words.number(counts["notice_id"].nunique()),
    )  # fmt: skip


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
