"""Distinctive words: which words does one group use more, or less, than another?"""

import streamlit as st

from analysis.compare.vocabulary import keyness
from analysis.compare.vocabulary.keyness import EmptyGroup
from dashboard.components.chart_card import show_block, show_table
from dashboard.components.more_options import more_options
from dashboard.components.occurrence_list import choose_term, show_occurrences
from dashboard.components.word_choices import choose_part, choose_stopped
from dashboard.pages.distinctive.blocks import COLUMNS, MOST_WORDS, scatter_block
from dashboard.pages.distinctive.choices import choose_grouping, choose_groups
from dashboard.shell import url
from dashboard.shell.page_run import NothingMore, open_page, show_title

view = open_page("distinctive")
tr = view.tr
with st.container(horizontal=True, vertical_alignment="bottom"):
    by = choose_grouping(view)
    sides = st.container(horizontal=True, width="content")
    with more_options():
        part = choose_part(view)
        least = url.number("least", tr("distinctive.least"), default=3, most=1000)
        layers = choose_stopped(view, part=part)
with sides:
    groups = choose_groups(view, by, part=part)
if groups is None:
    st.info(tr("distinctive.too_few"))
    raise NothingMore

try:
    scored = keyness(
        view.tables,
        groups.target,
        groups.reference,
        within=view.selection,
        layers=layers,
        part=part,
        min_count=least,
        limit=MOST_WORDS,
    )
except EmptyGroup:
    st.info(tr("distinctive.too_few"))
    raise NothingMore from None
if scored.empty:
    st.info(tr("words.none"))
    raise NothingMore

target, reference = groups.target_name, groups.reference_name
clicked = show_block(view, lambda: scatter_block(view, scored, target=target, reference=reference))
show_title(tr("distinctive.table", n=tr.number(len(scored))), anchor="table")
st.caption(tr("distinctive.sides", target=target, reference=reference))
row = show_table(view, scored, key="distinctive-table", selectable=True, order=COLUMNS)
picked = None if row is None else str(scored["term"].iloc[row])
term = choose_term(view, list(scored["term"]), clicked=[str(clicked[0]) if clicked else None, picked])
if term:
    show_occurrences(view, term, part=part)
