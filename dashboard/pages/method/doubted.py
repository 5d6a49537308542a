"""Whether grave doubts are where lists of issues are wrong: counted on damaged texts."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from analysis.evaluate.accuracy import DOUBTED
from dashboard.pages.method.downloads import offer_csv
from dashboard.shell.view import View

# What the sentence names: the kind of damage and what is counted.
_NAMED = (
    ("none", "right"),
    ("none", "right_doubted"),
    ("tried", "wrong"),
    ("tried", "wrong_doubted"),
    ("unseen", "wrong"),
    ("unseen", "wrong_doubted"),
)


def show_doubted(view: View) -> None:
    """How many wrong and right lists carry a grave doubt, in a sentence and as a table."""
    tr, counted = view.tr, pd.read_csv(DOUBTED)
    rows = counted.set_index("damage")
    counts = {f"{column}_{damage}": tr.number(rows.loc[damage, column]) for damage, column in _NAMED}
    st.markdown(tr("method.doubted.text", **counts))
    shown = counted.assign(damage=[tr(f"method.doubted.damage.{damage}") for damage in counted["damage"]])
    labels = {str(name): st.column_config.Column(tr(f"method.doubted.column.{name}")) for name in shown}
    st.dataframe(shown, hide_index=True, column_config=labels, key="doubted")
    offer_csv(view, counted, name="doubts")
