"""What an address or an earlier choice names and these notices do not hold: said, not passed over."""

from __future__ import annotations

import streamlit as st

from dashboard import selection
from dashboard.evidence import plain
from dashboard.words import Words


def tell_left_out(words: Words) -> None:
    """Name the codes that could not be chosen, until the reader chooses anew; nothing where there are none."""
    missing = selection.left_out()
    if not missing:
        return
    named = [
        words("selection.left_out_one", code=plain(code[:80]), field=words(f"selection.{key}"))
        for key, codes in missing.items()
        for code in codes[:10]
    ]
    st.warning(words("selection.left_out", codes=words.listing(named)))
