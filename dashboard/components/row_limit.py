"""How many rows a chart can show, and how many groups make a comparison."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from dashboard.charts.block import More
from dashboard.shell import url
from dashboard.shell.view import View

FEW_GROUPS = 10  # groups below which weights and differences rest on single texts
FIRST_ROWS = 12  # rows a chart shows at first: a browser draws them as quickly as five
MORE_ROWS = 40  # that a click on "show more" adds
MOST_COMPARED = 1000  # notices that can be compared one by one
_FEW_HIDDEN = 3  # rows that are shown with the others: a button for them takes as much room


def first_of_notices(notices: int) -> int:
    """How many notices a page's main chart shows at first: of so many that no one reads them all, few."""
    return MORE_ROWS if notices <= MOST_COMPARED else FIRST_ROWS


def count_shown(key: str, *, least: int = FIRST_ROWS) -> int:
    """How many rows the chart shows: the first ones, and as many more as the reader asked for; in the
    address where that is more."""
    if key not in st.session_state:
        named = str(st.query_params.get(key, ""))
        st.session_state[key] = int(named) if named.isdecimal() and len(named) < 6 else 0
    shown = max(least, int(st.session_state[key]))
    url.write(key, [str(shown)] if shown > least else [])
    return shown


def more_of(key: str, *, of: int, least: int = FIRST_ROWS) -> More:
    """How many of the `of` rows the chart shows, with the button for the rest."""
    return More(key, or_all(count_shown(key, least=least), of=of), of, MORE_ROWS)


def or_all(shown: int, *, of: int) -> int:
    """So many rows, or all where few would be hidden."""
    return of if of <= shown + _FEW_HIDDEN else shown


def offer_more(
    view: View,
    key: str,
    *,
    shown: int,
    of: int,
    step: int = MORE_ROWS,
    again: Callable[[], None] | None = None,
) -> None:
    """`12 of 65 – show more` below a chart that does not show all. `again`: draws it, where not the whole
    page is drawn again."""
    if shown < of:
        label = view.tr("block.more", n=view.tr.number(shown), of=view.tr.number(of))
        st.button(label, key=f"{key}-more", on_click=_add, args=(key, shown + step, again))


def _add(key: str, shown: int, again: Callable[[], None] | None) -> None:
    st.session_state[key] = shown
    if again is not None:
        again()
