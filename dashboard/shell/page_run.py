"""One run of a page: the view it shows, and what fills while it runs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.charts.block import Block
from dashboard.shell import sidebar
from dashboard.shell.controls import Control, format_codes, format_controls, start_controls
from dashboard.shell.failures import NothingMore, costs_only
from dashboard.shell.page_views import show_title_of
from dashboard.shell.view import View

__all__ = [
    "NothingMore",
    "PageRun",
    "current_run",
    "open_page",
    "run_part",
    "show_alone",
    "show_later",
    "show_part",
    "show_title",
    "start_run",
]

_KEY = "_run"


@dataclass
class Listing:
    """A list that is open on the page, for the report. rows: codes in the columns that are shown; passages:
    those opened from it, as HTML, each with where it is."""

    title: str
    rows: pd.DataFrame | None = None
    passages: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class PageRun:
    """The view of this run.

    `controls`: those drawn so far, by key. `shown`: blocks, lists and parts so far, for the report.
    `deferred`: what is drawn last, each with its place on the page. `is_whole`: nothing is left to draw.
    """

    view: View
    controls: Mapping[str, Control]
    shown: list[Block | Listing | PageRun] = field(default_factory=list)
    deferred: list[tuple[DeltaGenerator, Callable[[], object]]] = field(default_factory=list)
    is_whole: bool = False

    @property
    def blocks(self) -> list[Block]:
        """The blocks shown so far, those of its parts among them."""
        return [each for each in self._all() if isinstance(each, Block)]

    @property
    def lists(self) -> list[Listing]:
        """The lists that are open so far, those of its parts among them."""
        return [each for each in self._all() if isinstance(each, Listing)]

    def _all(self) -> Iterator[Block | Listing]:
        for each in self.shown:
            yield from each._all() if isinstance(each, PageRun) else [each]

    def can_run_parts(self) -> bool:
        """Whether page and parts are drawn: a part that ran alone would leave what a click interrupted."""
        return self.is_whole and all(each.is_whole for each in self.shown if isinstance(each, PageRun))

    def show_deferred(self) -> None:
        """Draw what was deferred, in the order of the page."""
        for place, show in self.deferred:
            with place, costs_only(self.view.tr("block.part"), self.view.tr):
                show()
        self.deferred.clear()

    def add(self, shown: Block | Listing) -> None:
        """A block or list that is now on the page."""
        self.shown.append(shown)

    def add_rows(self, rows: pd.DataFrame) -> None:
        """The rows of the list whose title came last."""
        self._last_list(lambda listing: listing.rows is None).rows = rows

    def add_passage(self, html: str, where: str) -> None:
        """A passage opened from the list that came last."""
        self._last_list(lambda _: True).passages.append((html, where))

    def _last_list(self, fits: Callable[[Listing], bool]) -> Listing:
        if not self.lists or not fits(self.lists[-1]):
            self.add(Listing(""))
        return self.lists[-1]

    def describe_controls(self, blocks: Iterable[Block], *, only_changed: bool = False) -> str:
        """The controls that decide these blocks, with what is chosen in each; empty where there are none."""
        deciding = self.controls_of(blocks).values()
        return format_controls([c for c in deciding if not (only_changed and c.is_default)], self.view.tr)

    def slug_of(self, blocks: Iterable[Block]) -> str:
        """Selection and changed controls for file names."""
        codes = format_codes(self.controls_of(blocks))
        return "_".join([self.view.slug, *filter(None, [sidebar.for_file_names(codes)])])

    def controls_of(self, blocks: Iterable[Block]) -> dict[str, Control]:
        """The controls of this run that any of the blocks declares."""
        declared = {key for block in blocks for key in block.controls}
        return {key: control for key, control in self.controls.items() if key in declared}


def start_run(view: View) -> PageRun:
    """Begin the run of a page with this view."""
    run = PageRun(view, start_controls())
    st.session_state[_KEY] = run
    return run


def current_run() -> PageRun:
    """The run of the page that is being drawn."""
    run: PageRun = st.session_state[_KEY]
    return run


def show_title(title: str, *, anchor: str, below_another: bool = False) -> None:
    """The title of a list, on the page and in its report; a heading of the third level where the list is
    `below_another`."""
    (st.subheader if below_another else st.header)(title, anchor=anchor)
    current_run().add(Listing(title))


def show_later(show: Callable[[], object], place: DeltaGenerator | None = None) -> None:
    """Draw something here, or in its `place`, once every chart is sent: the charts below would wait while the
    browser draws menus and lists."""
    current_run().deferred.append((place or st.container(), show))


def show_alone(key: str, show: Callable[[], object]) -> None:
    """Draw a part of the page later, in the container `<key>-place`. What is clicked in it, and
    `run_part(key)`, run this part alone."""
    show_later(lambda: show_part(key, show), st.container(key=f"{key}-place"))


def show_part(key: str, show: Callable[[], object]) -> None:
    """Draw a part of the page now. What is clicked in it, and `run_part(key)`, run this part alone."""
    run = current_run()
    part = PageRun(run.view, run.controls)
    run.shown.append(part)

    def draw() -> None:
        part.shown.clear()
        part.is_whole = False
        whole = current_run()
        st.session_state[_KEY] = part
        try:
            show()
            part.show_deferred()
            part.is_whole = True
        finally:
            st.session_state[_KEY] = whole

    st.fragment(draw, key=key)()


def run_part(*keys: str) -> None:
    """From a click: run the parts alone, or the whole page where that is not drawn yet."""
    if current_run().can_run_parts():
        st.rerun(keys)


def open_page(name: str, *, needs_notices: bool = True, by_status: bool = True) -> View:
    """The view for a page, after its title and question.

    Where the selection is empty, the page shows that and, if it needs notices, ends. Where it is not
    `by_status`, that filter is ignored, and the page shows that too.
    """
    run = current_run()
    view, tr = run.view, run.view.tr
    show_title_of(name, tr)
    st.markdown(tr(f"{name}.question"))
    if view.n_notices == 0:
        st.warning(f"{tr('selection.empty')} {tr('selection.empty_hint')}")
        st.button(tr("selection.reset"), key="reset_page", on_click=sidebar.clear)
        if needs_notices:
            raise NothingMore
    if view.selection.statuses and not by_status:
        run.view = view = view.without_statuses()
        st.info(tr(f"{name}.by_status"))
    if view.selection.limits_issues:
        st.caption(tr("selection.issues_note"))
    if view.corrected_note:
        st.caption(f":material/edit_note: {view.corrected_note}")
    return view
