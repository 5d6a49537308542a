"""All facts of one notice, as they are listed, to take away."""

from __future__ import annotations

from datetime import date

import pandas as pd
import streamlit as st

from analysis.compare.one_notice import OneNotice
from dashboard.downloads import csv_for_spreadsheets
from dashboard.reader.lines import tell_facts
from dashboard.view import View
from dashboard.words import Words


def offer_facts(view: View, one: OneNotice) -> None:
    """A button that saves the facts as a table for spreadsheets."""
    notice_id = str(one.notice["notice_id"])
    st.download_button(
        view.words("notice.download"), csv_for_spreadsheets(view.marked(facts_in_words(one, view.words))),
        f"facts_{notice_id}_{date.today().isoformat()}.csv", "text/csv", key="facts-csv", on_click="ignore",
        icon=":material/download:",
    )  # fmt: skip


def facts_in_words(one: OneNotice, words: Words) -> pd.DataFrame:
    """One row per fact, in the order of the text: notice_id, kind, fact, detail, doubt, start, end."""
    rows = [
        {"notice_id": one.notice["notice_id"], "kind": words(f"notice.kind.{line['kind']}"), "fact": line["text"],
         "detail": line["detail"], "doubt": line["doubt"], "start": line["start"], "end": line["end"]}
        for line in tell_facts(one, words) if line["id"]
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=["notice_id", "kind", "fact", "detail", "doubt", "start", "end"])
