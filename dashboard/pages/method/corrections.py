"""The section with all corrections: undo, export, import."""

from __future__ import annotations

from datetime import date

import streamlit as st

from analysis import paths
from analysis.library.corrections import CannotCorrect, read_corrections
from analysis.library.corrections.file import (
    add_corrections,
    can_write,
    format_corrections,
    parse_corrections,
)
from dashboard.components.corrections import list_corrections, say_why_not
from dashboard.components.uploader import translate_uploader
from dashboard.shell.read_only import is_read_only, show_read_only
from dashboard.shell.texts import format_folder
from dashboard.shell.view import View

_IMPORTED = "_corrections_imported"


def show_corrections(view: View) -> None:
    """Every correction with what became of it, and the file to exchange with others."""
    tr = view.tr
    if is_read_only():
        show_read_only(tr)
        st.markdown(tr("method.corrections.read_only"))
    else:
        st.markdown(tr("method.corrections.text", file=f"`{format_folder(paths.CORRECTIONS)}`"))
    list_corrections(view)
    try:
        data = format_corrections(read_corrections(paths.CORRECTIONS))
    except CannotCorrect as error:
        say_why_not(error, tr)
        return
    st.download_button(
        tr("corrections.file.download"),
        data,
        f"corrections_{date.today()}.csv",
        "text/csv",
        key="csv-corrections",
        on_click="ignore",
        type="tertiary",
        icon=":material/download:",
    )
    if not is_read_only() and can_write(paths.CORRECTIONS):
        _offer_import(view)


def _offer_import(view: View) -> None:
    """Read a file of corrections once, however often the page runs again."""
    tr = view.tr
    translate_uploader(tr)
    file = st.file_uploader(
        tr("corrections.file.upload"), key="corrections-file", help=tr("corrections.file.private")
    )
    if file is None:
        return
    if st.session_state.get(_IMPORTED, ("", 0))[0] != file.file_id:
        try:
            n = add_corrections(paths.CORRECTIONS, parse_corrections(file.getvalue()))
        except CannotCorrect as error:
            say_why_not(error, tr)
            return
        st.session_state[_IMPORTED] = (file.file_id, n)
        st.rerun()
    st.success(tr("corrections.file.imported", n=st.session_state[_IMPORTED][1]))
