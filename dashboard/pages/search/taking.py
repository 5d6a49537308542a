"""The hits as a selection for the other pages."""

from __future__ import annotations

import streamlit as st

from analysis.search.searched import Searched
from analysis.search.strings import Numbers
from dashboard.shell.navigation import script
from dashboard.shell.view import View

MOST_TAKEN = 100  # notices in one filter: more make an address too long to share
_MOST_SIDES = 4


def offer_selection(view: View, searched: Searched, places: Numbers) -> None:
    """Buttons that make the notices of these issues the filter of all pages, and lead to some of them."""
    tr = view.tr
    notices, n = searched.issues.notices_of(places, MOST_TAKEN)
    if not notices:
        return
    st.button(
        tr("search.take.notices", n=n),
        key="take-notices",
        icon=":material/filter_alt:",
        on_click=_take,
        args=(notices,),
        disabled=n > MOST_TAKEN,
        help=tr("search.take.help", n=MOST_TAKEN),
    )
    query = {"lang": tr.language, "notice": notices}
    if st.query_params.get("sample") == "1":
        query["sample"] = "1"
    for page in ("issues", "measures") if n <= MOST_TAKEN else ():
        label = tr("search.take.page", page=tr(f"pages.{page}"), n=n)
        st.page_link(script(page), label=label, icon=":material/arrow_forward:", query_params=query)
    if 2 <= n <= _MOST_SIDES:
        sides = {**query, "a": [f"notice:{id_}" for id_ in notices]}
        label = tr("search.take.page", page=tr("pages.compare"), n=n)
        st.page_link(script("compare"), label=label, icon=":material/compare_arrows:", query_params=sides)


def _take(notices: list[str]) -> None:
    st.session_state["notice"] = notices
