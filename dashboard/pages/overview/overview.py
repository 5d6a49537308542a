"""Overview: who was inspected, what was found, and how much is reported as fixed?"""

from dataclasses import replace

import streamlit as st

from analysis.compare.completion import completion_rates, counts_without_total
from analysis.compare.grave_doubts import count_grave_doubts
from analysis.compare.notice_summary import summarise_notices
from analysis.compare.reported_done import reported_done
from dashboard.components.chart_card import show_with_list
from dashboard.components.doubtful_lists import show_doubtful
from dashboard.components.groups import in_order
from dashboard.components.row_limit import count_shown, offer_more
from dashboard.pages.overview.blocks import bodies_block
from dashboard.pages.overview.choices import choose_rows, find_bodies, kind_of, sort_bodies
from dashboard.pages.overview.figures import list_figures, show_figures
from dashboard.pages.overview.lists import show_behind
from dashboard.shell.navigation import list_scripts, script
from dashboard.shell.page_run import open_page, show_later

view = open_page("overview")
tr = view.tr
notices = in_order(view, summarise_notices(view.tables, view.selection))
# Among issues picked by their status every rate would be 100 % or 0 %.
of_all_statuses = replace(view.selection, statuses=())
rates = in_order(view, completion_rates(view.tables, of_all_statuses))
rates = rates[rates["notice_id"].isin(notices["notice_id"])]
counts = counts_without_total(view.tables, of_all_statuses)
show_figures(list_figures(view, notices, rates))
show_doubtful(view)

text, sort = choose_rows(view, rates)
done = reported_done(rates, counts, prefer=kind_of(sort))
bodies = notices.merge(done, on="notice_id")
doubted = count_grave_doubts(view.tables, view.selection)[["notice_id", "doubts_grave"]]
bodies = bodies.merge(doubted, on="notice_id", how="left")
found = sort_bodies(view, find_bodies(view, bodies, text), sort)
if found.empty:
    st.info(tr("overview.search.none"))
else:
    shown = count_shown("rows")
    show_with_list(
        view,
        lambda: bodies_block(view, bodies, found, rates, shown=shown),
        lambda _, mark: None if mark is None else show_behind(view, bodies, mark),
    )
    offer_more(view, "rows", shown=shown, of=len(found))


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
