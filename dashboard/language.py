"""The language switch: one click, in the address, first as the browser asks."""

from __future__ import annotations

import streamlit as st

from dashboard.words import LANGUAGES, Words, browser_language

KEY = "lang"


def choose_language() -> str:
    """Draw the switch and give the language chosen; it goes into the address with the selection."""
    if st.session_state.get(KEY) not in LANGUAGES:
        named = st.query_params.get(KEY)
        st.session_state[KEY] = named if named in LANGUAGES else browser_language(st.context.locale)
    words = Words(st.session_state[KEY])
    chosen = st.segmented_control(
        words("language.label"), LANGUAGES, default=words.language, key=KEY, format_func=lambda code: words(f"language.{code}"),
        required=True, label_visibility="collapsed",
    )  # fmt: skip
    language = str(chosen or LANGUAGES[0])
    return language
