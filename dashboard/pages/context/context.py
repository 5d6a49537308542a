"""In context: where is a term used, with which words around it, and which words share its issues?"""

import streamlit as st

from dashboard.components.more_options import more_options
from dashboard.components.word_choices import choose_part, choose_stopped
from dashboard.pages.context.choices import choose_term
from dashboard.pages.context.sections import (
    choose_find,
    read_places,
    show_collocations,
    show_hits,
    show_network,
)
from dashboard.shell.page_run import open_page

view = open_page("context")
with st.container(horizontal=True, vertical_alignment="bottom"):
    term = choose_term(view)
    find = choose_find(view)
    with more_options():
        part = choose_part(view)
        layers = choose_stopped(view, part=part)
if term:
    places = read_places(view, term, find=find, part=part)
    show_hits(view, places, term, part=part)
else:
    st.info(view.tr("context.no_term"))
if term:
    show_collocations(view, places, term, part=part, layers=layers)
show_network(view, term, layers=layers)
