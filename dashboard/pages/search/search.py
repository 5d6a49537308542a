"""Search: who had this problem, and what did they do about it?"""

import streamlit as st

from dashboard.components.search_address import adopt_address, choose_asked, publish_address
from dashboard.pages.search.blocks import PAGE_HITS, hits_block
from dashboard.pages.search.cards import choose_first, show_hits
from dashboard.pages.search.examples import show_examples
from dashboard.pages.search.facets import KEYS, choose_facets
from dashboard.pages.search.findings import describe_searched
from dashboard.pages.search.searching import find_hits, searched_of
from dashboard.pages.search.taking import offer_selection
from dashboard.shell.failures import costs_itself
from dashboard.shell.page_run import open_page
from dashboard.shell.view import View

view = open_page("search")
searched = searched_of(view)
adopt_address([*KEYS.values()])
words, like = choose_asked(view, lambda issue_id: searched.place(issue_id) is not None)
st.caption(describe_searched(view, searched))
found = find_hits(view, searched, words, like)
if not words and not like:
    show_examples(view)
above = st.container()
hits = choose_facets(view, searched, found)
publish_address(words, like, [*KEYS.values()])
first = choose_first(view, len(hits), of=(words, like, view.selection))


@costs_itself
def show_found(view: View) -> None:
    """The sentence and the selection above the facets, the cards below them."""
    block = hits_block(view, searched, hits, like=like, first=first)
    above.header(block.finding, anchor=block.key)
    with above:
        offer_selection(view, searched, hits.exact_places if hits.words else hits.places)
    show_hits(view, block, searched, hits.part(slice(first, first + PAGE_HITS)))


show_found(view)
