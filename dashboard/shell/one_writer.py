"""One writer per session: a click while texts are being written starts a second run beside the first."""

from __future__ import annotations

from threading import Lock

import streamlit as st

_KEY = "_keeping"


def own_lock() -> Lock:
    """The session's lock: acquired while writing into the reader's folder."""
    lock: Lock = st.session_state.setdefault(_KEY, Lock())
    return lock


def wait_for_writing() -> None:
    """Until another run of this session has written what it keeps: the tables would be read half-way."""
    with own_lock():
        pass
