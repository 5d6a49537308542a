"""The parts of the page on a term in context, each shown where there is something to show."""

from __future__ import annotations

from typing import Literal

import pandas as pd
import streamlit as st

from analysis.words.collocations import collocates
from analysis.words.phrases import count_phrases
from dashboard.charts.block import Block
from dashboard.components.chart_card import show_block, show_with_list
from dashboard.components.evidence import plain, show_passage
from dashboard.pages.context.blocks import concordance_block, dispersion_block
from dashboard.pages.context.choices import show_term
from dashboard.pages.context.collocate_blocks import collocates_block, network_block, phrases_block
from dashboard.pages.context.findings import describe_unread
from dashboard.pages.context.line_list import choose_first, show_lines
from dashboard.pages.context.lists import show_collocates, show_counts, show_phrases
from dashboard.pages.context.search import (
    MOST_TEXTS,
    Find,
    Places,
    chosen_words,
    find_lines,
    find_places,
    sort_lines,
)
from dashboard.shell import url
from dashboard.shell.failures import costs_itself
from dashboard.shell.view import View

FINDS: tuple[Find, ...] = ("words", "characters")
ORDERS: tuple[Literal["text", "left", "right"], ...] = ("text", "left", "right")
RANKS: tuple[Literal["g2", "mi", "count"], ...] = ("g2", "mi", "count")
WINDOWS = ("5", "3", "10")
NETS: tuple[Literal["term", "top"], ...] = ("term", "top")
_ALL = "all_texts"
_CLICKED = "_network_clicked"


def choose_find(view: View) -> Find:
    """Whether words or characters are looked for."""
    tr = view.tr
    return url.choose(
        "find",
        tr("context.find.label"),
        FINDS,
        format_func=lambda v: tr(f"context.find.{v}"),
        help="\n\n".join(f"**{tr(f'context.find.{v}')}**: {tr(f'context.find.{v}_means')}" for v in FINDS),
    )


def read_places(view: View, term: str, *, find: Find, part: str | None) -> Places:
    """The notices that may contain the term, with the texts on this machine; all of them if the reader
    asks."""
    tr = view.tr
    is_asked = bool(st.session_state.get(_ALL, st.query_params.get(_ALL) == "1"))
    with st.spinner(tr("context.reading")):
        places = find_places(
            view, term, find=find, part=part, most=len(view.names) if is_asked else MOST_TEXTS
        )
    if places.unread or (is_asked and len(places.texts) > MOST_TEXTS):
        url.switch(_ALL, tr("context.all_texts", n=len(places.texts) + len(places.unread)))
        if places.unread:
            st.caption(tr("context.unread", n=len(places.texts), k=tr.number(len(places.unread))))
    return places


def show_hits(view: View, places: Places, term: str, *, part: str | None) -> None:
    """Where the hits are in the notices, and their lines; texts not read are reported, and counted if
    possible."""
    tr = view.tr
    if places.notices.empty:
        st.info(tr(f"context.none_{'unfit' if places.is_unfit else places.kind}", term=plain(term)))
        return
    lines = find_lines(view, places, term, part=part) if places.texts else None
    if lines is not None and not lines.empty:
        _show_dispersion(view, places, lines, term, part)
        _show_lines(view, places, lines, term, part)
    elif lines is not None:
        st.info(tr(f"context.none_{places.kind}", term=plain(term)))
    if places.missing and places.kind == "word":
        show_counts(view, places, term, part=part)
    if unread := describe_unread(view, places):
        st.info(unread)


def _show_dispersion(view: View, places: Places, lines: pd.DataFrame, term: str, part: str | None) -> None:
    """The places of the hits; a click on one opens its passage."""

    def open_hit(_: Block, hit: tuple[str | int, ...] | None) -> None:
        if hit is not None:
            show_passage(view, notice_id=str(hit[0]), start=int(hit[1]), end=int(hit[2]))

    show_with_list(view, lambda: dispersion_block(view, places, lines, term, part=part), open_hit)


def _show_lines(view: View, places: Places, lines: pd.DataFrame, term: str, part: str | None) -> None:
    tr = view.tr
    with st.container(horizontal=True, vertical_alignment="bottom"):
        order = url.choose(
            "order", tr("context.order.label"), ORDERS, format_func=lambda v: tr(f"context.order.{v}")
        )
        ordered = sort_lines(lines, order)
        first = choose_first(view, ordered, of=(term, places.kind, order, part, view.selection))
    show_lines(view, lambda: concordance_block(view, places, ordered, term, first=first), first=first)


def show_collocations(
    view: View, places: Places, term: str, *, part: str | None, layers: tuple[str, ...]
) -> None:
    """Collocates and phrases of a word in the texts at hand."""
    tr = view.tr
    if places.kind != "word":
        st.caption(tr("context.collocates.words_only"))
    if places.kind != "word" or not places.texts:
        return
    texts = chosen_words(view, places, part=part)
    with st.container(horizontal=True):
        window = int(
            url.choose(
                "window",
                tr("context.window.label"),
                WINDOWS,
                format_func=lambda v: tr("context.window.within", n=int(v)),
            )
        )
        by = url.choose(
            "rank", tr("context.rank.label"), RANKS, format_func=lambda v: tr(f"context.rank.{v}_short")
        )
    near = collocates(texts, places.term, window=window, layers=layers)
    near = near[near["count"] > near["expected"]]
    if near.empty:
        st.info(tr("context.collocates.finding_none", term=plain(term), n=window, read=len(texts)))
    else:
        show_collocates(
            view,
            lambda: collocates_block(view, near, term, by=by, window=window),
            texts,
            places.term,
            window=window,
        )
    phrases = count_phrases(texts, places.term, layers=layers)
    if phrases.empty:
        st.info(tr("context.phrases.finding_none", term=plain(term), read=len(texts)))
    else:
        show_phrases(view, lambda: phrases_block(view, phrases, term), texts)


@costs_itself
def show_network(view: View, term: str, *, layers: tuple[str, ...]) -> None:
    """The network of the term, or of the most common words; a click looks the word up."""
    tr, of = view.tr, "top"
    if term:
        of = url.choose("net", tr("context.net.label"), NETS, format_func=lambda v: tr(f"context.net.{v}"))
    block = network_block(view, term if of == "term" else "", layers=layers)
    if block is None:
        st.info(tr(f"context.network.none_{of}", term=plain(term)))
        return
    clicked = show_block(view, block)
    word = None if clicked is None else str(clicked[0])
    if word != st.session_state.get(_CLICKED):
        st.session_state[_CLICKED] = word
        if word is not None and word != term:
            show_term(word)
