"""A text that is not kept yet, with the corrections that the reader made of it."""

from __future__ import annotations

import streamlit as st

from analysis import paths
from analysis.compare.one_notice import NOTICE_TABLES, OneNotice
from analysis.library.corrections import CannotCorrect, State, correct_tables, read_corrections
from analysis.store import empty_tables
from dashboard.components.adding_rows import show_adding
from dashboard.components.correcting import may_correct, show_correcting, show_head_correcting
from dashboard.components.corrections import is_as_read, list_corrections
from dashboard.components.head_facts import show_head_facts
from dashboard.passage_view.show import Passage, reader_data, show_reader
from dashboard.shell.view import View

_OPENED = "_add_opened"


def show_draft(view: View, read: OneNotice, text: str) -> None:
    """Facts and text, to look at and to correct: corrections belong to the text, kept or not."""
    tr = view.tr
    one, states = _corrected(read)
    show_head_facts(one, tr)
    is_open = may_correct(view)
    if is_open:
        show_head_correcting(view, one, text, states)
    data = reader_data(one, tr, text=text)

    def remember(passage: Passage) -> None:
        st.session_state[_OPENED] = (one.notice["sha256"], passage)

    @st.fragment
    def reader() -> None:
        """A passage that is opened changes what can be corrected and nothing else on the page."""
        show_reader(data, key="add-reader", on_passage=remember)
        if is_open:
            sha256, passage = st.session_state.get(_OPENED, ("", None))
            passage = passage if sha256 == one.notice["sha256"] else None
            show_correcting(view, one, text, passage, states)
            show_adding(view, one, text, passage)

    reader()
    list_corrections(view, str(one.notice["notice_id"]), states)


def _corrected(read: OneNotice) -> tuple[OneNotice, tuple[State, ...]]:
    """The notice with the corrections of its text, as they will be once it is kept."""
    if is_as_read():
        return read, ()
    try:
        own = [c for c in read_corrections(paths.CORRECTIONS) if c.sha256 == read.notice["sha256"]]
        done = correct_tables(empty_tables() | dict(read.tables), own)
    except CannotCorrect:  # the page reports it where the tables are described
        return read, ()
    return OneNotice({name: done.tables[name] for name in NOTICE_TABLES}), done.states
