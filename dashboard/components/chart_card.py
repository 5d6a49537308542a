"""One chart as readers get it: the finding as its title, chart or table, how it is computed, downloads."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from typing import Any, Literal

import pandas as pd
import plotly.graph_objects as go
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.charts.block import Block
from dashboard.charts.layout import CONFIG
from dashboard.components.headings import split_finding
from dashboard.components.row_limit import offer_more
from dashboard.components.scrolling import bring_into_view
from dashboard.downloads.menu import offer_method_and_downloads
from dashboard.i18n.glosses import with_glosses
from dashboard.i18n.labels import format_frame
from dashboard.shell import url
from dashboard.shell.failures import costs_only
from dashboard.shell.page_run import current_run, run_part, show_alone, show_later
from dashboard.shell.view import View

MakeBlock = Callable[[], Block]
Draw = Callable[[], go.Figure]
# The codes of the mark that is selected.
Clicked = tuple[Any, ...] | None
ShowList = Callable[[Block, Clicked], object]

# Measures of words: as many decimals as distinguish them.
_DECIMALS = {
    **dict.fromkeys(("per_10k", "target_per_10k", "reference_per_10k", "g2", "tf_idf"), "%.1f"),
    **dict.fromkeys(("dp", "dp_norm", "target_dp", "reference_dp", "log_ratio"), "%.2f"),
}
_VIEWS = ("chart", "table")
# In the session: the list of the mark that was clicked last, until it is shown.
_JUST_CLICKED = "_just_clicked"
# Rows that decide the width of a column, and the pixels of a table on a common screen.
_MEASURED = 50
_FITS = 900


def show_block(
    view: View, block: Block | MakeBlock, *, on_click: Callable[[], None] | None = None
) -> Clicked:
    """Show the block, or the one that is made now; where it is clickable, the codes of the selected cell,
    else None. A defect in making or drawing it costs this block alone. `on_click`: runs before the page does
    when a mark is chosen or given up."""
    clicked = None
    with costs_only(view.tr("block.part") if callable(block) else view.tr(f"{block.name}.title"), view.tr):
        made = block() if callable(block) else block
        clicked = _show(view, made, lambda: show_chart_of(made, made.draw, on_click))
    return clicked


def show_with_list(view: View, block: Block | MakeBlock, show: ShowList) -> None:
    """The block, and below it what `show` draws for the codes of its selected mark, or for none. A click runs
    that alone: nothing else on the page may depend on it."""
    with costs_only(view.tr("block.part") if callable(block) else view.tr(f"{block.name}.title"), view.tr):
        made = block() if callable(block) else block
        key, draw = f"{made.key}-list", cache(made.draw)
        _show(view, made, _show_alone(made, draw, partial(run_list, key)))
        show_alone(key, lambda: show_list(view, made, show, clicked_in(made, draw), key))


def run_list(key: str) -> None:
    """From a click on a mark."""
    st.session_state[_JUST_CLICKED] = key
    run_part(key)


def show_list(view: View, block: Block, show: ShowList, clicked: Clicked, key: str) -> None:
    """The list; after a click it is brought into view, with a word on where it is: below a tall chart it is
    out of sight."""
    show(block, clicked)
    if st.session_state.pop(_JUST_CLICKED, "") == key and clicked is not None:
        st.toast(view.tr("block.below"), icon=":material/arrow_downward:", duration="short")
        bring_into_view(f"{key}-place")


def clicked_in(block: Block, draw: Draw) -> Clicked:
    """The codes of the mark that is selected in the block's chart, if it is drawn."""
    if not block.clickable or url.current(f"{block.key}-view", _VIEWS) != "chart":
        return None
    return _codes(st.session_state.get(f"{block.key}-chart"), draw)


def is_clicked(block: Block) -> bool:
    """Whether a mark of the block's chart is selected."""
    event = st.session_state.get(f"{block.key}-chart")
    return bool(event and event["selection"]["points"])


def _show(view: View, block: Block, show_chart: Callable[[], Clicked]) -> Clicked:
    clicked = show_finding(view, block, show_chart)
    show_later(lambda: _show_buttons(view, block, None), menu_row(block))
    return clicked


def show_finding(
    view: View,
    block: Block,
    show_chart: Callable[[], Clicked],
    *,
    again: Callable[[], None] | None = None,
    heading_in: DeltaGenerator | None = None,
) -> Clicked:
    """Finding and chart, or table; the codes of the selected cell. `again`: see show_menu; `heading_in`: the
    place of the heading, if it is not here."""
    tr = view.tr
    current_run().add(block)
    heading, rest = split_finding(block.finding)
    (heading_in or st).header(heading, anchor=block.key)
    title = f"**{tr(f'{block.name}.title')}**"
    small = " · ".join(filter(None, [title, block.note, view.corrected_part(block)]))
    # In one piece: the browser draws each element again with every filter, several times.
    st.markdown("  \n".join(filter(None, [rest, f":small[:gray[{small}]]"])))
    clicked = None
    if url.current(f"{block.key}-view", _VIEWS) == "table":
        show_table(view, block.frame, key=f"{block.key}-table")
    else:
        clicked = show_chart()
        if block.more is not None:
            more = block.more
            offer_more(view, more.key, shown=more.shown, of=more.of, step=more.step, again=again)
    return clicked


