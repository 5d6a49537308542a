"""The download menus: a chart's data and pictures, the whole page, its address."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache

import streamlit as st

from dashboard.charts.block import Block
from dashboard.downloads.accuracy import describe_accuracy
from dashboard.downloads.files import csv_for_spreadsheets, workbook_with_notes, zip_with_notes
from dashboard.downloads.notes import Download, file_name
from dashboard.downloads.pictures import offer_pictures
from dashboard.downloads.report import Offline, cite, write_html
from dashboard.downloads.row_order import as_drawn
from dashboard.i18n.code_labels import for_download
from dashboard.shell import url
from dashboard.shell.page_run import PageRun, current_run

_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@st.fragment
def offer_method_and_downloads(run: PageRun, block: Block, *, as_chart: bool) -> None:
    """The method is there before the menu opens, so that it never opens blank; the downloads come when it
    does: most menus never open, and every filter would wait for their buttons. A file is made when its button
    is pressed."""
    tr = run.view.tr
    label = tr("block.method_and_downloads")
    menu = st.popover(label, type="tertiary", key=f"{block.key}-download", on_change="rerun")
    with menu:
        st.markdown("\n\n".join(filter(None, [tr(f"{block.name}.method"), block.aside])))
        if menu.open:
            _show_downloads(run, block)
        if menu.open and as_chart:
            today = date.today()
            source = cite(run, [block], title=tr(f"{block.name}.title"), on=today)
            name = file_name(block.key, run.slug_of([block]), "", on=today).rstrip(".")
            offer_pictures(run.view, block, source=source, name=name)


def download_of(run: PageRun, block: Block, *, on: date, link: str = "") -> Download:
    """The chart's data with all that explains them."""
    view, tr = run.view, run.view.tr
    title = tr("readme.title_text", title=tr(f"{block.name}.title"), finding=block.finding)
    return Download(
        measure=block.key,
        title=title,
        definition=tr(f"{block.name}.method"),
        frame=for_download(view.marked(as_drawn(block.frame, block.draw())), tr, view.names),
        filters=view.filters,
        slug=run.slug_of([block]),
        caveats=view.caveats,
        accuracy=describe_accuracy(tr, [block.page]),
        cited=cite(run, [block], title=title, on=on),
        notices=tr.listing(view.chosen_names),
        shown=run.describe_controls([block]),
        link=link,
        names=view.names,
    )


def _show_downloads(run: PageRun, block: Block) -> None:
    tr, today, link = run.view.tr, date.today(), url.link()

    @cache
    def download() -> Download:
        return download_of(run, block, on=today, link=link)

    page = Offline(title=tr(f"{block.name}.title"), blocks=[block], link=link, on=today)
    files: dict[str, tuple[Callable[[], str | bytes], str]] = {
        "csv": (lambda: csv_for_spreadsheets(download().frame), "text/csv"),
        "xlsx": (lambda: workbook_with_notes(download(), tr, on=today), _WORKBOOK),
        "zip": (lambda: zip_with_notes(download(), tr, on=today), "application/zip"),
        "html": (lambda: write_html(page, run), "text/html"),
    }
    slug = run.slug_of([block])
    for ending, (make, kind) in files.items():
        st.download_button(
            tr(f"block.{ending}"),
            make,
            file_name(block.key, slug, ending, on=today),
            kind,
            key=f"{block.key}-{ending}",
            on_click="ignore",
            width="stretch",
        )


@st.fragment
def offer_page(*, title: str) -> None:
    """All the page shows as one file, and the address of the view to copy: the file first where the address
    works on this computer only. Called after the page has run, and again when it opens: the page, or parts of
    it, may have run alone since."""
    run, link = current_run(), url.link()
    tr = run.view.tr
    is_local = url.is_local(link)
    with st.popover(
        tr("share.open"), type="tertiary", icon=":material/share:", key="share", on_change="rerun"
    ):
        if is_local and run.blocks:
            _offer_report(run, title=title, link=link)
        st.markdown(tr("share.link"))
        if is_local:
            st.caption(tr("share.local"))
        st.code(link, language=None, wrap_lines=True)
        if not is_local and run.blocks:
            _offer_report(run, title=title, link=link)


def _offer_report(run: PageRun, *, title: str, link: str) -> None:
    tr, today = run.view.tr, date.today()

    def write() -> str:
        page = Offline(title=title, blocks=run.blocks, link=link, on=today, lists=run.lists)
        return write_html(page, run)

    st.download_button(
        tr("share.report"),
        write,
        file_name(f"report-{run.blocks[0].page}", run.slug_of(run.blocks), "html", on=today),
        "text/html",
        key="report",
        on_click="ignore",
        width="stretch",
    )
    st.caption(tr("share.report_hint"))
