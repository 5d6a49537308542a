"""The sections of the page on method and data.

Each shows what the program itself works with, never a copy.
"""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import pandas as pd
import streamlit as st

from analysis import __version__, codebook
from analysis.compare.selected_rows import select_rows
from analysis.evaluate.accuracy import FILE as ACCURACY
from analysis.export.archive import package_files
from analysis.schema import TABLES
from analysis.words.stopwords import LAYERS, list_stop_words
from analysis.words.terms import domain_terms
from dashboard.downloads.files import citation, csv_for_spreadsheets
from dashboard.shell import url
from dashboard.shell.view import View
from locales import texts


def show_definitions(view: View) -> None:
    """How every chart is computed: the same texts as under the charts."""
    tr = view.tr
    keys = texts(tr.language)
    blocks = [key.removesuffix(".method") for key in keys if key.endswith(".method") and key.count(".") > 1]
    for page in dict.fromkeys(block.split(".")[0] for block in blocks):
        st.subheader(tr(f"pages.{page}"), anchor=page)
        of_page = [block for block in blocks if block.split(".")[0] == page]
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
    _show_and_offer(view, pd.DataFrame(rows), name=f"codebook_{chosen}")


def show_accuracy(view: View) -> None:
    """How often the program agrees with what careful readers coded by hand."""
    tr = view.tr
    st.markdown(tr("method.accuracy.text"))
    measured = pd.read_csv(ACCURACY)
    table = measured.pivot(index="measure", columns="coding_set", values="f1")
    table = table.reindex(index=measured["measure"].unique(), columns=measured["coding_set"].unique())
    percent = {
        name: st.column_config.NumberColumn(tr(f"method.accuracy.set.{name}"), format="percent")
        for name in table.columns
    }
    percent["measure"] = st.column_config.Column(tr("columns.measure"))
    st.dataframe(table.reset_index(), hide_index=True, column_config=percent, key="accuracy")
    _offer_csv(view, measured, name="accuracy")


def show_tables(view: View) -> None:
    """Every table of the selection, one by one and as a data package; what each column means."""
    tr = view.tr
    st.markdown(tr("method.tables.text", selection=view.sentence))
    tables = select_rows(view.tables, view.selection)
    st.download_button(
        tr("method.tables.package"),
        pack_tables(tables, note=view.invented_note),
        f"rectification-notices_{view.slug}_{date.today()}.zip",
        "application/zip",
        key="package",
        on_click="ignore",
        icon=":material/folder_zip:",
    )
    chosen = url.pick(
        "method-table",
        tr("method.tables.which"),
        list(TABLES),
        format_func=lambda name: f"{tr(f'tables.{name}.label')} ({tr.number(len(tables[name]))})",
        display_only=True,
    )
    st.markdown(tr("method.tables.row", row=tr(f"tables.{chosen}.row")))
    _offer_csv(view, view.marked(tables[chosen]), name=chosen, slug=view.slug)
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
    _show_and_offer(view, pd.DataFrame(rows), name=f"dictionary_{chosen}")


def show_word_lists(view: View) -> None:
    """The dictionary of the genre and the stop words, layer by layer."""
    tr = view.tr
    terms = pd.DataFrame(sorted(domain_terms().items()), columns=["term", "pos"])
    st.markdown(tr("method.words.terms", n=tr.number(len(terms))))
    _show_and_offer(view, terms, name="domain_terms")
    stopped = list_stop_words(LAYERS)
    st.markdown(tr("method.words.stop", n=tr.number(len(stopped))))
    _show_and_offer(view, stopped, name="stop_words")


def show_citation(view: View) -> None:
    """Version, licence and how to cite."""
    tr = view.tr
    cited = citation(tr, title=tr("app.name"), filters=view.filters, on=date.today())
    st.markdown(tr("method.cite.text", version=__version__))
    st.code(cited, language=None, wrap_lines=True)
    st.code(url.link(), language=None, wrap_lines=True)


def pack_tables(tables: dict[str, pd.DataFrame], *, note: str = "") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in package_files(tables, today=date.today(), note=note).items():
            archive.writestr(name, data)
    return made.getvalue()


def _show_and_offer(view: View, frame: pd.DataFrame, *, name: str) -> None:
    columns = {c: st.column_config.Column(view.tr.column(c)) for c in frame.columns}
    st.dataframe(frame, hide_index=True, column_config=columns, key=f"reference-{name}")
    _offer_csv(view, frame, name=name)


def _offer_csv(view: View, frame: pd.DataFrame, *, name: str, slug: str = "") -> None:
    file = "_".join(filter(None, [name, slug, str(date.today())]))
    st.download_button(
        view.tr("method.csv", name=Path(name).name, n=view.tr.number(len(frame))),
        csv_for_spreadsheets(frame),
        f"{file}.csv",
        "text/csv",
        key=f"csv-{name}",
        on_click="ignore",
        type="tertiary",
        icon=":material/download:",
    )
