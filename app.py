"""The frame of the dashboard: page, language, selection, navigation. Start it with `streamlit run app.py`."""

from contextlib import suppress
from copy import copy
from itertools import chain
from pathlib import Path

import streamlit as st

from analysis import paths
from analysis.library.corrections.file import stamp
from analysis.store import StoreError
from dashboard import shell
from dashboard.components.ignored_filters import show_ignored_filters
from dashboard.downloads.menu import offer_page
from dashboard.i18n.translator import Translator
from dashboard.shell import repaint, sidebar, url
from dashboard.shell.data import (
    AS_READ,
    TABLES_VARIABLE,
    are_named,
    closed_pages,
    load_data,
    tables_folder,
)
from dashboard.shell.failures import costs_only
from dashboard.shell.fonts import provide_font
from dashboard.shell.language import choose_language
from dashboard.shell.lasting import leave_out_of_searches
from dashboard.shell.memory import give_back, keep_little
from dashboard.shell.navigation import SECTIONS, VIEWS, script
from dashboard.shell.one_writer import wait_for_writing
from dashboard.shell.outside import ask_nobody_outside
from dashboard.shell.page_run import NothingMore, start_run
from dashboard.shell.page_views import label_page
from dashboard.shell.preparing import preparing
from dashboard.shell.read_only import is_read_only
from dashboard.shell.turns import WITHOUT_TURN, in_turn
from dashboard.shell.unreadable import explain
from dashboard.shell.view import view_selected

# Our own file: a named icon would be fetched from the internet.
ICON = Path(shell.__file__).parent / "icon.svg"
LAYOUT = ICON.with_name("layout.css").read_text(encoding="utf-8")
# One element: the browser draws each of them again with every filter.
LASTLY = "".join(
    f"<{tag}>{ICON.with_name(name).read_text(encoding='utf-8')}</{tag}>"
    for name, tag in {"charts.css": "style", "print.css": "style", "print.js": "script"}.items()
)

repaint.begin()
keep_little()
ask_nobody_outside()
provide_font()
# The navigation of narrow screens, where the one at the top is folded away (layout.css).
narrow = st.container(key="narrow-pages", horizontal=True, gap="small")
header = st.container(
    key="summary", horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
)
with header:
    # What it was until the tables are there: without it, all beside it would move.
    summary = st.empty()
    summary.markdown(st.session_state.get("_summary", " "))
    with st.container(horizontal=True, width="content", vertical_alignment="center"):
        share = st.container(width="content")
        tr = Translator(choose_language())
# The browser keeps title, icon and layout; set again, it would redraw the whole page with every filter.
if st.session_state.get("_titled") != tr.language:
    st.set_page_config(page_title=tr("app.title"), page_icon=ICON, layout="wide")
pages = {
    tr(f"sections.{section}"): [
        st.Page(
            script(name),
            title=label_page(name, tr),
            icon=f":material/{icon}:",
            visibility="hidden" if name in closed_pages() else "visible",
        )
        for name, icon in named.items()
    ]
    for section, named in SECTIONS.items()
}
views = [
    st.Page(script(name), title=label_page(name, tr), icon=f":material/{icon}:", visibility="hidden")
    for named in VIEWS.values()
    for name, icon in named.items()
]
page = st.navigation(pages | {"": views}, position="top")
st.html(f"<style>{LAYOUT} :root {{ --filters: '{tr('selection.heading')}'; }}</style>")


def show_narrow_pages() -> None:
    """Links to the pages."""
    with narrow:
        for listed in chain.from_iterable(pages.values()):
            if listed.visibility == "hidden":
                continue
            if listed == page:
                with st.container(key="narrow-page-shown", width="content"):
                    st.page_link(listed)
            else:
                st.page_link(listed, width="content")


# The links are there already: what was asked for comes first.
same_page = st.session_state.get("_page") == page.url_path
if not same_page:
    show_narrow_pages()
filters, below = st.sidebar.container(), st.sidebar.container()
with below:
    # Of a folder of tables that is shown alone, whether there are any is known when it is open.
    joins_sample = not are_named() and not is_read_only()
    with_sample = url.switch("sample", tr("data.sample")) if joins_sample else url.is_switched_on("sample")
    as_read = bool(stamp(paths.CORRECTIONS)) and url.switch(AS_READ, tr("corrections.as_read"))
wait_for_writing()
data = None
with costs_only(str(tables_folder()), tr, sentence="data.failed"):
    try:
        with summary:  # where the note that texts are read moves nothing
            data = load_data(with_sample=with_sample, as_read=as_read)
    except StoreError as error:
        key, values = explain(error)
        st.error(tr(key, **values))
    else:
        if data is None:
            command = "python -m analysis build data/notices"
            st.error(tr("data.missing", folder=tables_folder(), command=command, variable=TABLES_VARIABLE))
if data is None:
    if same_page:
        show_narrow_pages()
    st.stop()
names = data.names_in(tr)
if data.offers_sample and not joins_sample:
    with below:
        url.switch("sample", tr("data.sample"))
shown = data
with filters:
    sidebar.choose(
        tr,
        data.tables,
        data.options,
        names,
        same_page=same_page,
        on_change=lambda: repaint.run_selected(tr.language),
    )
    repaint.draw_part("reset-part", lambda: sidebar.show_reset(tr))
below.caption(" ".join(tr(key, **values) for key, values in data.description))
st.session_state["_page"] = page.url_path


def show_summary() -> None:
    """The line that names the selection."""
    st.session_state["_summary"] = f"{tr('app.title')} · **{view_selected(shown, tr).sentence}**"
    st.markdown(st.session_state["_summary"])


def show_page() -> None:
    """The page."""
    run = start_run(view_selected(shown, tr))
    show_ignored_filters(tr)
    takes_turn = page.url_path not in WITHOUT_TURN
    with (
        st.container(key="page"),
        preparing(shown, tr) as is_ready,
        in_turn(is_ready=is_ready and takes_turn),
    ):
        with suppress(NothingMore), costs_only(page.title, tr):
            if load_data(with_sample=with_sample, as_read=as_read) is not shown:
                st.rerun()  # the tables have changed, and what can be chosen
            copy(page).run()  # once a run of the program: every further run is that of a copy
        run.show_deferred()
    run.is_whole = True
    give_back()


with summary:
    repaint.draw_part("summary-part", show_summary)
is_part = repaint.can_run_alone(page.url_path or "overview")
if is_part:
    repaint.draw_part("page-part", show_page)
else:
    show_page()
with share, costs_only(tr("block.part"), tr):
    offer_page(title=page.title)
st.html(LASTLY, unsafe_allow_javascript=True)
if same_page:
    show_narrow_pages()
# Only now: a run that is cut short may not have reached the browser.
st.session_state["_titled"] = tr.language
if is_part:
    repaint.end("page-part", "summary-part", "reset-part")
leave_out_of_searches()
