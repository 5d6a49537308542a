"""A list of rows that each have a passage in a text; a row opens its passage."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from dashboard.components.chart_card import show_table
from dashboard.components.evidence import show_passage
from dashboard.shell.page_run import show_title
from dashboard.shell.view import View

MOST_PASSAGES = 500  # rows sent to the browser


def show_passages(view: View, rows: pd.DataFrame, *, title: str, key: str, order: list[str]) -> None:
    """`rows`: one row per passage with notice_id, start, end and the columns of `order`.

    Pages ask for at most MOST_PASSAGES; if there are that many, a note reports that the list is cut. Without
    title, the caller has drawn it.
    """
    tr = view.tr
    if title:
        show_title(title, anchor=key, below_another=True)
    cut = f" {tr('passages.cut', n=MOST_PASSAGES)}" if len(rows) == MOST_PASSAGES else ""
    st.caption(tr("passages.pick") + cut)
    picked = show_table(view, rows, key=f"{key}-list", selectable=True, order=order)
    if picked is not None:
        row = rows.iloc[picked]
        show_passage(view, notice_id=str(row["notice_id"]), start=int(row["start"]), end=int(row["end"]))
