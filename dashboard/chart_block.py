"""One chart as readers get it: title, finding, chart or table, how it is computed, download."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import url
from dashboard.block import Block
from dashboard.charts.layout import CONFIG
from dashboard.downloads import Download, csv_for_spreadsheets, zip_with_notes
from dashboard.labels import displayed
from dashboard.view import View


def show_block(view: View, block: Block) -> tuple[Any, ...] | None:
    """Show the block; where it is clickable, the codes of the cell that is selected, else None."""
    words = view.words
    view.blocks.append(block)
    st.subheader(words(f"{block.name}.title"), anchor=block.key)
    st.markdown(block.finding)
    place = st.container()
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key=f"{block.key}-menu"):
        shown = url.choose(
            f"{block.key}-view",
            words("block.view"),
            ["chart", "table"],
            format_func=lambda v: words(f"block.{v}"),
        )
        with st.popover(words("block.method"), type="tertiary"):
            st.markdown(words(f"{block.name}.method"))
        _offer_download(view, block)
    with place:
        if block.note:
            st.caption(block.note)
        if shown == "table":
            show_table(view, block.frame, key=f"{block.key}-table")
            return None
        return _show_chart(block)


def show_table(
    view: View, frame: pd.DataFrame, *, key: str, selectable: bool = False, order: list[str] | None = None
) -> int | None:
    """The frame with labels and headings in words; the position of the selected row, else None."""
    columns = {c: st.column_config.Column(view.words.column(c)) for c in frame.columns}
    columns |= {
        c: st.column_config.NumberColumn(view.words.column(c), format="percent")
        for c in ("share",)
        if c in frame
    }
    shown = displayed(frame, view.words, view.names)
    if not selectable:
        st.dataframe(shown, key=key, hide_index=True, column_config=columns, column_order=order)
        return None
    event = st.dataframe(
        shown, key=key, hide_index=True, column_config=columns, column_order=order, on_select="rerun",
        selection_mode="single-row",
    )  # fmt: skip
    rows = event.selection.rows
    return int(rows[0]) if rows and rows[0] < len(frame) else None


def _show_chart(block: Block) -> tuple[Any, ...] | None:
    figure = block.draw()
    if not block.clickable:
        st.plotly_chart(figure, key=f"{block.key}-chart", config=CONFIG, alt=block.finding)
        return None
    event = st.plotly_chart(
        figure,
        key=f"{block.key}-chart",
        config=CONFIG,
        alt=block.finding,
        on_select="rerun",
        selection_mode="points",
    )
    points = event.selection.points
    return tuple(points[0]["customdata"]) if points and points[0].get("customdata") else None


def _offer_download(view: View, block: Block) -> None:
    """The files are made when the reader opens the menu: most never do, and every filter would wait for them."""
    menu = st.popover(
        view.words("block.download"), type="tertiary", key=f"{block.key}-download", on_change="rerun"
    )
    if menu.open:
        with menu:
            _show_downloads(view, block)


def _show_downloads(view: View, block: Block) -> None:
    words, today = view.words, date.today()
    download = Download(
        measure=block.key, title=f"{words(f'{block.name}.title')}. {block.finding}",
        definition=words(f"{block.name}.method"), frame=block.frame, filters=view.filters, slug=view.slug,
        link=url.link(),
    )  # fmt: skip
    st.download_button(
        words("block.csv"), csv_for_spreadsheets(block.frame), download.file_name("csv", on=today), "text/csv",
        key=f"{block.key}-csv", on_click="ignore",
    )  # fmt: skip
    st.download_button(
        words("block.zip"), zip_with_notes(download, words, on=today), download.file_name("zip", on=today),
        "application/zip", key=f"{block.key}-zip", on_click="ignore",
    )  # fmt: skip
