"""All tables of a selection as one Excel workbook, with every column and code explained."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pandas as pd

from analysis import __version__, codebook
from analysis.export.workbook import Sheet, write_workbook
from analysis.schema import TABLES
from dashboard.downloads.accuracy import describe_accuracy
from dashboard.downloads.files import headed, notes_frame
from dashboard.downloads.notes import citation
from dashboard.i18n.code_labels import for_download
from dashboard.i18n.meanings import meaning_of, title_of
from dashboard.i18n.translator import Translator
from dashboard.shell.view import View


def tables_workbook(view: View, tables: Mapping[str, pd.DataFrame], *, on: date) -> bytes:
    """One sheet per table, then the columns, the codes and the notes."""
    tr = view.tr
    frames = {name: for_download(view.marked(tables[name]), tr, view.names) for name in TABLES}
    sheets = [
        *(Sheet(tr(f"tables.{name}.label"), frame) for name, frame in frames.items()),
        Sheet(tr("readme.sheets.columns"), headed(_columns(frames, tr), tr), wrapped=True),
        Sheet(tr("readme.sheets.codes"), headed(_codes(tr), tr), wrapped=True),
        Sheet(tr("readme.sheets.notes"), notes_frame(_notes(view, on), tr), wrapped=True),
    ]
    return write_workbook(sheets, on=on)


def _columns(frames: Mapping[str, pd.DataFrame], tr: Translator) -> pd.DataFrame:
    """One row per column of a sheet: table, column, label, type, unit, definition."""
    known = {(t.name, c.name): c for t in TABLES.values() for c in t.columns}
    rows = []
    for table, frame in frames.items():
        for column in map(str, frame.columns):
            own, key = known.get((table, column)), f"tables.{table}.columns.{column}"
            rows.append(
                {
                    "table": tr(f"tables.{table}.label"),
                    "column": column,
                    "label": tr(f"{key}.label") if own else title_of(column, tr),
                    "type": own.type if own else "string",
                    "unit": own.unit if own else "",
                    "definition": tr(f"{key}.meaning") if own else meaning_of(column, tr),
                }
            )
    return pd.DataFrame(rows)


def _codes(tr: Translator) -> pd.DataFrame:
    """One row per code of a column: column, code, label, definition."""
    rows = [
        {
            "column": tr(f"domains.{name}.label"),
            "code": code,
            "label": tr.label(name, code),
            "definition": tr(f"domains.{name}.codes.{code}.meaning"),
        }
        for name, kind in codebook.files()
        if kind == "domain"
        for code in codebook.domain(name).codes
    ]
    return pd.DataFrame(rows)


def _notes(view: View, on: date) -> dict[str, str]:
    tr = view.tr
    notes = {
        "filters": view.filters or tr("readme.no_filters"),
        "notices": tr.listing(view.chosen_names),
        "caveats": view.caveats,
        "accuracy": describe_accuracy(tr),
        "version": __version__,
        "date": on.isoformat(),
        "citation": citation(view, title=tr("app.name"), on=on),
    }
    return {tr(f"readme.{key}"): text for key, text in notes.items() if text}
