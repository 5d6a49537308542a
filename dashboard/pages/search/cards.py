"""Each hit as a card: what, who, why it was found, what was done; it opens its measures and its passage."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from analysis.compare.measure_contents import list_contents
from analysis.search.done import Done, list_done
from analysis.search.find import Hits
from analysis.search.searched import Searched
from dashboard.charts.block import Block
from dashboard.components.chart_card import offer_method_and_data
from dashboard.components.evidence import plain, show_issue
from dashboard.components.measure_lines import describe_measures
from dashboard.components.search_address import ask_for_similar
from dashboard.i18n.fact_labels import label_acts
from dashboard.i18n.quantities import format_quantity
from dashboard.i18n.title_glosses import gloss_title
from dashboard.pages.search.blocks import MOST_HITS, PAGE_HITS, describe
from dashboard.pages.search.facets import clear_facets
from dashboard.shell import url
from dashboard.shell.page_run import current_run
from dashboard.shell.view import View

_PAGE = "search-page"
_OF = "_search_of"
_SHOWN = 4  # documents and figures on a card; all are under its measures


def choose_first(view: View, n: int, *, of: tuple[Any, ...]) -> int:
    """The place of the first of n hits to show, of those listed; another search (`of`) begins on page 1."""
    pages = max(1, -(-min(n, MOST_HITS) // PAGE_HITS))
    if st.session_state.get(_OF, of) != of or st.session_state.get(_PAGE, 1) > pages:
        st.session_state[_PAGE] = 1
    st.session_state[_OF] = of
    page = 1
    if pages > 1:
        page = url.number(_PAGE, view.tr("search.page", n=pages), default=1, most=pages, display_only=True)
    return (page - 1) * PAGE_HITS


def show_hits(view: View, block: Block, searched: Searched, hits: Hits, *, first: int) -> None:
    """A card for each hit of the page that begins with `first`; a title before those without the words."""
    current_run().add(block)
    if block.note:
        st.caption(block.note)
    shown = hits.part(slice(first, first + PAGE_HITS))
    if hits.words and not hits.exact.all():
        begin, n = int(shown.exact.sum()), len(hits) - int(hits.exact.sum())
    else:
        begin, n = PAGE_HITS, 0
    rows = describe(view, searched, shown)
    done = list_done(view.tables, list(rows["issue_id"]), list(rows["notice_id"]))
    for place, (_, issue) in enumerate(rows.iterrows()):
        if place == begin:
            st.subheader(view.tr("search.similar_begin", n=n), anchor="search-similar")
        with st.container(border=True, gap="xsmall"):
            why = issue["shared"] if shown.asked and issue["match"] == "similar" else ""
            _show_card(view, issue, why, done[issue["issue_id"]])


def show_menu(block: Block) -> None:
    """How hits are found, and their downloads."""
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key=f"{block.key}-menu"):
        offer_method_and_data(block)


def _show_card(view: View, issue: pd.Series, why: str, done: Done) -> None:
    """What and who, how far it is and what was done in a line each; then what can be opened."""
    tr, issue_id = view.tr, str(issue["issue_id"])
    title = f"**{plain(issue['title'])}** · {plain(view.names[issue['notice_id']])}"
    words = gloss_title(issue["title"], tr)
    lines = [title, *([f"*{plain(words)}*"] if words else []), _status(view, issue)]
    st.markdown("  \n".join([*lines, *_done(view, issue, done)]))
    with st.container(horizontal=True, gap="medium", vertical_alignment="center"):
        is_open = st.toggle(tr("search.open"), key=f"hit-{issue_id}", width="content")
        st.button(
            tr("search.similar_link"),
            key=f"like-{issue_id}",
            icon=":material/find_in_page:",
            type="tertiary",
            on_click=_look_like,
            args=(issue_id,),
        )
        if why:
            st.caption(tr("search.why", shared=plain(why)), width="content")
    if is_open:
        show_issue(view, issue, describe_measures(list_contents(view.tables, issue_id), tr))


def _look_like(issue_id: str) -> None:
    clear_facets()
    ask_for_similar(issue_id)


def _status(view: View, issue: pd.Series) -> str:
    """Status, type, and how many days the notice took."""
    tr = view.tr
    status, kind = tr.label("status", issue["status"]), tr.label("issue_type", issue["issue_type"])
    days = (
        ""
        if pd.isna(issue["days_min"])
        else tr("search.days", days=tr.days(issue["days_min"], issue["days_max"]))
    )
    return " · ".join(filter(None, [tr("search.status", status=status), kind, days]))


def _done(view: View, issue: pd.Series, done: Done) -> list[str]:
    """A line on acts, and one on documents and figures; where there is none of these, one on words."""
    tr = view.tr
    figures = [
        tr("search.outcome", outcome=tr.label("outcome", code), figure=format_quantity(value, unit, tr))
        for code, value, unit in done.outcomes
    ] + [format_quantity(value, unit, tr) for value, unit in done.figures]
    named = {
        "acts": [label_acts(issue["actions"], tr)] if issue["actions"] else [],
        "documents": [f"《{plain(name)}》" for name in done.documents],
        "figures": figures,
    }
    lines = {
        kind: tr(f"search.done.{kind}", listed=_some(view, listed))
        for kind, listed in named.items()
        if listed
    }
    if not lines and done.terms:
        return [tr("search.done.terms", listed=_some(view, [plain(term) for term in done.terms]))]
    counted = [lines[kind] for kind in ("documents", "figures") if kind in lines]
    return [*([lines["acts"]] if "acts" in lines else []), *([" · ".join(counted)] if counted else [])]


def _some(view: View, listed: list[str]) -> str:
    """The first few, and how many more there are."""
    more = len(listed) - _SHOWN
    text = view.tr.listing(listed[:_SHOWN])
    return view.tr("search.more", listed=text, n=more) if more > 0 else text
