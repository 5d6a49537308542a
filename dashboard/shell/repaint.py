"""What a filter decides is drawn alone: the browser would draw sidebar, navigation and all else around the
page again, though nothing in them has changed."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from dashboard.shell import sidebar
from dashboard.shell.navigation import SECTIONS, VIEWS

# Pages that change neither the tables nor, without running the whole program, the filters.
_ALONE = {*SECTIONS["compare"], *(view for views in VIEWS.values() for view in views)}
_PARTS = "_parts"  # in the session: those that are drawn, once the whole program has run


def begin() -> None:
    """The whole program runs: until it has, a filter runs it again."""
    st.session_state[_PARTS] = []


def end(*parts: str) -> None:
    """It has run; these parts are what a filter decides."""
    st.session_state[_PARTS] = list(parts)


def can_run_alone(page: str) -> bool:
    """Whether a filter may draw this page without the frame around it."""
    return page in _ALONE


def draw_part(key: str, show: Callable[[], object]) -> None:
    """Draw a part that a filter decides: now, and alone after every choice."""
    st.fragment(show, key=key)()


def run_selected(language: str) -> None:
    """From a filter: draw the parts alone, or everything where they are not drawn yet."""
    if parts := st.session_state.get(_PARTS):
        sidebar.publish(language)
        st.rerun(parts)
