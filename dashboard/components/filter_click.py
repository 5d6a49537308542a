"""A click on a mark that sets a filter of the sidebar, and a second one that clears it."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st


def filter_on_click(block: str, field: str) -> Callable[[], None]:
    """What a chart calls when a mark of the block is chosen or given up: it sets the `field` of the
    sidebar and runs the whole program."""
    key = f"{block.replace('.', '-')}-chart"

    def set_filter() -> None:
        points = st.session_state[key]["selection"]["points"]
        codes = [str(code) for point in points[:1] for code in point.get("customdata") or []]
        st.session_state[field] = [] if codes == st.session_state.get(field) else codes
        st.rerun()

    return set_filter
