"""Sides in sentences: where they differ most, what only one of them has, how sure that is."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.compare.concreteness import COMPONENTS, PER
from analysis.compare.differences import FEW, items_on_one_side, share_differences
from analysis.compare.side_statuses import statuses_of_type
from dashboard.components.concreteness import describe_extremes
from dashboard.components.ties import format_tied, list_tied
from dashboard.i18n.side_names import label_side
from dashboard.pages.compare.side_findings import (
    describe_most_frequent,
    describe_outcomes,
    describe_side_statuses,
    describe_values,
)
from dashboard.shell.view import View

_NAMED_TYPES = 3
_NAMED_ACTIONS = 2
_EXAMPLES = 3  # notices; groups of fewer show cases, no difference of groups


def describe_share_difference(
    view: View, facts: pd.DataFrame, sides: Sequence[str], *, attribute: str
) -> str:
    """The largest difference in a counted attribute (issue_type, action), or all that are as large."""
    found = share_differences(facts, attribute, sides)
    if found.empty or not found["points"].iloc[0]:
        return view.tr(f"compare.{attribute}.finding_none")
    points = found.set_index("item")["points"]
    tied = list_tied(points, points.iloc[0])
    if len(tied) > 1:
        named = format_tied(tied, view.tr, label=lambda code: view.tr.label(attribute, code))
        return view.tr(
            f"compare.{attribute}.finding_tied",
            items=named,
            points=f"{points.iloc[0]:.1f}",
            n=_describe_bases(view, facts, attribute),
        )
    return _describe_difference(view, found.iloc[0], f"compare.{attribute}.finding")


def _describe_bases(view: View, facts: pd.DataFrame, attribute: str) -> str:
    """How many issues or measures each side's shares are of."""
    bases = facts[facts["attribute"] == attribute].groupby("side", sort=False)["n"].first()
    return view.tr.listing(
        [
            view.tr("compare.side_n", side=label_side(str(side), view.tr, view.names), n=view.tr.number(n))
            for side, n in bases.items()
        ]
    )


def describe_small_base(view: View, facts: pd.DataFrame, *, attribute: str) -> str:
    """What one more or less changes on the side with the fewest."""
    bases = facts[facts["attribute"] == attribute].groupby("side")["n"].first()
    if bases.empty:
        return ""
    smallest = format_tied(
        list_tied(bases, bases.min()), view.tr, label=lambda side: label_side(side, view.tr, view.names)
    )
    scope = "_in_issues" if attribute == "action" and view.selection.limits_issues else ""
    return view.tr(
        f"compare.{attribute}.caveat{scope}",
        side=smallest,
        n=view.tr.number(bases.min()),
        points=f"{100 / bases.min():.1f}",
    )


def describe_concreteness(view: View, rates: pd.DataFrame) -> str:
    """From the rates per side: all three of two sides, the lowest and highest of more."""
    tr = view.tr
    if len(rates) > 2:
        parts = describe_extremes(rates, tr, label=lambda side: label_side(side, tr, view.names), by="side")
        return tr("compare.concreteness.finding", parts=parts)
    sentences = [
        tr(
            "compare.concreteness.part",
            side=label_side(row["side"], tr, view.names),
            n_chars=tr.number(row["n_chars"]),
            **{c: f"{row[f'{c}_per_{PER}']:.1f}" for c in COMPONENTS},
        )
        for _, row in rates.iterrows()
    ]
    return tr("compare.concreteness.finding", parts=tr("compare.part_separator").join(sentences))


def format_few(view: View, options: pd.DataFrame, sides: Sequence[str]) -> str:
    """Which groups have so few notices that they are examples; empty where none has. `options`:
    side_options."""
    tr, chosen = view.tr, options[options["side"].isin(sides) & (options["what"] != "notice")]
    few = [
        tr("compare.counted", item=label_side(side, tr, view.names), k=tr.number(n))
        for side, n in zip(chosen["side"], chosen["notices"], strict=True)
        if n < _EXAMPLES
    ]
    return tr("compare.few", sides=tr.listing(few)) if few else ""


