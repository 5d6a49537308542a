"""Search: who had this problem, and what did they do about it?"""

import streamlit as st

from analysis.search.rows import describe_hits
from dashboard.components.search_address import adopt_address, choose_asked, publish_address
from dashboard.pages.search.blocks import hits_block
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
words, like = choose_asked(view, set(searched.places))
st.caption(describe_searched(view, searched))
hits = find_hits(view, searched, words, like)
if not words and not like:
    show_examples(view)
found = st.container()
rows = choose_facets(view, describe_hits(view.tables, hits))
publish_address(words, like, [*KEYS.values()])
first = choose_first(view, rows, of=(words, like, view.selection))


@costs_itself
def show_found(view: View) -> None:
    """The sentence and the selection above the facets, the cards below them."""
    block = hits_block(view, searched, hits, rows, like=like, first=first)
    found.header(block.finding, anchor=block.key)
    with found:
        offer_selection(view, rows[rows["match"] == "words"] if hits.words else rows)
    show_hits(view, block, rows, first=first)


show_found(view)
