"""One issue type that the reader wants to compare: put first, and as a filter."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analysis.codebook import domain
from analysis.compare.side_by_side import fill_zeros
from dashboard.components.scrolling import show_from_top
from dashboard.pages.compare.focus_findings import describe_focus
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

    chosen = url.pick(KEY, tr("compare.focus.label"), [_WIDEST, *types], format_func=label, width=250)
    return "" if chosen == _WIDEST else chosen


def put_first(shares: pd.DataFrame, focus: str) -> pd.DataFrame:
    """The same rows, those of the type first."""
    return shares.iloc[(shares["issue_type"] != focus).argsort(kind="stable")].reset_index(drop=True)


def offer_filter(view: View, focus: str) -> None:
    """A button that makes the type the filter of all pages: this one then compares its issues alone, from its
    top."""
    st.button(
        view.tr("compare.focus.only", type=view.tr.label("issue_type", focus)),
        key="focus-only",
        icon=":material/filter_alt:",
        type="tertiary",
        on_click=_take,
        args=(focus,),
    )


def recall_shares(view: View, facts: pd.DataFrame, sides: Sequence[str]) -> None:
    """Where one type is the filter: its shares of all issues, and a button back to the comparison of all
    types with this one first."""
    tr, focus = view.tr, view.selection.issue_types[0]
    shares = fill_zeros(facts, "issue_type", sides).rename(columns={"item": "issue_type"})
    if len(shares):
        finding = describe_focus(view, facts, shares, sides, focus)
        st.caption(tr("compare.focus.among_all", finding=finding))
    st.button(
        tr("compare.focus.back"),
        key="focus-back",
        icon=":material/filter_alt_off:",
        type="tertiary",
        on_click=_give_back,
        args=(focus,),
    )


def _take(focus: str) -> None:
    st.session_state["type"] = [focus]
    show_from_top()


def _give_back(focus: str) -> None:
    st.session_state["type"] = []
    st.session_state[KEY] = focus
    show_from_top()
