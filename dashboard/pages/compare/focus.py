"""One issue type that the reader wants to compare: put first, in a sentence, and as a filter."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analysis.codebook import domain
from analysis.compare.differences import share_differences
from analysis.compare.side_fact import to_records
from dashboard.i18n.side_names import label_side
from dashboard.pages.compare.findings import describe_caution
from dashboard.shell import url
from dashboard.shell.view import View

KEY = "focus"
_WIDEST = "widest"


def choose_focus(view: View, facts: pd.DataFrame) -> str:
    """The type to put first, of those that any side has; empty for the order by difference."""
    present = set(facts.loc[facts["attribute"] == "issue_type", "item"])
    types = [code for code in domain("issue_type").codes if code in present]
    tr = view.tr

    def label(code: str) -> str:
        return tr("compare.focus.widest") if code == _WIDEST else tr.label("issue_type", code)

    chosen = url.pick(KEY, tr("compare.focus.label"), [_WIDEST, *types], format_func=label, width=320)
    return "" if chosen == _WIDEST else chosen


def put_first(shares: pd.DataFrame, focus: str) -> pd.DataFrame:
    """The same rows, those of the type first."""
    return shares.iloc[(shares["issue_type"] != focus).argsort(kind="stable")].reset_index(drop=True)


def describe_focus(
    view: View, facts: pd.DataFrame, shares: pd.DataFrame, sides: Sequence[str], focus: str
) -> str:
    """The share of the type on each side, the issues behind it, and whether one or two make the gap."""
    tr = view.tr
    of_type = shares[shares["issue_type"] == focus].set_index("side")
    rows = to_records(of_type.reindex([side for side in sides if side in of_type.index]).reset_index())
    words = [
        {
            "side": label_side(row["side"], tr, view.names),
            "share": tr.percent(row["share"]),
            "k": tr.number(row["value"]),
            "n": tr.number(row["n"]),
        }
        for row in rows
    ]
    found = share_differences(facts, "issue_type", sides)
    cautions = [
        describe_caution(view, row, "issue_type") for _, row in found[found["item"] == focus].iterrows()
    ]
    return tr(
        "compare.focus.finding",
        item=tr.label("issue_type", focus),
        parts=tr.listing([tr("compare.focus.part", **each) for each in words]),
        counts=tr.listing([tr("compare.focus.count", **each) for each in words]),
        caution="".join(cautions),
    )


def offer_filter(view: View, focus: str) -> None:
    """A button that makes the type the filter of all pages: this one then compares its issues alone."""
    st.button(
        view.tr("compare.focus.only", type=view.tr.label("issue_type", focus)),
        key="focus-only",
        icon=":material/filter_alt:",
        type="tertiary",
        on_click=_take,
        args=(focus,),
    )


def _take(focus: str) -> None:
    st.session_state["type"] = [focus]
