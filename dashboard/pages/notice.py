"""Notice: what does this one say, where does it say so, and what is doubtful?"""

from urllib.parse import urlencode

import streamlit as st

from analysis.compare.one_notice import OneNotice, read_notice
from dashboard.head_facts import show_head_facts
from dashboard.missing_text import ask_for_text
from dashboard.notice_address import choose_notice, find_target, notice_query, remember_passage
from dashboard.notice_download import offer_facts
from dashboard.reader.show import show_reader
from dashboard.sources import text_with
from dashboard.view import open_page

view = open_page("notice")
words = view.words
notice_id = choose_notice(view)
one = read_notice(view.tables, notice_id)
if one is None:
    st.stop()

st.subheader(view.names.get(notice_id, notice_id), anchor=False)
if one.notice["title"]:
    st.caption(str(one.notice["title"]))
show_head_facts(one, words)

st.subheader(words("notice.reader.title"), anchor="reader")
text = text_with(str(one.notice["sha256"]))
target, visit = find_target(view, one)
if text is None:
    ask_for_text(view, one)


@st.fragment
def reader(one: OneNotice) -> None:
    """A passage opened changes the address and nothing else on the page."""
    link = f"?{urlencode(notice_query(view, notice_id))}"
    show_reader(
        one,
        words,
        key="reader",
        text=text,
        target=target,
        visit=visit,
        link=link,
        on_passage=remember_passage,
    )


reader(one)
offer_facts(view, one)