def describe_differences(
    view: View, facts: pd.DataFrame, sides: Sequence[str], *, focus: str = ""
) -> list[str]:
    """Sentences on where the sides differ; shares that one or two single issues or measures explain come
    last. `focus`: an issue type whose statuses are above."""
    shares = [
        *_share_differences(facts, sides, "issue_type", _NAMED_TYPES),
        *_share_differences(facts, sides, "action", _NAMED_ACTIONS),
    ]
    clear, slight = (
        [
            _describe_difference(view, row, f"compare.{attribute}.difference")
            + describe_caution(view, row, attribute)
            for attribute, row in shares
            if (row["singles"] <= FEW) is is_slight
        ]
        for is_slight in (False, True)
    )
    parts = [
        _describe_statuses(view, facts, sides, focus),
        describe_values(view, facts, sides, "issues_listed", "size"),
        describe_most_frequent(view, facts, sides, attribute="issue_type"),
        describe_most_frequent(view, facts, sides, attribute="action"),
        *clear,
        *_describe_one_sided(view, facts, sides, "issue_type"),
        describe_values(view, facts, sides, "rectification", "duration"),
        describe_outcomes(view, facts, sides),
        *slight,
    ]
    return [sentence for sentence in parts if sentence]


def describe_statuses_of_type(view: View, sides: Sequence[str], issue_type: str) -> str:
    """How many of the sides' issues of this type are reported as completed."""
    of_type = statuses_of_type(view.tables, view.selection, sides, issue_type=issue_type)
    return describe_side_statuses(view, of_type, sides, of="finding_type", issue_type=issue_type)


def _describe_statuses(view: View, facts: pd.DataFrame, sides: Sequence[str], focus: str) -> str:
    """Of all issues; those of the type in focus are above."""
    scope = "finding_all" if focus and not view.selection.limits_issues else "finding"
    return describe_side_statuses(view, facts, sides, of=scope)


def _share_differences(
    facts: pd.DataFrame, sides: Sequence[str], attribute: str, most: int
) -> list[tuple[str, pd.Series]]:
    found = share_differences(facts, attribute, sides)
    return [(attribute, row) for _, row in found[found["points"] > 0].head(most).iterrows()]


def _describe_difference(view: View, row: pd.Series, key: str) -> str:
    """The text of the key (`compare.issue_type.finding`), filled from a row of share_differences."""
    tr, attribute = view.tr, key.split(".")[1]
    return tr(
        key,
        item=tr.label(attribute, row["item"]),
        points=f"{row['points']:.1f}",
        high_side=label_side(row["high_side"], tr, view.names),
        high=tr.percent(row["high_share"]),
        high_n=tr.number(row["high_n"]),
        low_side=label_side(row["low_side"], tr, view.names),
        low=tr.percent(row["low_share"]),
        low_n=tr.number(row["low_n"]),
    )


def describe_caution(view: View, row: pd.Series, attribute: str) -> str:
    """A caution if one or two single issues or measures could explain the difference."""
    if row["singles"] > FEW:
        return ""
    return view.tr(f"compare.{attribute}.slight", n=row["singles"], step=f"{row['step']:.1f}")


def _describe_one_sided(view: View, facts: pd.DataFrame, sides: Sequence[str], attribute: str) -> list[str]:
    tr, found = view.tr, items_on_one_side(facts, attribute, sides)
    parts = []
    for side in sides:
        items = found[found["side"] == side]
        named = [
            tr("compare.counted", item=tr.label(attribute, r["item"]), k=tr.number(r["value"]))
            for _, r in items.iterrows()
        ]
        if named:
            parts.append(tr("compare.alone", side=label_side(side, tr, view.names), items=tr.listing(named)))
    return parts
