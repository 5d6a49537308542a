"""Downloads of a chart's data: a CSV for spreadsheets, a workbook, and a zip with notes."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date

import pandas as pd

from analysis import __version__
from analysis.export.cells import as_text, harmless, write_csv
from analysis.export.workbook import Sheet, write_workbook
from dashboard.downloads.notes import Download, column_rows, describe_column, list_notes
from dashboard.i18n.meanings import title_of
from dashboard.i18n.translator import Translator

_FIELD_TYPES = {"i": "integer", "u": "integer", "f": "number", "b": "boolean"}


def csv_for_spreadsheets(frame: pd.DataFrame) -> bytes:
    """UTF-8 with the byte-order mark by which spreadsheets know it; no cell can run as a formula, and no text
    becomes a number or a day."""
    return write_csv(frame, as_text).encode("utf-8-sig")


def workbook_with_notes(download: Download, tr: Translator, *, on: date) -> bytes:
    """An Excel workbook: the data, their columns and codes, the notes."""
    notes = list_notes(download, tr, on=on)
    sheets = [
        Sheet(tr("readme.sheets.data"), download.frame),
        Sheet(tr("readme.sheets.columns"), headed(column_rows(download, tr), tr), wrapped=True),
        Sheet(tr("readme.sheets.notes"), notes_frame(notes, tr), wrapped=True),
    ]
    return write_workbook(sheets, on=on)


def headed(frame: pd.DataFrame, tr: Translator) -> pd.DataFrame:
    """A frame of explanations with its headings in words."""
    return frame.rename(columns={c: tr.column(str(c)) for c in frame.columns})


def notes_frame(notes: dict[str, str], tr: Translator) -> pd.DataFrame:
    """The notes as a table of two columns."""
    names = [tr("columns.note"), tr("columns.definition")]
    return pd.DataFrame(list(notes.items()), columns=names)


def zip_with_notes(download: Download, tr: Translator, *, on: date) -> bytes:
    """data.csv (UTF-8), datapackage.json (Frictionless) and README.md."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("data.csv", write_csv(download.frame, harmless))
        archive.writestr(
            "datapackage.json", json.dumps(_package(download, tr, on), ensure_ascii=False, indent=1)
        )
        archive.writestr("README.md", _readme(download, tr, on))
    return buffer.getvalue()


def _package(download: Download, tr: Translator, on: date) -> dict[str, object]:
    fields = [
        {
            "name": c,
            "type": _field_type(download.frame[c]),
            "title": title_of(c, tr),
            "description": describe_column(c, download, tr),
        }
        for c in download.frame.columns
    ]
    return {
        "name": download.measure.replace("_", "-"),
        "title": download.title,
        "description": download.definition,
        "created": f"{on.isoformat()}T00:00:00Z",
        "version": __version__,
        "resources": [
            {
                "name": "data",
                "path": "data.csv",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "profile": "tabular-data-resource",
                "schema": {"fields": fields, "missingValues": [""]},
            }
        ],
    }


def _field_type(values: pd.Series) -> str:
    if pd.api.types.is_datetime64_any_dtype(values):
        return "date"
    return _FIELD_TYPES.get(getattr(values.dtype, "kind", "O"), "string")


def _readme(download: Download, tr: Translator, on: date) -> str:
    columns = "\n".join(_explained(c, download, tr) for c in download.frame.columns)
    notes = list_notes(download, tr, on=on, columns=columns)
    return "".join(f"## {heading}\n\n{text}\n\n" for heading, text in notes.items())


def _explained(column: str, download: Download, tr: Translator) -> str:
    meaning = describe_column(column, download, tr)
    return f"- `{column}`: {title_of(column, tr)}" + (f" ({meaning})" if meaning else "")
