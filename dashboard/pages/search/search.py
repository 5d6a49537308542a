"""Search: who had this problem, and what did they do about it?"""

import streamlit as st

from analysis.search.in_chinese import in_chinese
from dashboard.components.search_address import BODY, adopt_address, choose_asked, publish_address
from dashboard.pages.search.blocks import hits_block
from dashboard.pages.search.body_rows import LISTED, choose_body, show_answer, show_bodies, show_chosen
from dashboard.pages.search.cards import choose_first, show_hits, show_menu
from dashboard.pages.search.examples import show_examples
from dashboard.pages.search.facets import KEYS, choose_facets
from dashboard.pages.search.findings import describe_searched, describe_translated
from dashboard.pages.search.searching import find_hits, searched_of
from dashboard.pages.search.taking import offer_selection
from dashboard.shell.failures import costs_itself
from dashboard.shell.page_run import open_page
from dashboard.shell.view import View

view = open_page("search")
searched = searched_of(view)
adopt_address([BODY, *KEYS.values()])
words, like = choose_asked(view, lambda issue_id: searched.place(issue_id) is not None)
asked = in_chinese("" if like else words)
found = find_hits(view, searched, asked.query, like)
if translated := describe_translated(view, asked, searched):
    st.markdown(translated)
if not words and not like:
    show_examples(view)
above = st.container()
kinds = st.container(horizontal=True, gap="small", vertical_alignment="center", key="search-kinds")
bodies, choices, listed = st.container(), st.container(), st.container(key=LISTED)
with choices, st.container(horizontal=True, gap="small", vertical_alignment="center", key="search-choices"):
    hits = choose_facets(view, searched, found, kinds=kinds if words or like else None)
    if words or like or len(hits) < len(found):
        offer_selection(view, searched, hits.counted.places)


@costs_itself
def show_found(view: View) -> None:
    """The sentence, the kinds and the rows of bodies; below the choices the cards and their pages."""
    is_asked = bool(words or like) and len(hits) > 0
    with listed:
        chosen = choose_body(view, searched, hits) if is_asked else hits
        cards = st.container()
        first = choose_first(view, len(chosen), of=(words, like, str(st.session_state[BODY]), view.selection))
        cards_block = hits_block(view, searched, chosen, like=like, first=first)
    if is_asked:
        with bodies:
            show_bodies(view, searched, hits.counted, like=like, above=above)
    else:
        with above:
            show_answer(cards_block)
    with cards:
        show_hits(view, cards_block, searched, chosen, first=first)
    with listed:
        show_menu(cards_block)
        show_chosen()


show_found(view)
publish_address(words, like, [BODY, *KEYS.values()])
st.caption(describe_searched(view, searched))
