"""Measures in sentences: the most frequent act, measures per issue, documents, concreteness, outcomes."""

from __future__ import annotations

import math

import pandas as pd

from analysis.compare.actions import count_measures
from analysis.compare.concreteness import COMPONENTS, PER
from dashboard.components.some_of import format_some_of
from dashboard.components.ties import format_tied, list_tied
from dashboard.i18n.translator import Translator


def describe_top_action(cells: pd.DataFrame, tr: Translator, *, by: str) -> str:
    """From the counts per action and group of `by`: the most frequent kind of act and the next, or all that
    share the first place."""
    if cells.empty:
        return tr("measures.actions.finding_none")
    sums = cells.groupby("action")["measures"].sum().sort_values(ascending=False, kind="stable")
    ranks = sums.drop_duplicates()[: 2 if (sums == sums.iloc[0]).sum() == 1 else 1]
    total = count_measures(cells, by)
    named = [_describe_actions(list_tied(sums, count), count, total, tr) for count in ranks]
    return tr(
        "measures.actions.finding", named=tr("measures.actions.then").join(named), total=tr.number(total)
    )


def _describe_actions(actions: list[str], count: int, total: int, tr: Translator) -> str:
    """Acts that are as frequent as one another, with their count and share each."""
    return tr(
        "measures.actions.part_tied" if len(actions) > 1 else "measures.actions.part",
        k=tr.number(count),
        action=format_tied(actions, tr, label=lambda code: tr.label("action", code)),
        share=tr.percent(count / total),
    )


def describe_per_issue(middle: pd.Series, tr: Translator) -> str:
    """From the measures per issue over all issues (analysis.compare.actions.summarise_measures): median,
    range, and how many issues have no more than the median."""
    issues = tr.number(middle["issues"])
    if middle["least"] == middle["most"]:
        return tr("measures.per_issue.finding_same", issues=issues, k=tr.number(middle["most"]))
    spread = {"least": tr.number(middle["least"]), "most": tr.number(middle["most"])}
    if middle["within"] == middle["issues"]:
        median = f"{middle['median']:g}"
        return tr("measures.per_issue.finding_even", issues=issues, median=median, **spread)
    return tr(
        "measures.per_issue.finding",
        median=f"{middle['median']:g}",
        k=tr.number(math.floor(middle["median"])),
        n=tr.number(middle["within"]),
        share=tr.percent(middle["within"] / middle["issues"]),
        issues=issues,
        **spread,
    )


def describe_documents(
    counts: pd.DataFrame,
    tr: Translator,
    *,
    names: dict[str, str],
    of: int,
    by: str = "notice_id",
    in_issues: bool = False,
) -> str:
    """From the documents per group and place: how many in how many notices, and where most.

    `in_issues`: what is printed outside the chosen issues is not counted.
    """
    scope = "_in_issues" if in_issues else ""
    if counts.empty:
        return tr(f"measures.documents.finding_none{scope}", of=tr.number(of))
    groups = counts.drop_duplicates(by).set_index(by)
    sums, some = groups["group_documents"], int(groups["notices"].sum())
    most = sums.max()
    text = tr(
        f"measures.documents.finding{scope}",
        total=tr.number(sums.sum()),
        n=some,
        notices=format_some_of(some, of, tr, start=not in_issues),
    )
    if of == 1:
        return text
    where = "only" if len(sums) == 1 else "each" if sums.min() == most else "most"
    top = format_tied(list_tied(sums, most), tr, label=lambda id_: names.get(id_, id_))
    return text + tr(f"measures.documents.{where}", top=top, most=tr.number(most))


def describe_concreteness(rates: pd.DataFrame, tr: Translator) -> str:
    """From the rates per group: each component over all text."""
    base = int(rates["n_chars"].sum())
    values = {c: f"{PER * rates[c].sum() / base:.1f}" if base else tr("absent") for c in COMPONENTS}
    return tr("measures.concreteness.finding", n_chars=tr.number(base), **values)


def describe_outcomes(
    sums: pd.DataFrame, tr: Translator, *, of: int, stating: int, in_issues: bool = False
) -> str:
    """From the figures per group: how many, and how many notices (`stating`) print any.

    `in_issues` as for documents.
    """
    scope = "_in_issues" if in_issues else ""
    if not stating:
        return tr(f"measures.outcomes.finding_none{scope}", of=tr.number(of))
    text = tr(
        f"measures.outcomes.finding{scope}",
        n=stating,
        notices=format_some_of(stating, of, tr, start=not in_issues),
        figures=tr.number(sums["figures"].sum()),
    )
    silent = of - stating
    return text + tr(f"measures.outcomes.silent{scope}", silent=tr.number(silent)) if silent else text
