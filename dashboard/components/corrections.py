"""Corrections in words, each with what became of it and a button that undoes it."""

from __future__ import annotations

import json
from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analysis import paths
from analysis.library.corrections import CannotCorrect, Correction, State
from analysis.library.corrections.file import can_write, undo_correction
from dashboard.components.evidence import plain
from dashboard.i18n.translator import Translator
from dashboard.shell.data import AS_READ
from dashboard.shell.read_only import is_read_only
from dashboard.shell.texts import format_folder
from dashboard.shell.view import View

MOST = 100  # lines with a button each


def is_as_read() -> bool:
    """Whether the reader switched the corrections off."""
    return st.query_params.get(AS_READ) == "1"


def list_corrections(view: View, notice_id: str | None = None, states: Sequence[State] | None = None) -> None:
    """The corrections of one notice, or all, the newest first; `states`: other than those of the tables."""
    tr = view.tr
    if is_as_read():
        if notice_id is None:
            st.info(tr("corrections.as_read_on"))
        return
    known = view.corrections if states is None else states
    states = [s for s in known if notice_id is None or s.notice_id == notice_id]
    if not states:
        if notice_id is None:
            st.caption(tr("corrections.list.none"))
        return
    st.header(tr("corrections.list.title", n=len(states)), anchor="corrections")
    is_open = not is_read_only() and can_write(paths.CORRECTIONS)
    for number, state in list(enumerate(states))[::-1][:MOST]:
        words, button = st.columns([6, 1], vertical_alignment="center")
        words.markdown(_describe(view, state, with_notice=notice_id is None))
        if is_open:
            button.button(
                tr("corrections.list.undo"), key=f"undo-{number}", on_click=_undo, args=(state.correction, tr)
            )


def _undo(correction: Correction, tr: Translator) -> None:
    try:
        undo_correction(paths.CORRECTIONS, correction)
    except CannotCorrect as error:
        say_why_not(error, tr)


def say_why_not(error: CannotCorrect, tr: Translator) -> None:
    """Why nothing was written, in one sentence."""
    folder = f"`{format_folder(paths.CORRECTIONS.parent)}`"
    st.error(tr(f"corrections.cannot.{error.code}", folder=folder, detail=plain(error.detail)))


def _describe(view: View, state: State, *, with_notice: bool) -> str:
    c, tr = state.correction, view.tr
    notice = view.names.get(state.notice_id, state.notice_id or c.notice_id) if with_notice else ""
    issue = f"#{state.issue_id.rpartition('#')[2]}" if state.issue_id else ""
    what = tr(f"corrections.list.{c.operation}", **_values(c, tr)) if state.state != "unfit" else c.operation
    table = tr(f"tables.{c.table}.label") if state.state != "unfit" else c.table
    first = " · ".join(plain(part) for part in (notice, table, issue, what) if part)
    second = [tr(f"corrections.list.state.{state.state}"), c.by, c.on[:10], c.note]
    return f"{first}  \n:small[{' · '.join(plain(part) for part in second if part)}]"


def _values(c: Correction, tr: Translator) -> dict[str, str]:
    if c.operation == "add":
        given = json.loads(c.value_given)
        return {
            "new": tr.listing([label(column, str(value), tr) for column, value in given.items() if value])
        }
    old = label(c.column, c.value_read, tr)
    if c.operation == "strike":
        return {"old": old}
    return {"column": tr.column(c.column), "old": old, "new": label(c.column, c.value_given, tr)}


def label(column: str, value: str, tr: Translator) -> str:
    """A value in words; a dash where it is absent."""
    if not value or pd.isna(value):
        return tr("absent")
    domain = tr.domain_of(column)
    return tr.label(domain, value) if domain else value
