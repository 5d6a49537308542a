"""The bare page that repaints are measured against: one filter, the charts that a page of the dashboard
draws with it, with `lists` the lists that are open on it too, and nothing else.

`?page=issues&lists=1` selects the page. The contents are those that `benchmarks.page_contents` found on
it, in the file that BARE_CONTENTS names; they are cached, so only Streamlit's own work is measured.
"""

import os
import pickle
from pathlib import Path
from typing import Any

import streamlit as st
from plotly.io import from_json


@st.cache_resource
def contents() -> Any:
    """Page -> level, or nothing -> its charts, each with the configuration of Plotly, and its lists."""
    shown = pickle.loads(Path(os.environ["BARE_CONTENTS"]).read_bytes())
    return {
        page: {
            level: ([(from_json(spec), config) for spec, config in charts], lists)
            for level, (charts, lists) in levels.items()
        }
        for page, levels in shown.items()
    }


st.set_page_config(layout="wide")
chosen = st.sidebar.multiselect("level", ["county"], key="level")
charts, lists = contents()[st.query_params.get("page", "overview")]["".join(chosen)]
for number, (figure, config) in enumerate(charts):
    st.plotly_chart(figure, key=f"chart-{number}", config=config)
for number, rows in enumerate(lists if "lists" in st.query_params else []):
    st.dataframe(rows, key=f"list-{number}", hide_index=True)
