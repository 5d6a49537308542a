"""Notice: what does this one report, in which passages, and what is doubtful?"""

from functools import partial
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from analysis.compare.one_notice import read_notice
from dashboard.components.adding_rows import show_adding
from dashboard.components.correcting import may_correct, show_correcting, show_head_correcting
from dashboard.components.corrections import list_corrections
from dashboard.components.evidence import plain
from dashboard.components.folded_list import show_folded
from dashboard.components.head_facts import show_head_facts
from dashboard.components.missing_text import show_text_upload
from dashboard.components.notice_address import (
    choose_notice,
    find_target,
    hidden_kinds,
    notice_query,
    remember_hidden,
    remember_passage,
)
from dashboard.components.search_address import show_similar_links
from dashboard.pages.notice.downloads import offer_facts
from dashboard.passage_view.show import parse_passage, reader_data, show_reader
from dashboard.shell.page_run import NothingMore, open_page, show_later
from dashboard.shell.texts import text_with

view = open_page("notice")
tr = view.tr
notice_id = choose_notice(view)
one = read_notice(view.tables, notice_id)
if one is None:
    raise NothingMore

st.header(view.names.get(notice_id, notice_id), anchor=False)
if not pd.isna(one.notice["title"]):
    st.markdown(plain(one.notice["title"]))
show_head_facts(one, tr)
text = text_with(str(one.notice["sha256"]))
is_open = may_correct(view)
if is_open:
    show_head_correcting(view, one, text, view.corrections)

st.header(tr("notice.reader.title"), anchor="reader")
target, visit = find_target(view, one, text)
if text is None:
    show_text_upload(view, str(one.notice["sha256"]))


data = reader_data(one, tr, text=text, target=target)
link = f"?{urlencode(notice_query(view, notice_id))}"


correct = partial(show_correcting, view, one, text)
add = partial(show_adding, view, one, text)


def show_corrections(at: str) -> None:
    """Forms for the passage that is open."""
    passage = parse_passage(at) or target
    correct(passage, view.corrections)
    add(passage)


@st.fragment
def reader() -> None:
    """A passage opened or a kind of facts hidden changes the address and what can be corrected, nothing else
    on the page."""
    show_reader(
        data,
        key="reader",
        visit=visit,
        link=link,
        on_passage=remember_passage,
        off=hidden_kinds(),
        on_off=remember_hidden,
    )
    if is_open:
        show_corrections(st.query_params.get("at", ""))


reader()
list_corrections(view, notice_id)
offer_facts(view, one)
issues = one.tables["issues"]
if len(issues):
    pick = tr("search.similar_pick", n=len(issues))
    show_later(lambda: show_folded("similar", pick, lambda: show_similar_links(view, issues)))
