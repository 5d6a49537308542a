"""Rows of the page as tables and files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import streamlit as st

from dashboard.downloads.files import csv_for_spreadsheets
from dashboard.shell.view import View


def show_and_offer(view: View, frame: pd.DataFrame, *, name: str) -> None:
    """The rows on the page, and as a file."""
    columns = {c: st.column_config.Column(view.tr.column(c)) for c in frame.columns}
    st.dataframe(frame, hide_index=True, column_config=columns, key=f"reference-{name}")
    offer_csv(view, frame, name=name)


def offer_csv(view: View, frame: pd.DataFrame, *, name: str, slug: str = "") -> None:
    """A button that downloads the rows."""
    file = "_".join(filter(None, [name, slug, str(date.today())]))
    st.download_button(
        view.tr("method.csv", name=Path(name).name, n=view.tr.number(len(frame))),
        csv_for_spreadsheets(frame),
        f"{file}.csv",
        "text/csv",
        key=f"csv-{name}",
        on_click="ignore",
        type="tertiary",
        icon=":material/download:",
    )
