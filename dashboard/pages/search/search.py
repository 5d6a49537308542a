"""Search: who had this problem, and what did they do about it?"""

import streamlit as st

from analysis.search.in_chinese import in_chinese
from dashboard.components.search_address import adopt_address, choose_asked, publish_address
from dashboard.pages.search.answer import show_answer
from dashboard.pages.search.blocks import hits_block
from dashboard.pages.search.cards import choose_first, show_hits, show_menu
from dashboard.pages.search.examples import show_examples
from dashboard.pages.search.facets import KEYS, choose_facets
from dashboard.pages.search.findings import counted_places, describe_searched, describe_translated
from dashboard.pages.search.searching import choose_any, find_hits, searched_of
from dashboard.pages.search.taking import offer_selection
from dashboard.shell.failures import costs_itself
from dashboard.shell.page_run import open_page
from dashboard.shell.view import View

view = open_page("search")
searched = searched_of(view)
adopt_address([*KEYS.values()])
words, like = choose_asked(view, lambda issue_id: searched.place(issue_id) is not None)
asked = in_chinese("" if like else words)
query = choose_any(view, searched, asked.query)
found = find_hits(view, searched, query, like)
st.caption(describe_searched(view, searched))
if translated := describe_translated(view, asked, searched):
    st.markdown(translated)
if not words and not like:
    show_examples(view)
above = st.container()
with st.container(horizontal=True, gap="small", vertical_alignment="center", key="search-choices"):
    hits = choose_facets(view, searched, found)
    if words or like or len(hits) < len(found):
        offer_selection(view, searched, counted_places(hits))
publish_address(words, like, [*KEYS.values()])
cards = st.container()
first = choose_first(view, len(hits), of=(words, like, view.selection))


@costs_itself
def show_found(view: View) -> None:
    """The sentence and the answer above the choices, the cards and the pages below them."""
    block = hits_block(view, searched, hits, like=like, first=first)
    above.header(block.finding, anchor=block.key)
    with above:
        if words or like:
            show_answer(view, searched, hits)
    with cards:
        show_hits(view, block, searched, hits, first=first)
    show_menu(block)


show_found(view)
