"""The section where readers query all tables in SQL."""

from __future__ import annotations

from datetime import date

import streamlit as st

from analysis.compare.free_query import FreeQuery, QueryError, example_queries
from analysis.compare.tables import Tables
from analysis.limits import QUERY_ROWS
from dashboard.downloads.files import csv_for_spreadsheets
from dashboard.shell.view import View

_SQL, _ASKED, _EXAMPLE = "query-sql", "query-asked", "query-example"
_SHOWN = 1_000  # rows that are sent to the browser; the file has all


def show_query(view: View) -> None:
    """One SELECT and its answer, with examples to begin with."""
    tr, examples = view.tr, example_queries()
    st.markdown(tr("method.query.text", rows=tr.number(QUERY_ROWS)))
    st.pills(
        tr("method.query.examples_label"),
        list(examples),
        format_func=lambda name: tr(f"method.query.examples.{name}"),
        key=_EXAMPLE,
        on_change=_take_example,
    )
    st.session_state.setdefault(_SQL, next(iter(examples.values())))
    with st.form("query", border=False):
        sql = st.text_area(tr("method.query.sql"), key=_SQL, height=190)
        if st.form_submit_button(tr("method.query.run"), type="primary", key="query-run"):
            st.session_state[_ASKED] = sql
    if asked := st.session_state.get(_ASKED):
        _show_answer(view, asked)


def _take_example() -> None:
    if chosen := st.session_state.get(_EXAMPLE):
        st.session_state[_SQL] = st.session_state[_ASKED] = example_queries()[chosen]


def _show_answer(view: View, sql: str) -> None:
    tr = view.tr
    try:
        answer = _copy_of(view.tables).run(sql)
    except QueryError as error:
        st.error(tr("method.query.refused", why=str(error)))
        return
    n = len(answer.frame)
    key = "cut" if answer.is_cut else "more" if n > _SHOWN else "rows"
    st.caption(tr(f"method.query.{key}", n=n, shown=tr.number(min(n, _SHOWN))))
    st.dataframe(answer.frame.head(_SHOWN), hide_index=True, key="query-answer")
    st.download_button(
        tr("method.csv", name="query", n=tr.number(n)),
        csv_for_spreadsheets(answer.frame),
        f"query_{date.today()}.csv",
        "text/csv",
        key="csv-query",
        on_click="ignore",
        type="tertiary",
        icon=":material/download:",
    )


# One copy for all sessions that show the same tables.
@st.cache_resource(show_spinner=False, max_entries=2, hash_funcs={Tables: id})
def _copy_of(tables: Tables) -> FreeQuery:
    return FreeQuery(tables)
