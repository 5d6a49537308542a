"""Concordance lines for the eye: the hits below one another, each line opening its passage."""

from __future__ import annotations

import re
from html import escape
from typing import Any
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from dashboard.components.chart_card import MakeBlock, offer_method_and_data
from dashboard.components.notice_address import notice_query
from dashboard.pages.context.blocks import PAGE_LINES, label_issue
from dashboard.shell import url
from dashboard.shell.failures import costs_itself
from dashboard.shell.page_run import current_run
from dashboard.shell.view import View

_SEEN = 40  # characters of context in a line; the passage opens more
_PAGE = "kwic-page"
_OF = "_kwic_of"
_STYLE = """
.kwic summary{display:grid;grid-template-columns:minmax(0,1fr) var(--hit) minmax(0,1fr) minmax(0,19rem);
 column-gap:.35rem;cursor:pointer;list-style:none;padding:.28rem 0;line-height:1.5;
 border-bottom:1px solid rgba(128,128,128,.2)}
.kwic summary::-webkit-details-marker{display:none}
.kwic summary:hover,.kwic details[open] summary{background:rgba(128,128,128,.1)}
.kwic .l,.kwic .r{overflow:hidden;white-space:pre}
.kwic .l{display:flex;justify-content:flex-end}
.kwic .h{text-align:center;white-space:pre;font-weight:700;color:var(--st-primary-color,inherit)}
.kwic .w{opacity:.72;font-size:.86rem;padding-left:.8rem;line-height:1.4}
.kwic .p{padding:.4rem .8rem .7rem;line-height:1.7;border-left:3px solid rgba(230,159,0,.7);
 margin:.2rem 0 .5rem}
.kwic mark{background:rgba(230,159,0,.25);color:inherit}
.kwic a{display:inline-block;padding:.2rem 0;color:inherit;text-decoration:underline}
@media (max-width:900px){.kwic summary{grid-template-columns:minmax(0,1fr) var(--hit) minmax(0,1fr);row-gap:0}
 .kwic .w{grid-column:1/-1;grid-row:1;padding-left:0}}
"""


def choose_first(view: View, lines: pd.DataFrame, *, of: tuple[Any, ...]) -> int:
    """The place of the first line to show.

    `of`: what the lines are lines of; another one begins on page 1.
    """
    pages = max(1, -(-len(lines) // PAGE_LINES))
    if st.session_state.get(_OF, of) != of or st.session_state.get(_PAGE, 1) > pages:
        st.session_state[_PAGE] = 1
    st.session_state[_OF] = of
    page = 1
    if pages > 1:
        page = url.number(_PAGE, view.tr("context.page", n=pages), default=1, most=pages, display_only=True)
    return (page - 1) * PAGE_LINES


@costs_itself
def show_lines(view: View, make: MakeBlock, *, first: int) -> None:
    """The block's lines from the place `first` on, under its finding and over its downloads."""
    block = make()
    tr, lines = view.tr, block.frame
    current_run().add(block)
    st.header(block.finding, anchor=block.key)
    st.caption(f"**{tr(f'{block.name}.title')}** · {block.note}")
    shown = lines.iloc[first : first + PAGE_LINES]
    if len(lines) > PAGE_LINES:
        st.caption(
            tr(
                "context.lines",
                first=tr.number(first + 1),
                last=tr.number(first + len(shown)),
                of=tr.number(len(lines)),
            )
        )
    st.html(lines_html(view, shown))
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key=f"{block.key}-menu"):
        offer_method_and_data(block)


def lines_html(view: View, lines: pd.DataFrame) -> str:
    """The lines with the hits aligned; a line opens its passage and the way to the notice."""
    widest = max((sum(1.05 if ord(c) > 0x2E7F else 0.6 for c in hit) for hit in lines["hit"]), default=1)
    body = "".join(_line(view, row) for row in lines.itertuples())
    return (
        f'<div class="kwic" style="--hit:{min(widest, 20) + 0.3:.1f}em"><style>{_STYLE}</style>{body}</div>'
    )


def _line(view: View, row: Any) -> str:
    return f"<details>{_summary(view, row)}{_passage(view, row)}</details>"


def _summary(view: View, row: Any) -> str:
    """The hit in its context, cut to one line, and the notice and issue that contain it."""
    left, right = _one_line(row.left)[-_SEEN:], _one_line(row.right)[:_SEEN]
    issue = label_issue(row) or view.tr.label("part", row.part)
    return (
        f'<summary><span class="l"><span>{escape(left)}</span></span>'
        f'<span class="h">{escape(row.hit)}</span><span class="r">{escape(right)}</span>'
        f'<span class="w">{escape(view.names[row.notice_id])} · {escape(issue)}</span></summary>'
    )


def _passage(view: View, row: Any) -> str:
    """The hit in its whole context, its place in the text, and the link to the notice."""
    tr = view.tr
    title = "" if pd.isna(row.title) else f"{'' if pd.isna(row.number) else row.number} {row.title} · "
    place = tr("context.where", start=f"{row.start:,}", end=f"{row.end:,}")
    query = urlencode(notice_query(view, row.notice_id) | {"at": f"{row.start}-{row.end}"})
    return (
        f'<div class="p">…{escape(row.left)}<mark>{escape(row.hit)}</mark>{escape(row.right)}…<br>'
        f'<span style="opacity:.72">{escape(title)}{escape(tr.label("part", row.part))} · '
        f"{escape(place)}</span><br>"
        f'<a href="notice?{escape(query)}" target="_blank">{escape(tr("evidence.open"))}</a></div>'
    )


def _one_line(text: str) -> str:
    """Each run of spaces as one: a new paragraph's indent would push its words out of sight."""
    return re.sub(r"\s+", " ", text)
