"""What can be asked, as buttons: words, and a problem in a sentence."""

from __future__ import annotations

import streamlit as st

from dashboard.components.search_address import ask_for_words
from dashboard.i18n.title_glosses import gloss_title
from dashboard.shell.view import View

EXAMPLES = ("words", "people", "service", "problem")


def show_examples(view: View) -> None:
    """One button per example; a click searches for it."""
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="search-examples"):
        st.markdown(view.tr("search.try"), width="content")
        for example in EXAMPLES:
            words = view.tr(f"search.examples.{example}")
            meaning = gloss_title(words, view.tr)
            label = f"{words} ({meaning})" if meaning else words
            st.button(label, key=f"try-{example}", type="tertiary", on_click=ask_for_words, args=(words,))
