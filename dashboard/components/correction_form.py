"""What forms of corrections share: a control per column, who corrects, and writing the correction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import streamlit as st

from analysis import codebook, paths
from analysis.compare.one_notice import OneNotice
from analysis.library.corrections import CannotCorrect, Correction
from analysis.library.corrections.correction import checksum, column_of, parse, words_of
from analysis.library.corrections.file import add_corrections
from analysis.library.corrections.places import file_sha256
from dashboard.components.corrections import say_why_not
from dashboard.i18n.translator import Translator
from dashboard.passage_view.show import Passage

_BY = "_corrected_by"
_LONG = ("organisation", "title", "name", "inspecting_team")


def show_fields(table: str, values: Mapping[str, str], tr: Translator, *, key: str) -> dict[str, str]:
    """A control per column that can be corrected; returns what is in each, as text."""
    return {
        column: _field(table, column, value, tr, f"{key}-{column}-{value}")
        for column, value in values.items()
    }


def _field(table: str, column: str, value: str, tr: Translator, key: str) -> str:
    title, known = tr.column(column), column_of(table, column)
    if not known.domain:
        return str(st.text_input(title, value, key=key, max_chars=500 if column in _LONG else 60)).strip()
    chosen = st.pills(
        title,
        list(codebook.domain(known.domain).codes),
        default=value or None,
        key=key,
        format_func=lambda code: tr.label(known.domain, code),
    )
    return str(chosen or "")


def show_person(tr: Translator, *, key: str) -> tuple[str, str]:
    """Name and note, both optional; the name is kept for the session."""
    left, right = st.columns(2)
    known = st.session_state.get(_BY, "")
    by = left.text_input(tr("corrections.correct.by"), known, key=f"{key}-by", max_chars=60).strip()
    note = right.text_input(tr("corrections.correct.note"), key=f"{key}-note", max_chars=300).strip()
    st.session_state[_BY] = by
    return by, note


def unfit_columns(table: str, given: Mapping[str, str]) -> list[str]:
    """The columns whose values do not fit them."""
    wrong = []
    for column, value in given.items():
        try:
            parse(table, column, value)
        except ValueError:
            wrong.append(column)
    return wrong


def make_correction(
    one: OneNotice, text: str | None, table: str, operation: str, passage: Passage | None, **values: Any
) -> Correction:
    """A correction of this notice, made now."""
    start, end = map(str, passage) if passage else ("", "")
    return Correction(
        sha256=str(one.notice["sha256"]),
        file_sha256=file_sha256(str(one.notice["sha256"])),
        table=table,
        operation=operation,
        start=start,
        end=end,
        words_sha256=checksum(words_of(text, passage)) if text is not None and passage else "",
        on=datetime.now().astimezone().isoformat(timespec="seconds"),
        notice_id=str(one.notice["notice_id"]),
        **values,
    )


def keep(corrections: Sequence[Correction], tr: Translator) -> None:
    """Write them; the page then runs again with the corrected tables."""
    try:
        add_corrections(paths.CORRECTIONS, corrections)
    except CannotCorrect as error:
        say_why_not(error, tr)
        return
    st.rerun()
