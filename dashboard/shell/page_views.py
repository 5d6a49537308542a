"""Pages with several views: one name in the navigation, and links from each view to the others."""

from __future__ import annotations

import streamlit as st

from dashboard.i18n.translator import Translator
from dashboard.shell.navigation import VIEWS, script, views_of


def label_page(name: str, tr: Translator) -> str:
    """What the navigation calls the page: a page with several views has a name for all of them."""
    return tr(f"views.{name}") if name in VIEWS else tr(f"pages.{name}")


def show_title_of(name: str, tr: Translator) -> None:
    """The title of a page, and beside it the other views of the page, if it has any."""
    views = views_of(name)
    if not views:
        st.title(tr(f"pages.{name}"), anchor=False)
        return
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom"):
        st.title(tr(f"pages.{name}"), anchor=False, width="content")
        with st.container(key="views", horizontal=True, width="content", gap="small"):
            for view in views:
                with st.container(key="view-shown" if view == name else None, width="content"):
                    st.page_link(script(view), label=tr(f"pages.{view}"))
