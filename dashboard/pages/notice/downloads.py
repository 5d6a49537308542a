"""All facts of one notice, as they are listed, to download."""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st

from analysis.compare.one_notice import OneNotice
from dashboard.downloads.files import csv_for_spreadsheets
from dashboard.i18n.translator import Translator
from dashboard.passage_view.lines import list_fact_lines
from dashboard.shell.view import View


def offer_facts(view: View, one: OneNotice) -> None:
    """A button that saves the facts as a table for spreadsheets."""
    notice_id = str(one.notice["notice_id"])
    st.download_button(
        view.tr("notice.download"),
        csv_for_spreadsheets(view.marked(list_facts(one, view.tr))),
        f"facts_{notice_id}_{date.today().isoformat()}.csv",
        "text/csv",
        key="facts-csv",
        on_click="ignore",
        icon=":material/download:",
    )


def list_facts(one: OneNotice, tr: Translator) -> pd.DataFrame:
    """One row per fact, in the order of the text: notice_id, kind, fact, detail, doubt, start, end."""
    rows = [
        {
            "notice_id": one.notice["notice_id"],
            "kind": tr(f"notice.kind.{line['kind']}"),
            "fact": line["text"],
            "detail": line["detail"],
            "doubt": line["doubt"],
            "start": line["start"],
            "end": line["end"],
        }
        for line in list_fact_lines(one, tr)
        if line["id"]
    ]
    return pd.DataFrame(rows, columns=["notice_id", "kind", "fact", "detail", "doubt", "start", "end"])
