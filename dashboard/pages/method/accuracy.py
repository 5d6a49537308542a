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


def show_accuracy(view: View) -> None:
    """How often the program agrees with what careful readers coded by hand."""
    tr, readings = view.tr, read_readings()
    st.markdown(tr("method.accuracy.text"))
    st.markdown(tr("method.accuracy.readings"))
    coders = read_act_agreement().query("compared == 'coders'")["first_kappa"]
    low, high = (f"{kappa:.2f}" for kappa in (coders.min(), coders.max()))
    st.markdown(tr("method.accuracy.acts", low=low, high=high))
    table = lay_out(readings, tr)
    columns = {c: st.column_config.Column(c, pinned=not n) for n, c in enumerate(table.columns)}
    st.dataframe(table, hide_index=True, column_config=columns, key="accuracy")
    offer_csv(view, readings, name="accuracy")
    show_doubted(view)


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
