"""Overview: which bodies, when, how many problems by their own account, and in what state?"""

from functools import partial

import streamlit as st

from analysis.compare.overview import blank_unstated, notices_at_a_glance
from dashboard import url
from dashboard.blocks.cut import cut_to_chart
from dashboard.blocks.overview import stated_block, status_block
from dashboard.chart_block import show_block, show_table
from dashboard.findings.overview import tell_notice
from dashboard.navigation import SECTIONS, script
from dashboard.overview_lists import show_stated, show_status
from dashboard.view import open_page

GLANCE = [
    "notice_id", "province", "city", "level", "inspection_start", "feedback_date", "report_date", "problems_stated", "tasks_stated",
    "issues_listed", "completed", "ongoing", "not_stated", "rectification_min", "rectification_max",
]  # fmt: skip

view = open_page("overview")
words = view.words
notices = notices_at_a_glance(view.tables, view.selection)

left, right = st.columns(2, gap="large")
with left:
    status = show_block(view, status_block(view, notices))
with right:
    stated = show_block(view, stated_block(view, notices))
if status is not None:
    view.later(partial(show_status, view, status))
if stated is not None:
    view.later(partial(show_stated, view, stated))


def show_glance() -> None:
    """The notices in sentences or as a table: one of them, for a table takes the browser longer than any chart."""
    st.subheader(words("overview.glance.title"), anchor="glance")
    shown = url.choose(
        "glance", words("block.view"), ("sentences", "table"), format_func=lambda v: words(f"overview.glance.{v}")
    )  # fmt: skip
    if shown == "table":
        show_table(view, blank_unstated(notices), key="glance-table", order=GLANCE)
        return
    told, cut = cut_to_chart(view, notices)
    st.markdown("\n".join(f"- {tell_notice(row, words)}" for _, row in told.iterrows()))
    if cut:
        st.caption(cut)


def show_pages() -> None:
    """The other pages with their questions, drawn only when asked for: the browser draws links again with every filter."""
    others = st.expander(
        words("overview.pages.title"), icon=":material/explore:", key="pages", on_change="rerun"
    )
    if others.open:
        with others, st.container(gap=None):
            for page in [name for pages in SECTIONS.values() for name in pages][1:]:
                st.page_link(script(page), label=f"**{words(f'pages.{page}')}**")
                st.caption(words(f"{page}.question"))


view.later(show_glance)
view.later(show_pages)
