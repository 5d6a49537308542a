"""Head facts and doubts of one notice on a page."""

from __future__ import annotations

from html import escape

import streamlit as st

from analysis.compare.one_notice import OneNotice
from dashboard.components.doubts import describe_doubts
from dashboard.components.evidence import plain
from dashboard.components.notice_findings import list_head_facts
from dashboard.i18n.translator import Translator

_LIST = (
    "display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,17rem),1fr));"
    "gap:.5rem 1.5rem;margin:0 0 .5rem;padding:0"
)
_PAIR = "margin:0;padding:0"
_LABEL = "margin:0;padding:0;opacity:.75;font-size:.85rem"
_VALUE = "margin:0;padding:0;overflow-wrap:anywhere"


def show_head_facts(one: OneNotice, tr: Translator) -> None:
    """The head facts of the notice, then what is doubtful about it."""
    pairs = "".join(
        f'<div style="{_PAIR}"><dt style="{_LABEL}">{escape(label)}</dt>'
        f'<dd style="{_VALUE}">{escape(value)}</dd></div>'
        for label, value in list_head_facts(one, tr)
    )
    st.html(f'<dl style="{_LIST}">{pairs}</dl>')
    doubts = one.tables["doubts"]
    for grade, show, icon in (
        ("grave", st.error, ":material/report:"),
        ("light", st.warning, ":material/help:"),
    ):
        if said := describe_doubts(doubts[doubts["grade"] == grade], tr):
            listed = "\n".join(f"- {plain(doubt)}" for doubt in said)
            show(f"**{tr(f'doubts.{grade}', n=len(said))}**\n\n{listed}", icon=icon)
    if doubts.empty:
        st.success(tr("doubts.none"), icon=":material/check:")
