"""How right the tables are: figures of sets when first read, beside those of now, which serve as floors."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis.evaluate.readings import measures_in_order, read_act_agreement, read_readings
from dashboard.i18n.measured import label_measure, label_set
from dashboard.i18n.translator import Translator
from dashboard.pages.method.doubted import show_doubted
from dashboard.pages.method.downloads import offer_csv
from dashboard.shell.view import View

# Name in the answer -> measure.
_ANSWERED = {"issues": "issues", "types": "issues.issue_type", "statuses": "issues.status"}


def show_accuracy(view: View) -> None:
    """How often the program agrees with what careful readers coded by hand: in a sentence, then in full."""
    tr, readings = view.tr, read_readings()
    st.markdown(describe_first_readings(readings, tr))
    with st.expander(tr("method.accuracy.figures"), key="accuracy-figures"):
        table = lay_out(readings, tr)
        columns = {c: st.column_config.Column(c, pinned=not n) for n, c in enumerate(table.columns)}
        st.dataframe(table, hide_index=True, column_config=columns, key="accuracy")
        offer_csv(view, readings, name="accuracy")
    with st.expander(tr("method.accuracy.how"), key="accuracy-how"):
        coders = read_act_agreement().query("compared == 'coders'")["first_kappa"]
        low, high = (f"{kappa:.2f}" for kappa in (coders.min(), coders.max()))
        acts = tr("method.accuracy.acts", low=low, high=high)
        st.markdown("\n\n".join([tr("method.accuracy.text"), tr("method.accuracy.readings"), acts]))
    with st.expander(tr("method.doubted.title"), key="accuracy-doubted"):
        show_doubted(view)


def describe_first_readings(readings: pd.DataFrame, tr: Translator) -> str:
    """Lowest and highest figure of the sets when first read: issues, their types and statuses."""
    first = readings[readings["reading"] == "first"].groupby("measure")["value"]
    spans = {
        name: f"{first.min()[measure]:.2f}–{first.max()[measure]:.2f}" for name, measure in _ANSWERED.items()
    }
    return tr("method.accuracy.answer", **spans)


def lay_out(readings: pd.DataFrame, tr: Translator) -> pd.DataFrame:
    """One row per measure, one column per reading and set; a cell has the figure and its n."""
    keys = list(dict.fromkeys(zip(readings["reading"], readings["coding_set"], strict=True)))
    cells = {
        (row.reading, row.coding_set, row.measure): tr(
            "method.accuracy.cell", share=tr.percent(row.value), n=tr.number(row.n)
        )
        for row in readings.itertuples()
    }
    measures = measures_in_order(readings)
    columns = {
        tr(f"method.accuracy.reading.{reading}", set=label_set(name, tr)): [
            cells.get((reading, name, measure), "") for measure in measures
        ]
        for reading, name in keys
    }
    return pd.DataFrame({tr.column("measure"): [label_measure(m, tr) for m in measures], **columns})
