"""What a page is handed: tables, selection and words, frozen for one run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analysis.compare.selection import Selection
from analysis.compare.tables import Tables
from dashboard import selection as sidebar
from dashboard.block import Block
from dashboard.words import Words

_KEY = "_view"


class NothingMore(Exception):
    """A page has said why it shows no more. Streamlit's own stop would also end what stands on every page."""


@dataclass(frozen=True)
class View:
    """One run's view. `names`: notice_id -> short name; `n_notices` of `of_notices` are chosen.

    `blocks` and `rest` fill while the page runs: what it has shown, for the report, and what it shows last.
    """

    tables: Tables
    selection: Selection
    words: Words
    names: dict[str, str]
    n_notices: int
    of_notices: int
    blocks: list[Block] = field(default_factory=list, compare=False)
    rest: list[tuple[DeltaGenerator, Callable[[], object]]] = field(default_factory=list, compare=False)

    def later(self, show: Callable[[], object]) -> None:
        """Show something here once every chart is sent: menus and lists take the browser time for which the charts
        below them would wait."""
        self.rest.append((st.container(), show))

    def show_rest(self) -> None:
        """What was left for later, in the order of the page."""
        for place, show in self.rest:
            with place:
                show()

    def without_statuses(self) -> View:
        """The same view with the filter on status left out, where it would decide the answer."""
        selection = replace(self.selection, statuses=())
        return replace(self, selection=selection, n_notices=count_chosen(self.tables, selection))

    @property
    def sentence(self) -> str:
        return sidebar.sentence(self.selection, self.words, self.names, n=self.n_notices, of=self.of_notices)

    @property
    def filters(self) -> str:
        return sidebar.filters_in_words(self.selection, self.words, self.names)

    @property
    def slug(self) -> str:
        return sidebar.slug(self.selection, n=self.n_notices, of=self.of_notices)


def count_chosen(tables: Tables, selection: Selection) -> int:
    """Notices in the selection."""
    with_, parameters = selection.with_clause()
    counted: pd.DataFrame = tables.query(f"{with_} SELECT count(*) AS n FROM chosen_notices", parameters)
    return int(counted["n"].iloc[0])


def hand_over(view: View) -> None:
    """Make the view the one that the page of this run gets."""
    st.session_state[_KEY] = view


def handed_over() -> View:
    """The view of this run."""
    view: View = st.session_state[_KEY]
    return view


def open_page(name: str, *, needs_notices: bool = True, by_status: bool = True) -> View:
    """The view for a page, after its title and question; an empty selection says so and, where the page
    needs notices, ends it. Where it is not `by_status`, that filter is left out, and the page says so."""
    view = handed_over()
    words = view.words
    st.title(words(f"pages.{name}"), anchor=False)
    st.markdown(words(f"{name}.question"))
    if view.n_notices == 0:
        st.warning(f"{words('selection.empty')} {words('selection.empty_hint')}")
        st.button(words("selection.reset"), key="reset_page", on_click=sidebar.clear)
        if needs_notices:
            raise NothingMore
    if view.selection.statuses and not by_status:
        view = view.without_statuses()
        hand_over(view)
        st.info(words(f"{name}.by_status"))
    if view.selection.limits_issues:
        st.caption(words("selection.issues_note"))
    return view
