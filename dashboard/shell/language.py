"""The language switch: one click, in the address, first as the browser asks."""

from __future__ import annotations

import streamlit as st

from dashboard.i18n.translator import Translator, browser_language
from locales import describe, languages

KEY = "lang"


def choose_language() -> str:
    """Draw the switch and return the language; it goes into the address with the selection."""
    known = languages()
    if st.session_state.get(KEY) not in known:
        named = st.query_params.get(KEY)
        st.session_state[KEY] = named if named in known else browser_language(st.context.locale)
    tr = Translator(st.session_state[KEY])
    chosen = st.segmented_control(
        tr("language.label"),
        known,
        default=tr.language,
        key=KEY,
        format_func=lambda code: describe(code).name,
        required=True,
        label_visibility="collapsed",
    )
    return str(chosen or known[0])
