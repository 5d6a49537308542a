"""In context: where is a term used, with which words around it, and which words share its issues?"""

import streamlit as st

from dashboard.components.word_choices import choose_stopped
from dashboard.pages.context.choices import choose_term
from dashboard.pages.context.sections import (
    choose_search,
    read_places,
    show_collocations,
    show_hits,
    show_network,
)
from dashboard.shell.page_run import open_page

view = open_page("context")
term = choose_term(view)
find, part = choose_search(view)
if term:
    places = read_places(view, term, find=find, part=part)
    show_hits(view, places, term, part=part)
else:
    st.info(view.tr("context.no_term"))
layers = choose_stopped(view, part=part)
if term:
    show_collocations(view, places, term, part=part, layers=layers)
show_network(view, term, layers=layers)
