"""The table of everything side by side, with its downloads."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from dashboard.downloads.menu import offer_downloads
from dashboard.i18n.side_names import label_side
from dashboard.pages.compare.blocks import everything_block
from dashboard.pages.compare.side_table import SECTION, side_table
from dashboard.shell.page_run import current_run
from dashboard.shell.view import View


def show_everything(view: View, facts: pd.DataFrame, sides: Sequence[str]) -> None:
    """All facts as a table; the long form can be downloaded."""
    tr, table = view.tr, side_table(view, facts, sides)
    block = everything_block(view, facts, table, sides)
    current_run().blocks.append(block)
    st.subheader(tr("compare.everything.title"), anchor=block.key)
    st.caption(tr("compare.everything.note"))
    headings = {SECTION: tr("compare.section"), "measure": tr("compare.measure")}
    headings |= {side: label_side(side, tr, view.names) for side in sides}
    st.dataframe(
        table,
        key="everything",
        hide_index=True,
        height="content",
        column_config={column: st.column_config.Column(name) for column, name in headings.items()},
    )
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        with st.popover(tr("block.method"), type="tertiary"):
            st.markdown(tr("compare.everything.method"))
        offer_downloads(current_run(), block, as_chart=False)