def show_menu(view: View, block: Block, *, again: Callable[[], None] | None = None) -> None:
    """Chart or table, how it is computed, downloads. `again`: draws the block, where not the whole page is
    drawn again."""
    with menu_row(block):
        _show_buttons(view, block, again)


def menu_row(block: Block) -> DeltaGenerator:
    """The place of the block's buttons."""
    return st.container(horizontal=True, gap="small", vertical_alignment="center", key=f"{block.key}-menu")


def _show_buttons(view: View, block: Block, again: Callable[[], None] | None) -> None:
    labels = {view_: view.tr(f"block.as_{view_}") for view_ in _VIEWS}
    shown = url.turn(f"{block.key}-view", labels, on_change=again)
    offer_method_and_data(block, as_chart=shown == "chart")


def offer_method_and_data(block: Block, *, as_chart: bool = False) -> None:
    """How the chart is computed, and its downloads, behind one button: the browser draws each button of each
    chart with every filter."""
    offer_method_and_downloads(current_run(), block, as_chart=as_chart)


def show_table(
    view: View,
    frame: pd.DataFrame,
    *,
    key: str,
    selectable: bool = False,
    order: list[str] | None = None,
    all_rows: bool = False,
) -> int | None:
    """The frame, or the columns that `order` names, with labels and headings in words; the position of the
    selected row, else None. Ten rows are seen at once, with `all_rows` all."""
    listed = frame[order] if order else frame
    frame = with_glosses(listed, view.tr)
    columns: dict[str, Any] = {c: st.column_config.Column(view.tr.column(c)) for c in frame.columns}
    columns |= {
        c: st.column_config.NumberColumn(view.tr.column(c), format="percent")
        for c in ("share",)
        if c in frame
    }
    columns |= {
        c: st.column_config.NumberColumn(view.tr.column(c), format=form)
        for c, form in _DECIMALS.items()
        if c in frame and frame[c].notna().all()  # with gaps the numbers are words already
    }
    shown = format_frame(frame, view.tr, view.names)
    columns |= _wide_enough(shown, columns)
    if not selectable:
        height: Literal["content", "auto"] = "content" if all_rows else "auto"
        st.dataframe(shown, key=key, hide_index=True, column_config=columns, height=height)
        return None
    current_run().add_rows(listed)
    event = st.dataframe(
        shown,
        key=key,
        hide_index=True,
        column_config=columns,
        on_select="rerun",
        selection_mode="single-row",
    )
    rows = event.selection.rows
    return int(rows[0]) if rows and rows[0] < len(frame) else None


def _wide_enough(shown: pd.DataFrame, columns: dict[str, Any]) -> dict[str, Any]:
    """Where the table does not fit anyway, columns in which headings and cells are not cut: a browser
    measures Chinese before its font has come."""
    widths = {
        c: min(max(map(_pixels, [str(columns[c]["label"]), *map(str, shown[c].head(_MEASURED))])), 300)
        for c in shown.columns
    }
    if sum(widths.values()) < _FITS:
        return {}
    return {c: {**columns[c], "width": width} for c, width in widths.items()}


def _pixels(text: str) -> int:
    return 24 + sum(15 if ord(character) > 0x2E7F else 8 for character in text)


def show_chart_of(block: Block, draw: Draw, on_click: Callable[[], None] | None) -> Clicked:
    """The chart, and the codes of its selected mark."""
    figure = draw()
    if not block.clickable:
        st.plotly_chart(figure, key=f"{block.key}-chart", config=CONFIG, alt=block.finding)
        return None
    event = st.plotly_chart(
        figure,
        key=f"{block.key}-chart",
        config=CONFIG,
        alt=block.finding,
        on_select=on_click or "rerun",
        selection_mode="points",
    )
    return _codes(event, lambda: figure)


def _show_alone(block: Block, draw: Draw, on_click: Callable[[], None]) -> Callable[[], None]:
    """The chart as a part of its own: a click would begin a run of the whole page, and the browser redraw all
    that is on it, before `on_click` chooses the part that runs."""

    @st.fragment
    def show() -> None:
        show_chart_of(block, draw, on_click)

    return show


def _codes(event: Any, draw: Draw) -> Clicked:
    points = event["selection"]["points"] if event else ()
    clicked = tuple(points[0].get("customdata") or ()) if points else ()
    return clicked if clicked and _is_drawn(draw(), clicked) else None


def _is_drawn(figure: go.Figure, codes: tuple[Any, ...]) -> bool:
    """Whether a mark has these codes: one that was clicked may be gone with a filter."""
    marks = (list(mark) for trace in figure.data if trace.customdata is not None for mark in trace.customdata)
    return list(codes) in marks
