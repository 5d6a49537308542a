"""How many rows a chart can show, and how many groups make a comparison."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import streamlit as st

from dashboard.charts.block import More
from dashboard.shell import url
from dashboard.shell.view import View

FEW_GROUPS = 10  # groups below which weights and differences rest on single texts
MOST_ROWS = 40  # notices a page's main chart shows; more can neither be read nor drawn quickly
MOST_COMPARED = 1000  # notices that can be compared one by one
FIRST_ROWS = 12  # notices the charts below it show at first


def count_shown(key: str, *, least: int = MOST_ROWS) -> int:
    """How many rows the chart shows: the first ones, and as many more as the reader asked for; in the
    address where that is more."""
    if key not in st.session_state:
        named = str(st.query_params.get(key, ""))
        st.session_state[key] = int(named) if named.isdecimal() and len(named) < 6 else least
    shown = max(least, int(st.session_state[key]))
    url.write(key, [str(shown)] if shown > least else [])
    return shown


def more_of(key: str, *, of: int, least: int = MOST_ROWS) -> More:
    """How many of the `of` rows the chart shows, with the button for the rest."""
    return More(key, count_shown(key, least=least), of, least)


def offer_more(
    view: View,
    key: str,
    *,
    shown: int,
    of: int,
    step: int = MOST_ROWS,
    again: Callable[[], None] | None = None,
) -> None:
    """`40 of 65 – show more` below a chart that does not show all. `again`: draws it, where not the whole
    page is drawn again."""
    if shown < of:
        label = view.tr("block.more", n=view.tr.number(shown), of=view.tr.number(of))
        st.button(label, key=f"{key}-more", on_click=_add, args=(key, shown + step, again))


def _add(key: str, shown: int, again: Callable[[], None] | None) -> None:
    st.session_state[key] = shown
    if again is not None:
        again()


def cut_to_chart(view: View, frame: pd.DataFrame, *, most: int = MOST_ROWS) -> tuple[pd.DataFrame, str]:
    """The first rows that a chart can show, and a note where that is not all. One row per notice."""
    if len(frame) <= most:
        return frame, ""
    return frame.head(most), view.tr("block.cut", n=most, of=len(frame))
