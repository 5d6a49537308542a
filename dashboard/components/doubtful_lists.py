"""A caption beside numbers that rest on lists of issues: whose lists are doubtful, and why."""

from __future__ import annotations

import streamlit as st

from analysis.compare.grave_doubts import count_grave_doubts
from dashboard.components.evidence import plain
from dashboard.shell.view import View

_NAMED = 3  # notices that a caption names


def show_doubtful(view: View) -> None:
    """A caption beside numbers that rest on lists of issues: whose lists are doubtful, and why."""
    if caption := describe_doubtful(view):
        st.caption(caption)


def describe_doubtful(view: View) -> str:
    """How many of the chosen notices have a gravely doubted list of issues; empty for none."""
    tr = view.tr
    doubted = count_grave_doubts(view.tables, view.selection).dropna(subset=["issues_doubt"])
    if doubted.empty:
        return ""
    named = [
        tr(
            "doubts.named",
            name=plain(view.names.get(row["notice_id"], row["notice_id"])),
            doubt=tr.label("doubt", row["issues_doubt"]),
        )
        for row in doubted.head(_NAMED).to_dict("records")
    ]
    of = view.selection.query(view.tables, "SELECT count(*) AS n FROM chosen_notices")["n"].iloc[0]
    more = tr("doubts.more", n=len(doubted) - _NAMED) if len(doubted) > _NAMED else ""
    return tr("doubts.doubtful", n=len(doubted), of=tr.number(of), named=tr.listing(named) + more)
