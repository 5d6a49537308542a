"""Filters that no notice here matches, named by the address or chosen earlier: they are reported, not dropped
silently."""

from __future__ import annotations

import streamlit as st

from dashboard.components.evidence import plain
from dashboard.i18n.translator import Translator
from dashboard.shell import sidebar


def show_ignored_filters(tr: Translator) -> None:
    """Name the codes that could not be chosen, until the reader chooses anew; nothing where there are
    none."""
    missing = sidebar.ignored_filters()
    if not missing:
        return
    named = [
        tr("selection.ignored_one", code=plain(code[:80]), field=tr(f"selection.{key}"))
        for key, codes in missing.items()
        for code in codes[:10]
    ]
    st.warning(tr("selection.ignored", codes=tr.listing(named)))
