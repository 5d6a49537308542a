"""The word cloud on a page, or, where it cannot be drawn, why not."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from dashboard.charts.word_cloud import CharactersMissing, FontMissing
from dashboard.components.chart_card import show_block
from dashboard.pages.keywords.blocks import cloud_block
from dashboard.shell.failures import costs_only
from dashboard.shell.fonts import provide_font
from dashboard.shell.view import View


def show_cloud(view: View, terms: pd.DataFrame) -> tuple[Any, ...] | None:
    """The cloud of the rows of term_frequencies; the term clicked. Without a font that has every character,
    an error is shown: boxes are never drawn."""
    with costs_only(view.tr("keywords.cloud.title"), view.tr):
        try:
            block = cloud_block(view, terms, font=provide_font())
        except FontMissing:
            st.error(view.tr("keywords.cloud.no_font", command="pip install -r requirements.txt"))
        except CharactersMissing as error:
            st.error(view.tr("keywords.cloud.no_characters", characters=" ".join(error.characters)))
        else:
            return show_block(view, block)
    return None
