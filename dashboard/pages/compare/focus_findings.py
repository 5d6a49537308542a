"""The issue type that was chosen, in sentences: its shares, how much the gap is, which bodies have it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from analysis.compare.differences import share_differences, weigh_gap
from analysis.compare.side_bodies import count_bodies_with
from analysis.compare.side_fact import to_records
from dashboard.i18n.side_names import label_side
from dashboard.shell.view import View


def describe_focus(
    view: View, facts: pd.DataFrame, shares: pd.DataFrame, sides: Sequence[str], focus: str
) -> str:
    """The share of the type on each side, whether few issues make the gap, the bodies with such issues, and
    the issues. `shares`: of shares_block."""
    tr = view.tr
    of_type = shares[shares["issue_type"] == focus].set_index("side")
    rows = to_records(of_type.reindex([side for side in sides if side in of_type.index]).reset_index())
    parts = [tr("compare.focus.part", side=_name(view, row), share=tr.percent(row["share"])) for row in rows]
    counts = [_count(view, row, row["value"], row["n"]) for row in rows]
    found = share_differences(facts, "issue_type", sides)
    sentences = [
        tr("compare.focus.finding", item=tr.label("issue_type", focus), parts=tr.listing(parts)),
        *(describe_gap(view, row) for row in to_records(found[found["item"] == focus])),
        describe_bodies(view, sides, focus),
        tr("compare.focus.issues", counts=tr.listing(counts)),
    ]
    return tr("sentence_separator").join(filter(None, sentences))


def describe_gap(view: View, row: dict[str, Any]) -> str:
    """Whether the two sides that are furthest apart differ by more than a few issues. `row`: of
    share_differences."""
    tr, size = view.tr, weigh_gap(row)
    return tr(
        f"compare.focus.gap.{size}",
        n=row["singles"],
        high=label_side(row["high_side"], tr, view.names),
        low=label_side(row["low_side"], tr, view.names),
        points=f"{row['points']:.1f}",
        step=f"{row['step']:.1f}",
        k=tr.number(row["about"]),
        issues=tr.number(min(row["high_n"], row["low_n"])),
    )


def describe_bodies(view: View, sides: Sequence[str], focus: str) -> str:
    """How many bodies of each side have such an issue; empty where each side is one body, or other issues are
    left out."""
    if view.selection.limits_issues:
        return ""
    rows = to_records(count_bodies_with(view.tables, view.selection, sides, issue_type=focus))
    if all(row["of_bodies"] < 2 for row in rows):
        return ""
    parts = [_count(view, row, row["bodies"], row["of_bodies"]) for row in rows]
    return view.tr("compare.focus.bodies", parts=view.tr.listing(parts))


def _count(view: View, row: dict[str, Any], k: float, n: float) -> str:
    tr = view.tr
    return tr("compare.focus.count", side=_name(view, row), k=tr.number(k), n=tr.number(n))


def _name(view: View, row: dict[str, Any]) -> str:
    return label_side(row["side"], view.tr, view.names)
