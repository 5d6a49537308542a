"""What each side has, beside the others: one value, what is most frequent, rates, figures of outcomes."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.compare.selection import UNKNOWN
from dashboard.components.some_of import format_some_of
from dashboard.components.ties import format_tied, list_tied
from dashboard.i18n.side_names import label_side
from dashboard.pages.compare.side_facts import format_fact, format_facts, label_fact
from dashboard.shell.view import View

_NAMED_OUTCOMES = 3


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


def describe_most_frequent(view: View, facts: pd.DataFrame, sides: Sequence[str], *, attribute: str) -> str:
    """The most frequent known code of a counted attribute (issue_type, action) of each side; its share. Empty
    where a filter leaves one code."""
    tr, rows = view.tr, facts[(facts["attribute"] == attribute) & (facts["item"] != UNKNOWN)]
    if rows["item"].nunique() == 1:
        return ""
    parts = []
    for side in (side for side in sides if side in set(rows["side"])):
        own = rows[rows["side"] == side].set_index("item")
        tied = list_tied(own["value"], own["value"].max())
        named = format_tied(tied, tr, label=lambda code: tr.label(attribute, code))
        share = tr.percent(own["share"].max())
        name, n = label_side(side, tr, view.names), tr.number(own["n"].iloc[0])
        parts.append(tr("compare.most", side=name, items=named, share=share, n=n))
    return tr(f"compare.{attribute}.most", parts=tr("compare.part_separator").join(parts)) if parts else ""


def describe_side_statuses(
    view: View, facts: pd.DataFrame, sides: Sequence[str], *, of: str = "finding", issue_type: str = ""
) -> str:
    """What part of each side's issues is reported as completed, and what part has no status. `of`: what the
    sentence calls them; finding_type: issues of the `issue_type`."""
    tr, rows = view.tr, facts[facts["attribute"] == "status"]
    parts = []
    for side in (side for side in sides if side in set(rows["side"])):
        own = rows[rows["side"] == side].set_index("item")
        shares = own["share"].reindex(["completed", "not_stated"]).fillna(0)
        form = "unknown" if set(own.index) == {"not_stated"} else "partly" if shares.iloc[1] else "known"
        done, unstated = map(tr.percent, shares)
        name, n = label_side(side, tr, view.names), tr.number(own["n"].iloc[0])
        parts.append(tr(f"compare.status.{form}", side=name, done=done, unstated=unstated, n=n))
    named = tr.label("issue_type", issue_type) if issue_type else ""
    joined = tr("compare.part_separator").join(parts)
    return tr(f"compare.status.{of}", type=named, parts=joined) if parts else ""


def table_of_rates(view: View, facts: pd.DataFrame, sides: Sequence[str]) -> pd.DataFrame:
    """One row per kind of completion rate, those of most sides first; a column of texts per side."""
    tr = view.tr
    rates = facts[(facts["attribute"] == "completion_rate") & facts["value"].notna()]
    rows, names = [], []
    for (item, basis), own in _most_sides_first(rates):
        kind = tr("compare.rate_kind", unit=tr(f"compare.unit.{item}"), basis=tr(f"codes.basis.{basis}"))
        names.append(kind[:1].upper() + kind[1:])
        cells = {row["side"]: _describe_rate(view, row, facts) for _, row in own.iterrows()}
        rows.append([cells.get(side, tr("compare.not_stated")) for side in sides])
    columns = [label_side(side, tr, view.names) for side in sides]
    return pd.DataFrame(rows, index=pd.Index(names, name=tr("compare.rates")), columns=columns, dtype="str")


def _describe_rate(view: View, row: pd.Series, facts: pd.DataFrame) -> str:
    """A rate; of a group, in how many of its notices."""
    tr, text = view.tr, format_fact(row, view.tr)
    same = (facts["side"] == row["side"]) & (facts["item"] == row["item"]) & (facts["basis"] == row["basis"])
    coverage = facts[same & (facts["attribute"] == "completion_rate_notices")]
    if coverage.empty:
        return text
    k, of = (coverage[column].iloc[0] for column in ("value", "n"))
    return tr("compare.rate_of_group", rate=text, notices=format_some_of(k, of, tr))


def describe_outcomes(view: View, facts: pd.DataFrame, sides: Sequence[str]) -> str:
    """The outcomes that all sides have figures of, those of most figures first; the table has all others."""
    tr, rows = view.tr, facts[facts["section"] == "outcomes"]
    kinds = rows.groupby(["item", "unit", "basis"], sort=False)["n"].agg(["size", "min"])
    common = kinds[kinds["size"] == len(sides)].sort_values("min", ascending=False, kind="stable")
    parts = []
    for item, unit, basis in common.index[:_NAMED_OUTCOMES]:
        own = rows[(rows["item"] == item) & (rows["unit"] == unit) & (rows["basis"] == basis)]
        own = own.set_index("side").loc[list(sides)]
        values = [
            tr("compare.part", side=label_side(str(side), tr, view.names), text=format_fact(row, tr))
            for side, row in own.iterrows()
        ]
        parts.append(tr("compare.outcome", outcome=label_fact(own.iloc[0], tr), values=tr.listing(values)))
    scope = "_in_issues" if view.selection.limits_issues else ""
    key = f"compare.reported.outcomes{scope}"
    return tr(key, parts=tr("compare.part_separator").join(parts)) if parts else ""


def _most_sides_first(rates: pd.DataFrame) -> list[tuple[tuple[str, str], pd.DataFrame]]:
    kinds = [
        ((str(item), str(basis)), own) for (item, basis), own in rates.groupby(["item", "basis"], sort=False)
    ]
    return sorted(kinds, key=lambda kind: -len(kind[1]))
