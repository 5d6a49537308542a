"""The frame of the dashboard: page, language, selection, navigation. Start it with `streamlit run app.py`."""

from contextlib import suppress
from pathlib import Path

import streamlit as st

from dashboard import controls, url
from dashboard import selection as sidebar
from dashboard.fonts import provide_font
from dashboard.keeping import wait_for_writing
from dashboard.labels import mark_invented
from dashboard.language import choose_language
from dashboard.left_out import tell_left_out
from dashboard.navigation import SECTIONS, script
from dashboard.outside import ask_nobody_outside
from dashboard.sources import TABLES_VARIABLE, are_named, load_data, tables_folder
from dashboard.take_away import offer_page
from dashboard.view import NothingMore, View, count_chosen, hand_over, handed_over
from dashboard.words import Words

# Our own file: a named icon would be fetched from the internet.
ICON = Path(__file__).parent / "dashboard" / "icon.svg"
PRINT = Path(__file__).parent / "dashboard" / "print.css"

ask_nobody_outside()
provide_font()
header = st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center")
with header:
    said = st.empty()
    with st.container(horizontal=True, width="content", vertical_alignment="center"):
        share = st.container(width="content")
        words = Words(choose_language())
# The browser keeps title, icon and layout; told again, it would draw the frame anew with every filter.
if st.session_state.get("_titled") != words.language:
    st.set_page_config(page_title=words("app.title"), page_icon=ICON, layout="wide")
page = st.navigation(
    {
        words(f"sections.{section}"): [
            st.Page(script(name), title=words(f"pages.{name}"), icon=f":material/{icon}:")
            for name, icon in pages.items()
        ]
        for section, pages in SECTIONS.items()
    },
    position="top",
)

filters, below = st.sidebar.container(), st.sidebar.container()
with below:
    # Tables that the reader named stand for themselves.
    with_sample = not are_named() and url.switch("sample", words("data.sample"))
wait_for_writing()
data = load_data(with_sample=with_sample)
if data is None:
    command = "python -m analysis build data/notices"
    st.error(words("data.missing", folder=tables_folder(), command=command, variable=TABLES_VARIABLE))
    st.stop()
names = mark_invented(data.names, data.invented, words)
with filters:
    same_page = st.session_state.get("_page") == page.url_path
    selection = sidebar.choose(words, data.notices, data.issues, names, same_page=same_page)
below.caption(" ".join(words(key, **values) for key, values in data.says))
st.session_state["_page"] = page.url_path
view = View(
    data.tables,
    selection,
    words,
    names,
    n_notices=count_chosen(data.tables, selection),
    of_notices=len(data.notices),
    invented=data.invented,
    controls=controls.start(),
)
said.markdown(f"{words('app.title')} · **{view.sentence}**")
hand_over(view)
tell_left_out(words)
with suppress(NothingMore):
    page.run()
handed_over().show_rest()
with share:
    offer_page(handed_over(), title=page.title)
st.html(PRINT)
# Only now: a run that is cut short may not have reached the browser.
st.session_state["_titled"] = words.language
