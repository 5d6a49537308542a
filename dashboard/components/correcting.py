"""Correct what was read at a passage: its fields, or the row as a whole."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analysis import paths
from analysis.compare.one_notice import FACT_KINDS, OneNotice
from analysis.library.corrections import State
from analysis.library.corrections.correction import CORRECTABLE
from analysis.library.corrections.file import can_write
from analysis.library.corrections.places import as_text
from dashboard.components.correction_form import (
    keep,
    make_correction,
    show_fields,
    show_person,
    unfit_columns,
)
from dashboard.components.corrections import is_as_read, label
from dashboard.i18n.translator import Translator
from dashboard.passage_view.show import Passage
from dashboard.shell.read_only import is_read_only, show_read_only
from dashboard.shell.texts import format_folder
from dashboard.shell.view import View


def may_correct(view: View) -> bool:
    """Whether corrections can be written; otherwise why not is shown."""
    if is_read_only():
        show_read_only(view.tr)
        return False
    if is_as_read():
        st.info(view.tr("corrections.as_read_on"))
        return False
    if not can_write(paths.CORRECTIONS):
        st.info(view.tr("corrections.read_only", folder=f"`{format_folder(paths.CORRECTIONS.parent)}`"))
        return False
    return True


def show_correcting(
    view: View, one: OneNotice, text: str | None, passage: Passage | None, states: Sequence[State]
) -> None:
    """The fields of the fact at the passage, to correct or to remove it; `states`: of the corrections applied
    to the notice."""
    tr, facts = view.tr, _facts_at(one, passage)
    st.markdown(f"**{tr('corrections.correct.title')}**")
    if not facts:
        st.caption(tr("corrections.correct.hint"))
        return
    names = [_name(table, row, tr) for table, row in facts]
    chosen = 0
    if len(facts) > 1:
        chosen = st.pills(
            tr("corrections.correct.which"),
            range(len(facts)),
            default=0,
            key=f"fix-which-{passage}",
            format_func=lambda i: names[i],
            required=True,
        )
    else:
        st.markdown(names[0])
    _show_form(view, one, text, *facts[chosen or 0], states)


def show_head_correcting(view: View, one: OneNotice, text: str | None, states: Sequence[State]) -> None:
    """The fields of the notice itself, folded at first."""
    with st.expander(view.tr("corrections.correct.head"), key=f"fix-head-{one.notice['notice_id']}"):
        st.caption(view.tr("corrections.correct.dates"))
        _show_form(view, one, text, "notices", one.notice, states)


def _facts_at(one: OneNotice, passage: Passage | None) -> list[tuple[str, pd.Series]]:
    """Table and row of every fact at the passage; an issue is opened at its heading, a measure has acts."""
    if passage is None:
        return []
    found: list[tuple[str, pd.Series]] = []
    for table in FACT_KINDS:
        rows = one.tables[table]
        same = rows["start"] == passage[0]
        same &= (rows["end"] >= passage[1]) if table == "issues" else (rows["end"] == passage[1])
        found += [(table, row) for _, row in rows[same].iterrows()]
    measures = [row["measure_id"] for table, row in found if table == "measures"]
    acts = one.tables["actions"]
    return found + [("actions", row) for _, row in acts[acts["measure_id"].isin(measures)].iterrows()]


def _name(table: str, row: pd.Series, tr: Translator) -> str:
    column = CORRECTABLE[table][0]
    return tr(
        "corrections.correct.of",
        kind=tr(f"tables.{table}.label"),
        fact=label(column, as_text(row[column]), tr),
    )


def _show_form(
    view: View, one: OneNotice, text: str | None, table: str, row: pd.Series, states: Sequence[State]
) -> None:
    tr = view.tr
    passage = None if table == "notices" else (int(row["start"]), int(row["end"]))
    key = f"fix-{one.notice['sha256'][:12]}-{table}-{passage}-{row.name}"
    with st.form(key, border=True):
        values = {c: as_text(row[c]) for c in CORRECTABLE[table]}
        given = show_fields(table, values, tr, key=key)
        by, note = show_person(tr, key=key)
        with st.container(horizontal=True):
            save = st.form_submit_button(tr("corrections.correct.save"), type="primary", key=f"{key}-save")
            strike = table != "notices" and st.form_submit_button(
                tr("corrections.correct.strike"), icon=":material/delete:", key=f"{key}-strike"
            )
    if not save and not strike:
        return
    changed = {c: v for c, v in given.items() if v != values[c]} if save else {CORRECTABLE[table][0]: ""}
    if not changed:
        st.info(tr("corrections.correct.nothing"))
        return
    if save and (wrong := unfit_columns(table, changed)):
        st.error(" ".join(tr("corrections.correct.wrong", column=tr.column(c)) for c in wrong))
        return
    operation = "change" if save else "strike"
    keep(
        [
            make_correction(
                one,
                text,
                table,
                operation,
                passage,
                column=column,
                value_read=_first_read(states, one, table, passage, column, values[column]),
                value_given=value,
                by=by,
                note=note,
            )
            for column, value in changed.items()
        ],
        tr,
    )


def _first_read(
    states: Sequence[State], one: OneNotice, table: str, passage: Passage | None, column: str, shown: str
) -> str:
    """What the program read, where the value shown is a correction itself."""
    for state in states:
        c = state.correction
        same = (c.table, c.column, c.passage) == (table, column, passage)
        if same and state.counts and c.sha256 == one.notice["sha256"] and c.operation == "change":
            return c.value_read
    return shown
