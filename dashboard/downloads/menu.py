"""The download menus: a chart's data and pictures, the whole page, its address."""

from __future__ import annotations

from datetime import date

import streamlit as st

from dashboard.charts.block import Block
from dashboard.downloads.files import Download, csv_for_spreadsheets, file_name, zip_with_notes
from dashboard.downloads.pictures import offer_pictures
from dashboard.downloads.report import Offline, cite, write_html
from dashboard.downloads.row_order import as_drawn
from dashboard.i18n.code_labels import for_download
from dashboard.shell import url
from dashboard.shell.page_run import PageRun


def offer_downloads(run: PageRun, block: Block, *, as_chart: bool) -> None:
    """The files are made when the reader opens the menu: most never do, and every filter would wait for
    them."""
    menu = st.popover(
        run.view.tr("block.download"), type="tertiary", key=f"{block.key}-download", on_change="rerun"
    )
    if menu.open:
        with menu:
            _show_downloads(run, block, as_chart=as_chart)


def download_of(run: PageRun, block: Block, *, on: date) -> Download:
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
        cited=cite(run, [block], title=title, on=on),
        shown=run.describe_controls([block]),
        link=url.link(),
        names=view.names,
    )


def _show_downloads(run: PageRun, block: Block, *, as_chart: bool) -> None:
    tr, today = run.view.tr, date.today()
    download = download_of(run, block, on=today)
    page = Offline(title=tr(f"{block.name}.title"), blocks=[block], link=url.link(), on=today)
    files: dict[str, tuple[str | bytes, str]] = {
        "csv": (csv_for_spreadsheets(download.frame), "text/csv"),
        "zip": (zip_with_notes(download, tr, on=today), "application/zip"),
        "html": (write_html(page, run), "text/html"),
    }
    for ending, (content, kind) in files.items():
        st.download_button(
            tr(f"block.{ending}"),
            content,
            download.file_name(ending, on=today),
            kind,
            key=f"{block.key}-{ending}",
            on_click="ignore",
            width="stretch",
        )
    if as_chart:
        source = cite(run, [block], title=tr(f"{block.name}.title"), on=today)
        offer_pictures(run.view, block, source=source, name=download.file_name("", on=today).rstrip("."))


def offer_page(run: PageRun, *, title: str) -> None:
    """The address of the view to copy, and all the page shows as one file. Called after the page has run."""
    tr, today = run.view.tr, date.today()
    menu = st.popover(
        tr("share.open"), type="tertiary", icon=":material/share:", key="share", on_change="rerun"
    )
    if not menu.open:
        return
    with menu:
        st.markdown(tr("share.link"))
        st.code(url.link(), language=None, wrap_lines=True)
        if run.blocks:
            page = Offline(title=title, blocks=run.blocks, link=url.link(), on=today)
            name = file_name(f"report-{run.blocks[0].page}", run.slug_of(run.blocks), "html", on=today)
            st.download_button(
                tr("share.report"),
                write_html(page, run),
                name,
                "text/html",
                key="report",
                on_click="ignore",
                width="stretch",
            )
            st.caption(tr("share.report_hint"))
