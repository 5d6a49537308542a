"""Keywords: which words do the notices use most, and how widely?"""

import streamlit as st

from analysis.compare.vocabulary import signature_words
from analysis.compare.vocabulary.word_classes import frequent_terms
from dashboard.components.chart_card import show_block
from dashboard.components.groups import choose_group, groups_by_size
from dashboard.components.more_options import more_options
from dashboard.components.occurrence_list import choose_term, show_occurrences
from dashboard.components.word_choices import choose_kind, choose_part, choose_stopped
from dashboard.pages.keywords.blocks import own_block, ranked_block, term_in_cell
from dashboard.pages.keywords.cloud import show_cloud
from dashboard.shell import url
from dashboard.shell.page_run import NothingMore, open_page

MOST = 150  # words that can be distinguished in bars and cloud
OWN = 5  # words of its own that a notice shows

view = open_page("keywords")
tr, tables, selection = view.tr, view.tables, view.selection
with st.container(horizontal=True, vertical_alignment="bottom"):
    part = choose_part(view)
    top = url.number("top", tr("keywords.top"), default=30, most=MOST)
    with more_options():
        length, group = choose_kind(view)
        shown = url.choose(
            "show",
            tr("keywords.show.label"),
            ["both", "bars"],
            format_func=lambda v: tr(f"keywords.show.{v}"),
            display_only=True,
        )
        layers = choose_stopped(view, part=part)

terms = frequent_terms(
    tables, selection, layers=layers, part=part, length=length, word_class=group, limit=top
)
if terms.empty:
    st.info(tr("words.none"))
    raise NothingMore
with_cloud = shown == "both"
places = st.columns(2, gap="medium") if with_cloud else [st.container()]
with places[0]:
    in_bars = show_block(view, lambda: ranked_block(view, terms))
with places[-1]:
    in_cloud = show_cloud(view, terms) if with_cloud else None
    looked_up = st.container()  # where a click on a bar is followed without scrolling
by = choose_group(view, "by", groups_by_size(view))
own = signature_words(tables, selection, by=by, layers=layers, part=part, limit=OWN)
if own.empty:
    in_own = None
    st.caption(tr("keywords.own.none"))
else:
    in_own = term_in_cell(own, show_block(view, lambda: own_block(view, own, by=by, part=part)), by=by)
with looked_up:
    clicked = [str(cell[0]) if cell else None for cell in (in_bars, in_cloud)]
    term = choose_term(view, list(terms["term"]), clicked=[*clicked, in_own])
    if term:
        show_occurrences(view, term, part=part)
