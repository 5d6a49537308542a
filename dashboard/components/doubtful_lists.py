"""A caption beside numbers: which notices are doubtful, and why."""

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


def show_signed(view: View) -> None:
    """A caption beside rows that sign every notice with a grave doubt: which these are, and what of."""
    if caption := describe_doubtful(view, about="doubt", key="doubts.signed_rows"):
        st.caption(caption)


def describe_doubtful(view: View, *, about: str = "issues_doubt", key: str = "doubts.doubtful") -> str:
    """How many of the chosen notices have a grave doubt (`about`: a column of count_grave_doubts); empty for
    none."""
    tr = view.tr
    doubted = count_grave_doubts(view.tables, view.selection).dropna(subset=[about])
    if doubted.empty:
        return ""
    named = [
        tr(
            "doubts.named",
            name=plain(view.names.get(row["notice_id"], row["notice_id"])),
            doubt=tr.label("doubt", row[about]),
        )
        for row in doubted.head(_NAMED).to_dict("records")
    ]
    of = view.selection.query(view.tables, "SELECT count(*) AS n FROM chosen_notices")["n"].iloc[0]
    more = tr("doubts.more", n=len(doubted) - _NAMED) if len(doubted) > _NAMED else ""
    return tr(key, n=len(doubted), of=tr.number(of), named=tr.listing(named) + more)
