"""Overview: which bodies, when, how many problems by their own account, and in what state?"""

import streamlit as st

from analysis.compare.overview import blank_unstated, notices_at_a_glance
from dashboard.chart_block import Block, cut_to_chart, show_block, show_table
from dashboard.charts.stated_listed import draw_stated_and_listed
from dashboard.charts.status_bars import draw_status_bars
from dashboard.findings import find_stated, find_statuses, tell_notice
from dashboard.view import open_page

GLANCE = [
    "notice_id", "province", "city", "level", "inspection_start", "feedback_date", "report_date", "problems_stated", "tasks_stated",
    "issues_listed", "completed", "ongoing", "not_stated", "rectification_min", "rectification_max",
]  # fmt: skip

view = open_page("overview")
words = view.words
notices = notices_at_a_glance(view.tables, view.selection)
plotted, note = cut_to_chart(view, notices)

left, right = st.columns(2, gap="large")
with left:
    show_block(
        view,
        Block("overview.status", find_statuses(notices, words), notices),
        lambda: draw_status_bars(
            plotted,
            names=view.names,
            label=lambda code: words.label("status", code),
            axis=words("overview.status.axis"),
        ),
        note=note,
    )
with right:
    show_block(
        view,
        Block("overview.stated", find_stated(notices, words), notices),
        lambda: draw_stated_and_listed(
            plotted,
            names=view.names,
            label=lambda column: words(f"overview.stated.{column}"),
            axis=words("overview.stated.axis"),
        ),
        note=note,
    )

st.subheader(words("overview.glance.title"), anchor="glance")
show_table(view, blank_unstated(notices), key="glance", order=GLANCE)

st.subheader(words("overview.sentences.title"), anchor="sentences")
st.markdown("\n".join(f"- {tell_notice(row, words)}" for _, row in plotted.iterrows()))
