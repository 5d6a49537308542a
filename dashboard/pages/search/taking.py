"""The hits as a selection for the other pages."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard.shell.navigation import script
from dashboard.shell.view import View

MOST_TAKEN = 100  # notices in one filter: more make an address too long to share
_MOST_SIDES = 4


def offer_selection(view: View, rows: pd.DataFrame) -> None:
    """Buttons that make the notices of the rows the filter of all pages, and lead to some of them."""
    tr = view.tr
    notices = list(dict.fromkeys(rows["notice_id"].astype(str)))
    if not notices:
        return
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="search-take"):
        st.button(
            tr("search.take.notices", n=len(notices)),
            key="take-notices",
            icon=":material/filter_alt:",
            on_click=_take,
            args=(notices,),
            disabled=len(notices) > MOST_TAKEN,
            help=tr("search.take.help", n=MOST_TAKEN),
        )
        query = {"lang": tr.language, "notice": notices[:MOST_TAKEN]}
        if st.query_params.get("sample") == "1":
            query["sample"] = "1"
        for page in ("issues", "measures") if len(notices) <= MOST_TAKEN else ():
            label = tr("search.take.page", page=tr(f"pages.{page}"), n=len(notices))
            st.page_link(script(page), label=label, icon=":material/arrow_forward:", query_params=query)
        if 2 <= len(notices) <= _MOST_SIDES:
            sides = {**query, "a": [f"notice:{id_}" for id_ in notices]}
            label = tr("search.take.page", page=tr("pages.compare"), n=len(notices))
            st.page_link(script("compare"), label=label, icon=":material/compare_arrows:", query_params=sides)


def _take(notices: list[str]) -> None:
    st.session_state["notice"] = notices
