"""The hits as cards, in groups by where the words are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st
from numpy.typing import NDArray

from analysis.compare.measure_contents import list_contents
from analysis.search.done import Done, list_done
from analysis.search.find import Hits
from analysis.search.query import either_of
from analysis.search.query import plain as plain_text
from analysis.search.searched import Searched
from analysis.search.why import find_words
from dashboard.charts.block import Block
from dashboard.components.chart_card import offer_method_and_data
from dashboard.components.evidence import plain, show_issue
from dashboard.components.measure_lines import describe_measures
from dashboard.components.search_address import ask_for_similar
from dashboard.i18n.title_glosses import gloss_title
from dashboard.pages.search.blocks import MOST_HITS, PAGE_HITS, describe
from dashboard.pages.search.done_lines import describe_done
from dashboard.pages.search.facets import clear_facets
from dashboard.shell import url
from dashboard.shell.page_run import current_run
from dashboard.shell.texts import Shelf
from dashboard.shell.view import View

_PAGE = "search-page"
_OF = "_search_of"
_NAMED = 2  # documents that are only named, on a card


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
    """A card for each hit of the page that begins with `first`, under the title of its group."""
    current_run().add(block)
    if block.note:
        st.caption(block.note)
    shown = hits.part(slice(first, first + PAGE_HITS))
    rows = describe(view, searched, shown)
    done = list_done(view.tables, list(rows["issue_id"]), list(rows["notice_id"]))
    fields, there, titles = searched.texts(shown.places), _with_texts(view, rows), _titles(view, hits)
    last, groups = "", _groups(shown).tolist()
    for place, (group, (_, issue)) in enumerate(zip(groups, rows.iterrows(), strict=True)):
        if titles and group != last:
            st.subheader(titles[group], anchor=f"search-{group}")
        last = group
        with st.container(border=True, gap="xsmall"):
            known = _order_documents(shown, done[issue["issue_id"]])
            where = _where(view, shown, fields[place], known) if group != "similar" else ""
            why = view.tr("search.why", shared=plain(issue["shared"])) if issue["shared"] else ""
            asked = (where or why) if shown.asked else ""
            _show_card(view, issue, asked, known, has_text=issue["notice_id"] in there)


def show_menu(block: Block) -> None:
    """How hits are found, and their downloads."""
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key=f"{block.key}-menu"):
        offer_method_and_data(block)


def _groups(hits: Hits) -> NDArray[np.str_]:
    """Of each hit: of several words all or some are there; of one, where it is."""
    if len(hits.words) > 1:
        found = np.where(hits.full, "all", "some")
    else:
        found = np.where(hits.titled, "titled", "words")
    return np.where(hits.exact, found, "similar")


def _titles(view: View, hits: Hits) -> dict[str, str]:
    """Group -> its title with the number of its hits; none where words are not searched, or all are alike."""
    if not hits.words:
        return {}
    counts = Counter(_groups(hits).tolist())
    if set(counts) <= {"titled"}:
        return {}
    return {group: view.tr(f"search.begin.{group}", n=n) for group, n in counts.items()}


def _with_texts(view: View, rows: pd.DataFrame) -> frozenset[str]:
    """The notices of these rows whose texts are there to be read."""
    found = view.tables.query(
        "SELECT notice_id, sha256 FROM notices WHERE list_contains($ids::VARCHAR[], notice_id)",
        {"ids": sorted(set(rows["notice_id"]))},
    )
    shelf = Shelf.of(found["sha256"])
    pairs = zip(found["notice_id"], found["sha256"], strict=True)
    return frozenset(notice_id for notice_id, sha256 in pairs if sha256 in shelf)


def _order_documents(hits: Hits, done: Done) -> Done:
    """The same, with the documents first whose names have a word: only some fit on a card."""
    words = [part for word in hits.words for part in either_of(word)]
    lacks = {name: not any(word in plain_text(name) for word in words) for name in done.documents}
    return replace(done, documents=sorted(done.documents, key=lacks.__getitem__))


def _where(view: View, hits: Hits, fields: Mapping[str, str], done: Done) -> str:
    """Where each word is: "“this” in the heading; “that” in the text under it"."""
    tr, parts = view.tr, []
    for place, words in find_words(hits, fields, done.documents).items():
        quoted = tr("search.both").join(tr("search.quoted", word=plain(word)) for word in words)
        names = [name for name in done.named if any(word in plain_text(name) for word in words)]
        listed = tr.listing([f"《{plain(name)}》" for name in names[:_NAMED]])
        parts.append(tr(f"search.where.{place}", words=quoted, listed=listed))
    return tr("search.where.separator").join(parts)


def _show_card(view: View, issue: pd.Series, why: str, done: Done, *, has_text: bool) -> None:
    """What and who, how far it is and what was done in a line each; then what can be opened."""
    tr, issue_id = view.tr, str(issue["issue_id"])
    title = f"**{plain(issue['title'])}** · {plain(view.names[issue['notice_id']])}"
    words = gloss_title(issue["title"], tr)
    lines = [title, *([tr("search.gloss", words=plain(words))] if words else []), _status(view, issue)]
    found = [f":small[{why}]"] if why else []
    st.markdown("  \n".join([*lines, *describe_done(view, issue["actions"], done), *found]))
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        label = tr("search.open" if has_text else "search.open_facts")
        is_open = st.toggle(label, key=f"hit-{issue_id}", width="content")
        st.button(
            tr("search.similar_link"),
            key=f"like-{issue_id}",
            icon=":material/find_in_page:",
            type="tertiary",
            on_click=_look_like,
            args=(issue_id,),
        )
    if is_open:
        show_issue(view, issue, describe_measures(list_contents(view.tables, issue_id), tr))


def _look_like(issue_id: str) -> None:
    clear_facets()
    ask_for_similar(issue_id)


def _status(view: View, issue: pd.Series) -> str:
    """Status, type, and how many days after the feedback the notice reports."""
    tr = view.tr
    status, kind = tr.label("status", issue["status"]), tr.label("issue_type", issue["issue_type"])
    days = (
        ""
        if pd.isna(issue["days_min"])
        else tr("search.days", days=tr.days(issue["days_min"], issue["days_max"]))
    )
    return " · ".join(filter(None, [tr("search.status", status=status), kind, days]))
