"""What each side has, beside the others: one value, its rates, its figures of accountability."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from dashboard.components.some_of import format_some_of
from dashboard.i18n.quantities import label_unit
from dashboard.i18n.side_names import label_side
from dashboard.pages.compare.side_facts import format_fact, format_facts
from dashboard.shell.view import View


def describe_values(view: View, facts: pd.DataFrame, sides: Sequence[str], attribute: str, key: str) -> str:
    """One attribute of every side beside each other."""
    tr, rows = view.tr, facts[facts["attribute"] == attribute]
    own = [(side, rows[rows["side"] == side]) for side in sides]
    parts = [
        tr("compare.part", side=label_side(side, tr, view.names), text=format_facts(fact, tr))
        for side, fact in own
        if len(fact)
    ]
    return tr(f"compare.reported.{key}", parts=tr("compare.part_separator").join(parts)) if parts else ""


def describe_rates(view: View, facts: pd.DataFrame, sides: Sequence[str]) -> str:
    """Every rate of the sides that can have one: issues of one type cannot."""
    tr, rates = view.tr, facts[facts["section"] == "rates"]
    if rates["value"].isna().all():
        return ""  # no side states one: that is no difference
    parts = []
    for side in (side for side in sides if side in set(rates["side"])):
        own = rates[rates["side"] == side]
        known = own[(own["attribute"] == "completion_rate") & own["value"].notna()]
        text = tr.listing([_describe_rate(view, row, own) for _, row in known.iterrows()]) or tr(
            "compare.not_stated"
        )
        parts.append(tr("compare.part", side=label_side(side, tr, view.names), text=text))
    return tr("compare.reported.rates", parts=tr("compare.part_separator").join(parts)) if parts else ""


def _describe_rate(view: View, row: pd.Series, rates: pd.DataFrame) -> str:
    """A rate with its unit and basis; of a group, in how many of its notices."""
    tr = view.tr
    same = (rates["item"] == row["item"]) & (rates["basis"] == row["basis"])
    coverage = rates[same & (rates["attribute"] == "completion_rate_notices")]
    text = tr(
        "compare.rate",
        rate=format_fact(row, tr),
        basis=tr(f"codes.basis.{row['basis']}"),
        unit=tr(f"compare.unit.{row['item']}"),
    )
    if coverage.empty:
        return text
    k, of = (coverage[column].iloc[0] for column in ("value", "n"))
    return tr("compare.rate_of_group", rate=text, notices=format_some_of(k, of, tr))


def describe_outcomes(view: View, facts: pd.DataFrame, sides: Sequence[str]) -> str:
    tr, rows = view.tr, facts[facts["section"] == "outcomes"]
    parts = []
    for side in sides:
        named = dict.fromkeys(
            tr(
                "measures.outcomes.line",
                outcome=tr.label("outcome", r["item"]),
                unit=label_unit(r["unit"], tr),
            )
            for _, r in rows[rows["side"] == side].iterrows()
        )
        text = tr.listing(list(named)) or tr("compare.no_figures")
        parts.append(tr("compare.part", side=label_side(side, tr, view.names), text=text))
    key = (
        "compare.reported.outcomes_in_issues" if view.selection.limits_issues else "compare.reported.outcomes"
    )
    return tr(key, parts=tr("compare.part_separator").join(parts)) if len(rows) else ""
