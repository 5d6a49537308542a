"""Overview: who was inspected, what was found, and how much is reported as fixed?"""

from functools import partial

import streamlit as st

from analysis.compare.bodies import count_bodies, list_bodies
from analysis.compare.group_rates import pool_rates
from analysis.compare.group_summary import sum_notices
from analysis.compare.reported_done import count_bases, kinds_of_rates
from dashboard.components.chart_card import show_with_list
from dashboard.components.doubtful_lists import show_doubtful
from dashboard.components.row_limit import count_shown, offer_more
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
show_doubtful(view)

text, sort = choose_rows(view, rates)
shown, order, words = count_shown("rows"), order_of(view, sort), text.strip().casefold()
texts = texts_of_bodies(view) if words else ""
list_found = partial(list_bodies, view.tables, view.selection, order, words=words, texts=texts)
first = list_found(limit=shown)
if first.empty:
    st.info(tr("overview.search.none"))
else:
    bases = {} if kinds_of_rates(rates) else count_bases(view.tables, view.selection)
    caution = describe_caution(int(sums["notices"]), rates, bases, tr)
    show_with_list(
        view,
        lambda: bodies_block(view, sums, first, list_found, caution=caution),
        lambda _, mark: None if mark is None else show_behind(view, first, mark),
    )
    n = count_bodies(view.tables, view.selection, words=words, texts=texts) if words else view.n_notices
    offer_more(view, "rows", shown=shown, of=n)


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
