"""Overview: which bodies, when, how many problems by their own account, and in what state?"""

from functools import partial

import streamlit as st

from analysis.compare.notice_summary import summarise_notices
from dashboard.components.chart_card import show_block
from dashboard.components.doubtful_lists import show_doubtful
from dashboard.components.groups import GROUPS, choose_group
from dashboard.pages.overview.blocks import stated_block, status_block
from dashboard.pages.overview.glance_list import show_glance
from dashboard.pages.overview.lists import show_stated, show_status
from dashboard.shell.navigation import SECTIONS, script
from dashboard.shell.page_run import open_page, show_later

view = open_page("overview")
tr = view.tr
notices = summarise_notices(view.tables, view.selection)
show_doubtful(view)

by = choose_group(view, "by", GROUPS)
left, right = st.columns(2, gap="large")
with left:
    status = show_block(view, lambda: status_block(view, notices, by=by))
with right:
    stated = show_block(view, lambda: stated_block(view, notices, by=by))
if status is not None:
    show_later(partial(show_status, view, status, by=by))
if stated is not None:
    show_later(partial(show_stated, view, stated, by=by))


def show_pages() -> None:
    """The other pages with their questions, drawn only when asked for: the browser draws links again with
    every filter."""
    others = st.expander(
        tr("overview.pages.title"), icon=":material/explore:", key="pages", on_change="rerun"
    )
    if others.open:
        with others, st.container(gap=None):
            for page in [name for pages in SECTIONS.values() for name in pages][1:]:
                st.page_link(script(page), label=f"**{tr(f'pages.{page}')}**")
                st.caption(tr(f"{page}.question"))


show_later(lambda: show_glance(view, notices))
show_later(show_pages)
