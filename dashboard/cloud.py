"""The word cloud on a page, or, where it cannot be drawn, why not."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from dashboard.blocks.keywords import cloud_block
from dashboard.chart_block import show_block
from dashboard.charts.word_cloud import CharactersMissing, FontMissing
from dashboard.fonts import provide_font
from dashboard.view import View


def show_cloud(view: View, terms: pd.DataFrame) -> tuple[Any, ...] | None:
    """The cloud of the rows of term_frequencies; the term clicked. Without a font that has every character it says
    so: boxes are never drawn."""
    try:
        return show_block(view, cloud_block(view, terms, font=provide_font()))
    except FontMissing:
        st.error(view.words("keywords.cloud.no_font", command="pip install -r requirements.txt"))
    except CharactersMissing as error:
        st.error(view.words("keywords.cloud.no_characters", characters=" ".join(error.characters)))
    return None
