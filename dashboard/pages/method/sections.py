"""The sections of the page on method and data.

Each shows what the program itself works with, never a copy.
"""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pandas as pd
import streamlit as st

from analysis import __version__, codebook
from analysis.compare.selected_rows import select_rows
from analysis.export.archive import package_files
from analysis.schema import TABLES
from analysis.words.stopwords import LAYERS, list_stop_words
from analysis.words.terms import domain_terms
from dashboard.downloads.notes import citation
from dashboard.downloads.whole import tables_workbook
from dashboard.pages.method.downloads import offer_csv, show_and_offer
from dashboard.shell import url
from dashboard.shell.navigation import list_scripts
from dashboard.shell.view import View
from locales import texts


def show_definitions(view: View) -> None:
    """How every chart is computed: the same texts as under the charts, in the order of the pages."""
    tr = view.tr
    st.markdown(tr("method.definitions.answer"))
    keys = texts(tr.language)
    blocks = [key.removesuffix(".method") for key in keys if key.endswith(".method") and key.count(".") > 1]
    for page in sorted({block.split(".")[0] for block in blocks}, key=list_scripts().index):
        of_page = [block for block in blocks if block.split(".")[0] == page]
        with st.expander(tr(f"pages.{page}"), key=f"definitions-{page}"):
            st.markdown(
                "\n\n".join(f"**{tr(f'{block}.title')}**  \n{tr(f'{block}.method')}" for block in of_page)
            )


def show_codes(view: View) -> None:
    """Every code of one column with its meaning and examples; the column is the reader's choice."""
    tr = view.tr
    domains = [name for name, kind in codebook.files() if kind == "domain"]
    chosen = url.pick(
        "method-domain",
        tr("method.codes.which"),
        domains,
        format_func=lambda name: tr(f"domains.{name}.label"),
        display_only=True,
    )
    st.markdown(tr(f"domains.{chosen}.meaning"))
    rows = [
        {
            "code": code.name,
            "label": tr.label(chosen, code.name),
            "definition": tr(f"domains.{chosen}.codes.{code.name}.meaning"),
            "examples": tr.listing(list(code.examples)),
            "counter_examples": tr.listing(list(code.counter_examples)),
        }
        for code in codebook.domain(chosen).codes.values()
    ]
    show_and_offer(view, pd.DataFrame(rows), name=f"codebook_{chosen}")


def show_tables(view: View) -> None:
    """Every table of the selection, one by one and as a data package; what each column means."""
    tr = view.tr
    st.markdown(tr("method.tables.text", selection=view.sentence))
    tables = select_rows(view.tables, view.selection)
    st.download_button(
        tr("method.tables.package"),
        lambda: pack_tables(tables, note=view.invented_note),
        f"rectification-notices_{view.slug}_{date.today()}.zip",
        "application/zip",
        key="package",
        on_click="ignore",
        icon=":material/folder_zip:",
    )
    st.download_button(
        tr("method.tables.workbook"),
        lambda: tables_workbook(view, tables, on=date.today()),
        f"rectification-notices_{view.slug}_{date.today()}.xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        key="workbook",
        on_click="ignore",
        icon=":material/table:",
    )
    chosen = url.pick(
        "method-table",
        tr("method.tables.which"),
        list(TABLES),
        format_func=lambda name: f"{tr(f'tables.{name}.label')} ({tr.number(len(tables[name]))})",
        display_only=True,
    )
    st.markdown(tr("method.tables.row", row=tr(f"tables.{chosen}.row")))
    offer_csv(view, view.marked(tables[chosen]), name=chosen, slug=view.slug)
    rows = [
        {
            "code": column.name,
            "label": tr(f"tables.{chosen}.columns.{column.name}.label"),
            "type": column.type,
            "unit": column.unit,
            "definition": tr(f"tables.{chosen}.columns.{column.name}.meaning"),
        }
        for column in TABLES[chosen].columns
    ]
    show_and_offer(view, pd.DataFrame(rows), name=f"dictionary_{chosen}")


def show_word_lists(view: View) -> None:
    """The dictionary of the genre and the stop words, layer by layer."""
    tr = view.tr
    terms = pd.DataFrame(sorted(domain_terms().items()), columns=["term", "pos"])
    st.markdown(tr("method.words.terms", n=tr.number(len(terms))))
    show_and_offer(view, terms, name="domain_terms")
    stopped = list_stop_words(LAYERS)
    st.markdown(tr("method.words.stop", n=tr.number(len(stopped))))
    show_and_offer(view, stopped, name="stop_words")


def show_citation(view: View) -> None:
    """Version, licence and how to cite."""
    tr = view.tr
    cited = citation(view, title=tr("app.name"), on=date.today())
    st.markdown(tr("method.cite.text", version=__version__))
    st.code(cited, language=None, wrap_lines=True)
    if not url.is_local(url.link()):
        st.code(url.link(), language=None, wrap_lines=True)


def pack_tables(tables: dict[str, pd.DataFrame], *, note: str = "") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in package_files(tables, today=date.today(), note=note).items():
            archive.writestr(name, data)
    return made.getvalue()
