"""What the dashboard is measured against: one filter and three graph_objects charts, nothing else."""

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from analysis import paths


@st.cache_data
def load() -> tuple[pd.DataFrame, pd.DataFrame]:
    folder = paths.SHIPPED
    return pd.read_csv(folder / "notices.csv"), pd.read_csv(folder / "issues.csv")


@st.cache_data
def aggregate(levels: list[str]) -> tuple[pd.Series, pd.Series, pd.Series]:
    notices, issues = load()
    if levels:
        notices = notices[notices["level"].isin(levels)]
    issues = issues[issues["notice_id"].isin(notices["notice_id"])]
    return tuple(issues[column].value_counts() for column in ("issue_type", "notice_id", "status"))


st.set_page_config(layout="wide")
levels = st.sidebar.multiselect("level", sorted(load()[0]["level"].unique()), key="level")
for number, counts in enumerate(aggregate(levels)):
    figure = go.Figure(go.Bar(orientation="h", y=list(counts.index), x=list(counts)))
    st.plotly_chart(figure, key=f"chart-{number}")
