"""A block with controls of its own: what is chosen in them draws this block alone, with its menu and, where a
mark is selected, its list."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.charts.block import Block
from dashboard.components.chart_card import (
    ShowList,
    clicked_in,
    is_clicked,
    run_list,
    show_chart_of,
    show_finding,
    show_list,
    show_menu,
)
from dashboard.shell.failures import costs_only
from dashboard.shell.page_run import run_part, show_alone, show_part
from dashboard.shell.view import View

# Draws the controls, each of which calls what it is given before the block is drawn again, and returns the
# block, if any.
Make = Callable[[Callable[[], None]], Block | None]


def show_with_controls(view: View, key: str, make: Make, show: ShowList, *, beside: int = 0) -> None:
    """The controls, the block and below it what `show` draws for the codes of its selected mark, or for none:
    then it is the same whatever is chosen. Nothing else on the page may depend on the controls. `beside`:
    pixels of the controls, if they are beside the heading instead of above it."""
    parts = (f"{key}-part", f"{key}-list")
    made: list[Block] = []

    def again() -> None:
        if any(is_clicked(block) for block in made):
            run_part(*parts)

    def show_block() -> None:
        made.clear()
        with costs_only(view.tr("block.part"), view.tr):
            block, heading = _make_beside(key, make, again, beside) if beside else (make(again), None)
            if block is not None:
                made.append(block)
                chart = partial(show_chart_of, block, block.draw, partial(run_list, parts[1]))
                show_finding(view, block, chart, again=again, heading_in=heading)
                show_menu(view, block, again=again)

    def show_behind() -> None:
        for block in made:
            show_list(view, block, show, clicked_in(block, cache(block.draw)), parts[1])

    show_part(parts[0], show_block)
    show_alone(parts[1], show_behind)


def _make_beside(
    key: str, make: Make, again: Callable[[], None], width: int
) -> tuple[Block | None, DeltaGenerator]:
    """The block, with its controls at the right, and the place for its heading at the left."""
    with st.container(horizontal=True, vertical_alignment="center", key=f"{key}-head"):
        heading = st.container(width="stretch")
        with st.container(width=width):
            return make(again), heading
