"""The table of everything side by side, with its downloads."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from dashboard.blocks.compare import everything_block
from dashboard.side_names import say_side
from dashboard.side_table import SECTION, side_table
from dashboard.take_away import offer_downloads
from dashboard.view import View


def show_everything(view: View, facts: pd.DataFrame, sides: Sequence[str]) -> None:
    """All facts as a table; the long form can be taken away."""
    words, table = view.words, side_table(view, facts, sides)
    block = everything_block(view, facts, table, sides)
    view.blocks.append(block)
    st.subheader(words("compare.everything.title"), anchor=block.key)
    st.caption(words("compare.everything.note"))
    headings = {SECTION: words("compare.section"), "measure": words("compare.measure")}
    headings |= {side: say_side(side, words, view.names) for side in sides}
    st.dataframe(
        table, key="everything", hide_index=True, height="content",
        column_config={column: st.column_config.Column(name) for column, name in headings.items()},
    )  # fmt: skip
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        with st.popover(words("block.method"), type="tertiary"):
            st.markdown(words("compare.everything.method"))
        offer_downloads(view, block, as_chart=False)
