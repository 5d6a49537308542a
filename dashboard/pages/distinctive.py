"""Distinctive words: which words does one group use more, or less, than another?"""

import streamlit as st

from analysis.compare.words import keyness
from analysis.compare.words.keyness import EmptyGroup
from dashboard import url
from dashboard.blocks.distinctive import COLUMNS, MOST_WORDS, scatter_block
from dashboard.chart_block import show_block, show_table
from dashboard.group_choice import choose_groups
from dashboard.occurrence_list import choose_term, show_occurrences
from dashboard.view import NothingMore, open_page
from dashboard.word_choices import choose_part, choose_stopped

view = open_page("distinctive")
words = view.words
part = choose_part(view)
groups = choose_groups(view, part=part)
if groups is None:
    st.info(words("distinctive.too_few"))
    raise NothingMore
layers = choose_stopped(view, part=part)
least = url.number("least", words("distinctive.least"), default=3, most=1000)

try:
    scored = keyness(
        view.tables, groups.target, groups.reference, within=view.selection, layers=layers, part=part, min_count=least, limit=MOST_WORDS,
    )  # fmt: skip
except EmptyGroup:
    st.info(words("distinctive.too_few"))
    raise NothingMore from None
if scored.empty:
    st.info(words("words.none"))
    raise NothingMore

clicked = show_block(
    view, scatter_block(view, scored, target=groups.target_name, reference=groups.reference_name)
)
st.subheader(words("distinctive.table", n=words.number(len(scored))), anchor="table")
st.caption(words("distinctive.sides", target=groups.target_name, reference=groups.reference_name))
row = show_table(view, scored, key="distinctive-table", selectable=True, order=COLUMNS)
picked = None if row is None else str(scored["term"].iloc[row])
term = choose_term(view, list(scored["term"]), clicked=[str(clicked[0]) if clicked else None, picked])
if term:
    show_occurrences(view, term, part=part)
