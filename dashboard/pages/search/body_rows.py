"""The rows of bodies on the page; a click on one lists its issues alone."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analysis.search.bodies import count_bodies
from analysis.search.find import Hits
from analysis.search.rows import MATCHES
from analysis.search.searched import Searched
from dashboard.charts.block import Block
from dashboard.components.chart_card import offer_method_and_data
from dashboard.components.evidence import plain
from dashboard.components.headings import split_finding
from dashboard.components.notice_address import show_notice_link
from dashboard.components.row_limit import count_shown, offer_more
from dashboard.components.scrolling import bring_into_view
from dashboard.components.search_address import BODY
from dashboard.pages.search.bodies import MOST_BODIES, bodies_block
from dashboard.pages.search.body_cells import BodyRow, describe_body, headings_of, list_acts, rows_of
from dashboard.pages.search.findings import describe_counts
from dashboard.shell.controls import Control, note_control
from dashboard.shell.failures import costs_itself
from dashboard.shell.page_run import current_run
from dashboard.shell.view import View

_KEY = "search-bodies"
# Rows at first; so many if the heading counts them as those with all words; and more on request.
_FIRST, _ALL_WORDS, _STEP = 5, 12, 20
_JUST_CHOSEN = "_search_body_chosen"
LISTED = "search-listed"
_NAME, _ACT, _SHORTLY = 34, 14, 40  # widths of columns


@costs_itself
def show_bodies(view: View, searched: Searched, hits: Hits, *, like: str, above: DeltaGenerator) -> None:
    """The answer (`above`) and the first rows, each with a button that lists its issues alone. `hits`: those
    that the heading counts."""
    bodies = count_bodies(searched, hits)
    with_all = min(int((bodies["match"] == MATCHES[0]).sum()), _ALL_WORDS) if len(hits.words) > 1 else 0
    n = min(max(count_shown(_KEY, least=_FIRST), with_all), len(bodies), MOST_BODIES)
    acts = list_acts(searched, hits, bodies)
    block = bodies_block(view, searched, hits, bodies, acts=acts, like=like, n=n)
    with above:
        show_answer(block)
    if block.note:
        st.caption(block.note)
    with st.container(gap="xsmall", key="search-rows"):
        for place, heading in zip(_columns(len(acts)), headings_of(view, acts), strict=True):
            place.caption(heading)
        group = ""
        for row in rows_of(view, searched, hits, bodies.head(n), acts):
            if row.group != group:
                group = row.group
                st.caption(view.tr(group) if group else "")
            _show_row(view, row)
    if counts := describe_counts(view, searched, hits, bodies):
        st.caption(counts)
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key="search-rows-menu"):
        offer_more(view, _KEY, shown=n, of=min(len(bodies), MOST_BODIES), step=_STEP)
        offer_method_and_data(block)


def show_answer(block: Block) -> None:
    """The finding of a block as a heading, and what does not fit into it below."""
    current_run().add(block)
    heading, rest = split_finding(block.finding)
    st.header(heading, anchor=block.key)
    if rest:
        st.markdown(rest)


def _columns(n_acts: int) -> list[DeltaGenerator]:
    return st.columns([_NAME, *[_ACT] * n_acts, _SHORTLY], gap="small")


def _show_row(view: View, row: BodyRow) -> None:
    first, *others, last = _columns(len(row.acts))
    toast = view.tr("search.bodies.below", name=row.name)
    key = f"body-{row.notice_id}"
    first.button(row.name, key=key, type="tertiary", on_click=_choose, args=(row.notice_id, toast))
    for place, has in zip(others, row.acts, strict=True):
        place.markdown(view.tr("search.tick" if has else "absent"))
    if row.shortly:
        last.markdown(row.shortly)


def choose_body(view: View, searched: Searched, hits: Hits) -> Hits:
    """The hits of the body whose row was clicked, else all; a line names it and leads back to all, others
    have everything about it."""
    issues, named = searched.issues, st.session_state.get(BODY, [])[:1]
    of = issues.notices["notice_id"].iloc[issues.notice[hits.places]].isin(named).to_numpy(dtype=bool)
    st.session_state[BODY] = chosen = named if of.any() else []
    words = tuple(view.names[notice_id] for notice_id in chosen)
    note_control(BODY, Control(view.tr.column("body"), words, tuple(chosen), is_default=not chosen))
    if not chosen:
        return hits
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        text = view.tr("search.bodies.only_of", name=plain(words[0]), n=int(of.sum()))
        st.markdown(text, width="content")
        show_notice_link(view, chosen[0], label=view.tr("evidence.open"))
        st.button(view.tr("search.bodies.all"), key="all-bodies", type="tertiary", on_click=_choose)
    st.markdown("  \n".join(describe_body(view, searched, hits.part(of))))
    return hits.part(of)


def show_chosen() -> None:
    """After a click on a body: bring its issues into view, from below all rows."""
    if st.session_state.pop(_JUST_CHOSEN, False):
        bring_into_view(LISTED)


def _choose(notice_id: str = "", toast: str = "") -> None:
    if toast:
        st.toast(toast, icon=":material/arrow_downward:", duration="short")
    st.session_state[BODY] = [notice_id] if notice_id else []
    st.session_state[_JUST_CHOSEN] = bool(notice_id)
