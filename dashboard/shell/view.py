"""What a page is handed: tables, selection and words, frozen for one run."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analysis.compare.selection import Selection
from analysis.compare.tables import Tables
from dashboard.charts.block import Block
from dashboard.i18n.translator import Translator
from dashboard.shell import sidebar
from dashboard.shell.controls import Control, deciding, in_codes, in_words

_KEY = "_view"


class NothingMore(Exception):
    """A page has said why it shows no more. Streamlit's own stop would also end what stands on every page."""


@dataclass(frozen=True)
class View:
    """One run's view. `names`: notice_id -> short name; `n_notices` of `of_notices` are chosen; `invented`: the
    notice_ids of samples among all.

    `controls`, `blocks` and `rest` fill while the page runs: how its controls stand, what it has shown, for the
    report, and what it shows last.
    """

    tables: Tables
    selection: Selection
    tr: Translator
    names: dict[str, str]
    n_notices: int
    of_notices: int
    invented: frozenset[str] = frozenset()
    controls: dict[str, Control] = field(default_factory=dict, compare=False)
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

    @cached_property
    def chosen_invented(self) -> list[str]:
        """notice_ids of the invented notices in the selection, in order."""
        return sorted(self.invented & _chosen(self.tables, self.selection)) if self.invented else []

    @property
    def sentence(self) -> str:
        said = sidebar.sentence(self.selection, self.tr, self.names, n=self.n_notices, of=self.of_notices)
        return " · ".join([said, *self._including()])

    @property
    def filters(self) -> str:
        """What is chosen, and that invented notices are among it; empty where it is all that is real."""
        chosen = sidebar.filters_in_words(self.selection, self.tr, self.names)
        return " · ".join([*filter(None, [chosen]), *self._including()])

    @property
    def caveats(self) -> str:
        """What to know of any number taken away."""
        return " ".join([self.tr("readme.caveats_text"), *filter(None, [self.invented_note])])

    @property
    def invented_note(self) -> str:
        """Which of the chosen notices are invented; empty where none is."""
        names = self.tr.listing([f"{self.names[id_]} [{id_}]" for id_ in self.chosen_invented])
        return self.tr("readme.invented", n=len(self.chosen_invented), names=names) if names else ""

    def marked(self, frame: pd.DataFrame) -> pd.DataFrame:
        """A frame to take away: rows of notices say whether the notice is invented, where any is."""
        if not self.chosen_invented or "notice_id" not in frame:
            return frame
        columns = list(frame.columns)
        after = columns.index("notice_id") + 1
        marked = frame.assign(invented=frame["notice_id"].isin(self.invented))
        return marked[[*columns[:after], "invented", *columns[after:]]]

    @property
    def slug(self) -> str:
        return sidebar.slug(
            self.selection, n=self.n_notices, of=self.of_notices, with_samples=bool(self.chosen_invented)
        )

    def shown(self, blocks: Iterable[Block], *, only_changed: bool = False) -> str:
        """How the controls that decide these blocks stand; empty where there are none."""
        deciding_ = deciding(self.controls, [block.name for block in blocks]).values()
        return in_words([c for c in deciding_ if not (only_changed and c.is_default)], self.tr)

    def slug_of(self, blocks: Iterable[Block]) -> str:
        """Selection and changed controls for file names."""
        codes = in_codes(deciding(self.controls, [block.name for block in blocks]))
        return "_".join([self.slug, *filter(None, [sidebar.for_file_names(codes)])])

    def _including(self) -> list[str]:
        n = len(self.chosen_invented)
        return [self.tr("data.including", n=n)] if n else []


def count_chosen(tables: Tables, selection: Selection) -> int:
    """Notices in the selection."""
    with_, parameters = selection.with_clause()
    return int(tables.query(f"{with_} SELECT count(*) AS n FROM chosen_notices", parameters)["n"].iloc[0])


def _chosen(tables: Tables, selection: Selection) -> frozenset[str]:
    with_, parameters = selection.with_clause()
    return frozenset(tables.query(f"{with_} SELECT notice_id FROM chosen_notices", parameters)["notice_id"])


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
    tr = view.tr
    st.title(tr(f"pages.{name}"), anchor=False)
    st.markdown(tr(f"{name}.question"))
    if view.n_notices == 0:
        st.warning(f"{tr('selection.empty')} {tr('selection.empty_hint')}")
        st.button(tr("selection.reset"), key="reset_page", on_click=sidebar.clear)
        if needs_notices:
            raise NothingMore
    if view.selection.statuses and not by_status:
        view = view.without_statuses()
        hand_over(view)
        st.info(tr(f"{name}.by_status"))
    if view.selection.limits_issues:
        st.caption(tr("selection.issues_note"))
    return view
