"""The language switch: one click, in the address, first as the browser asks."""

from __future__ import annotations

import streamlit as st

from dashboard.i18n.translator import LANGUAGES, Translator, browser_language

KEY = "lang"


def choose_language() -> str:
    """Draw the switch and give the language chosen; it goes into the address with the selection."""
    if st.session_state.get(KEY) not in LANGUAGES:
        named = st.query_params.get(KEY)
        st.session_state[KEY] = named if named in LANGUAGES else browser_language(st.context.locale)
    tr = Translator(st.session_state[KEY])
    chosen = st.segmented_control(
        tr("language.label"),
        LANGUAGES,
        default=tr.language,
        key=KEY,
        format_func=lambda code: tr(f"language.{code}"),
        required=True,
        label_visibility="collapsed",
    )
    language = str(chosen or LANGUAGES[0])
    return language
