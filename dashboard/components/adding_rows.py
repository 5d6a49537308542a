"""Add a row that the program missed, by the words in the notice that it is read from."""

from __future__ import annotations

import json
import re

import streamlit as st

from analysis.compare.one_notice import OneNotice
from analysis.library.corrections.correction import CORRECTABLE
from dashboard.components.correction_form import (
    keep,
    make_correction,
    show_fields,
    show_person,
    unfit_columns,
)
from dashboard.passage_view.show import Passage
from dashboard.shell.view import View

_TABLES = ("issues", "measures", "actions", "events", "documents", "totals", "outcomes", "figures")
# What is usual, so that most rows need their words only.
_USUAL = {"status": "not_stated", "role": "issued", "state": "total", "statistic": "count", "scope": "own"}


def show_adding(view: View, one: OneNotice, text: str | None, opened: Passage | None) -> None:
    """A form for a row of the kind that the reader picks, folded at first."""
    tr = view.tr
    with st.expander(tr("corrections.add.title"), key=f"add-row-{one.notice['notice_id']}"):
        if text is None:
            st.caption(tr("corrections.add.no_text"))
            return
        table = st.pills(
            tr("corrections.add.kind"),
            _TABLES,
            default="issues",
            key="add-row-table",
            format_func=lambda name: tr(f"tables.{name}.label"),
            required=True,
        )
        _show_form(view, one, text, str(table or "issues"), opened)


def _show_form(view: View, one: OneNotice, text: str, table: str, opened: Passage | None) -> None:
    tr, key = view.tr, f"add-row-{one.notice['sha256'][:12]}-{table}-{len(view.corrections)}"
    with st.form(key, border=False):
        asked = "words_issue" if table in ("issues", "measures") else "words"
        words = st.text_input(tr(f"corrections.add.{asked}"), key=f"{key}-words", max_chars=300).strip()
        usual = {c: _USUAL.get(c, "") for c in CORRECTABLE[table]}
        given = show_fields(table, usual, tr, key=key)
        by, note = show_person(tr, key=key)
        if not st.form_submit_button(tr("corrections.add.add"), type="primary", key=f"{key}-add"):
            return
    if table == "issues":
        given["title"] = given["title"] or words
    places = _find(text, words, opened)
    if len(places) != 1:
        st.error(tr("corrections.add.several", n=len(places)) if places else tr("corrections.add.never"))
        return
    passage = (places[0], _end(one, text, table, places[0], len(words)))
    if wrong := unfit_columns(table, given):
        st.error(" ".join(tr("corrections.correct.wrong", column=tr.column(c)) for c in wrong))
        return
    if table in ("measures", "actions") and not _has_parent(one, table, passage):
        st.error(tr("corrections.add.no_place"))
        return
    value = json.dumps({c: v for c, v in given.items() if v}, ensure_ascii=False)
    keep([make_correction(one, text, table, "add", passage, value_given=value, by=by, note=note)], tr)


def _find(text: str, words: str, opened: Passage | None) -> list[int]:
    """Where the words begin: in the passage that is open, if they occur there once, else in the text."""
    if not words:
        return []
    places = [match.start() for match in re.finditer(re.escape(words), text)]
    inside = [start for start in places if opened and opened[0] <= start < opened[1]]
    return inside if len(inside) == 1 else places


def _end(one: OneNotice, text: str, table: str, start: int, length: int) -> int:
    """A missed issue or measure reaches to the next one or to the end of what it is printed in."""
    if table not in ("issues", "measures"):
        return start + length
    rows = [one.tables[name] for name in ("issues", "measures")[: 1 if table == "issues" else 2]]
    borders = [int(b) for frame in rows for b in (*frame["start"], *frame["end"]) if b >= start + length]
    line = text.find("\n", start + length)
    return min(borders, default=line if line > 0 else len(text))


def _has_parent(one: OneNotice, table: str, passage: Passage) -> bool:
    parents = one.tables["issues" if table == "measures" else "measures"]
    return bool(((parents["start"] <= passage[0]) & (passage[0] < parents["end"])).any())
