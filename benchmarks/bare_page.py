"""The bare page that repaints are measured against: one filter, the charts that a page of the dashboard draws
with it, and nothing else.

`?page=issues` selects the page. The charts are those that `benchmarks.page_charts` found on it, in the file
that BARE_CHARTS names; they are cached, so only Streamlit's own work is measured.
"""

import json
import os
from pathlib import Path
from typing import Any

import streamlit as st
from plotly.io import from_json


@st.cache_resource
def charts() -> Any:
    """Page -> level, or nothing -> its charts, each with the configuration of Plotly."""
    drawn = json.loads(Path(os.environ["BARE_CHARTS"]).read_text(encoding="utf-8"))
    return {
        page: {
            level: [(from_json(spec), config) for spec, config in listed] for level, listed in levels.items()
        }
        for page, levels in drawn.items()
    }


st.set_page_config(layout="wide")
chosen = st.sidebar.multiselect("level", ["county"], key="level")
for number, (figure, config) in enumerate(charts()[st.query_params.get("page", "overview")]["".join(chosen)]):
    st.plotly_chart(figure, key=f"chart-{number}", config=config)
