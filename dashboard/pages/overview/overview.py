"""Overview: who was inspected, what was found, and how much is reported as fixed?"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pandas as pd
import streamlit as st

from analysis.compare.bodies import count_bodies, list_bodies
from analysis.compare.group_rates import pool_rates
from analysis.compare.group_summary import sum_notices
from analysis.compare.reported_done import count_bases, kinds_of_rates
from dashboard.charts.block import Block
from dashboard.components.doubtful_lists import show_signed
from dashboard.components.own_controls import show_with_controls
from dashboard.components.row_limit import first_of_notices, more_of
from dashboard.pages.overview.blocks import bodies_block
from dashboard.pages.overview.choices import choose_rows, order_of, texts_of_bodies
from dashboard.pages.overview.figures import list_figures, show_figures
from dashboard.pages.overview.findings import describe_caution
from dashboard.pages.overview.guides import show_guides
from dashboard.pages.overview.lists import show_behind
from dashboard.shell.navigation import list_scripts, script
from dashboard.shell.page_run import open_page, show_later

view = open_page("overview")
tr = view.tr
sums = sum_notices(view.tables, view.selection)
rates = pool_rates(view.tables, view.selection, all_statuses=True)
show_figures(list_figures(view, sums, rates))
show_guides(view)

# The rows that are drawn, for the list behind a mark.
drawn: list[pd.DataFrame] = []


def chosen_bodies_block(again: Callable[[], None]) -> Block | None:
    """The bodies that are looked for, in the order that is chosen."""
    text, sort = choose_rows(view, rates, on_change=again)
    order, words = order_of(view, sort), text.strip().casefold()
    texts = texts_of_bodies(view) if words else ""
    n = count_bodies(view.tables, view.selection, words=words, texts=texts) if words else view.n_notices
    more = more_of("rows", of=n, least=first_of_notices(view.n_notices))
    list_found = partial(list_bodies, view.tables, view.selection, order, words=words, texts=texts)
    drawn[:] = [first := list_found(limit=more.shown)]
    if first.empty:
        st.info(tr("overview.search.none"))
        return None
    bases = {} if kinds_of_rates(rates) else count_bases(view.tables, view.selection)
    caution = describe_caution(int(sums["notices"]), rates, bases, tr)
    block = bodies_block(view, sums, rates, first, list_found, caution=caution)
    return replace(block, more=more)


def list_behind(_: Block, mark: tuple[str, ...] | None) -> None:
    """What is behind the clicked mark."""
    if mark is not None:
        show_behind(view, drawn[0], mark)


show_with_controls(view, "bodies", chosen_bodies_block, list_behind, beside=520)
show_signed(view)


def show_pages() -> None:
    """The other pages with their questions, drawn only when asked for: the browser draws links again with
    every filter."""
    others = st.expander(
        tr("overview.pages.title"), icon=":material/explore:", key="pages", on_change="rerun"
    )
    if others.open:
        with others, st.container(gap=None):
            for page in list_scripts()[1:]:
                st.page_link(script(page), label=f"**{tr(f'pages.{page}')}**")
                st.caption(tr(f"{page}.question"))


show_later(show_pages)
