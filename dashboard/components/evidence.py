"""From a row to its source: the passage if the text is on this machine, else its place in the text."""

from __future__ import annotations

import re
from html import escape

import pandas as pd
import streamlit as st

from dashboard.components.missing_text import show_add_link
from dashboard.components.notice_address import show_notice_link
from dashboard.i18n.title_glosses import gloss_title
from dashboard.shell.page_run import current_run
from dashboard.shell.texts import text_with
from dashboard.shell.view import View

CONTEXT = 80  # characters shown before and after a passage
_BLANK = re.compile(r"\n\s*\n")
# The border shows that a long passage continues below: it scrolls in its box.
_BOX = (
    "white-space:pre-wrap;max-height:32rem;overflow:auto;line-height:1.7;padding:.5rem .9rem;"
    "border:1px solid rgba(128,128,128,.4);border-radius:.4rem"
)


def show_passage(view: View, *, notice_id: str, start: int, end: int, issue: int | None = None) -> None:
    """The passage `text[start:end]` in its context, and the way to it on the notice's page.

    issue: the place of the issue in the notice, where the passage is one.
    """
    tr, checksum = view.tr, _checksum(view, notice_id)
    text = text_with(checksum)
    passage = "" if text is None else _passage_html(text, start, end)
    if passage:
        st.html(passage)
    else:
        st.info(tr("evidence.absent"))
        show_add_link(view, notice_id)
    where = tr("evidence.where", start=f"{start:,}", end=f"{end:,}", sha256=f"`{checksum[:12]}…`")
    st.caption(where)
    current_run().add_passage(passage, f"{view.names.get(notice_id, notice_id)} · {where.replace('`', '')}")
    at = (start, end) if issue is None else None
    show_notice_link(view, notice_id, label=tr("evidence.open"), issue=issue, at=at)


def show_issue(view: View, issue: pd.Series, measures: str) -> None:
    """An issue's measures (a list in Markdown), then its passage."""
    number = "" if pd.isna(issue["number"]) else issue["number"]
    name = view.names.get(issue["notice_id"], issue["notice_id"])
    words = gloss_title(issue["title"], view.tr)
    below = f"  \n*{plain(words)}*" if words else ""
    st.markdown(f"**{name} · {number} {plain(issue['title'])}**{below}")
    st.markdown(measures)
    show_passage(
        view,
        notice_id=issue["notice_id"],
        start=int(issue["start"]),
        end=int(issue["end"]),
        issue=int(issue["seq"]),
    )


def _checksum(view: View, notice_id: str) -> str:
    found = view.tables.query("SELECT sha256 FROM notices WHERE notice_id = $id", {"id": notice_id})
    return str(found["sha256"].iloc[0])


def _passage_html(text: str, start: int, end: int) -> str:
    before, after = _BLANK.sub("\n", text[max(0, start - CONTEXT) : start]), text[end : end + CONTEXT]
    return (
        f'<div tabindex="0" role="region" style="{_BOX}"><span style="opacity:.65">…{escape(before)}</span>'
        f'<mark style="background:rgba(230,159,0,.25);color:inherit">{escape(text[start:end])}</mark>'
        f'<span style="opacity:.65">{escape(_BLANK.sub(chr(10), after))}…</span></div>'
    )


def plain(text: str) -> str:
    """Text that Markdown leaves as it is."""
    return "".join(f"\\{c}" if c in "\\`*_[]<>#$~:|" else c for c in str(text))
