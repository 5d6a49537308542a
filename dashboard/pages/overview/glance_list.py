"""Each notice at a glance: in a sentence, or as a row of one table."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis.compare.grave_doubts import count_grave_doubts
from analysis.compare.group_keys import UNKNOWN
from analysis.compare.notice_summary import blank_unknown_statuses
from dashboard.components.chart_card import show_table
from dashboard.components.groups import order_groups
from dashboard.components.row_limit import cut_to_chart
from dashboard.i18n.labels import mark_invented
from dashboard.pages.overview.findings import describe_notice
from dashboard.shell import url
from dashboard.shell.view import View

_SORTED = ("feedback_date", "city", "level", "province")
_COLUMNS = [
    "notice_id",
    "city",
    "level",
    "province",
    "inspection_start",
    "feedback_date",
    "report_date",
    "problems_stated",
    "tasks_stated",
    "issues_listed",
    "doubts_grave",
    "completed",
    "ongoing",
    "not_stated",
    "rectification_min",
    "rectification_max",
]


def show_glance(view: View, notices: pd.DataFrame) -> None:
    """Sentences or table, as the reader chooses: a table takes the browser longer than any chart. `notices`:
    analysis.compare.notice_summary.summarise_notices."""
    tr = view.tr
    st.subheader(tr("overview.glance.title"), anchor="glance")
    place = st.container(horizontal=True)
    with place:
        shown = url.choose(
            "glance",
            tr("block.view"),
            ("sentences", "table"),
            format_func=lambda v: tr(f"overview.glance.{v}"),
            display_only=True,
        )
        by = url.choose(
            "sorted",
            tr("overview.glance.sorted.label"),
            _SORTED,
            format_func=lambda v: tr(f"overview.glance.sorted.{v}"),
            display_only=True,
        )
    grave = count_grave_doubts(view.tables, view.selection).set_index("notice_id")["doubts_grave"]
    notices = sort_glance(view, notices, by=by)
    notices = notices.assign(doubts_grave=notices["notice_id"].map(grave).astype("Int64"))
    if shown == "table":
        show_table(view, blank_unknown_statuses(notices), key="glance-table", order=_COLUMNS)
        return
    rows, cut = cut_to_chart(view, notices)
    named = dict(zip(rows["notice_id"], rows["organisation"].fillna(rows["notice_id"]), strict=True))
    rows = rows.assign(organisation=rows["notice_id"].map(mark_invented(named, view.invented, tr)))
    st.markdown("\n".join(f"- {describe_notice(row, tr)}" for _, row in rows.iterrows()))
    if cut:
        st.caption(cut)


def sort_glance(view: View, notices: pd.DataFrame, *, by: str) -> pd.DataFrame:
    """The notices by date of feedback as they come, or with those of a city, level or province together."""
    if by == "feedback_date":
        return notices
    codes = notices[by].fillna(UNKNOWN)
    order = {code: place for place, code in enumerate(order_groups(view, by, sorted(set(codes))))}
    return notices.iloc[codes.map(order).argsort(kind="stable")].reset_index(drop=True)
