"""Downloads of a chart's data: a CSV for spreadsheets, and a zip with notes."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from analysis import __version__
from analysis.export.cells import as_text, harmless, write_csv
from dashboard.i18n.code_labels import explain_codes
from dashboard.i18n.meanings import meaning_of, title_of
from dashboard.i18n.translator import Translator

_FIELD_TYPES = {"i": "integer", "u": "integer", "f": "number", "b": "boolean"}


@dataclass(frozen=True)
class Download:
    """The data of one chart to download; all texts in the reader's language.

    measure: its name in file names. shown: what is chosen in the page's controls. cited: the citation. names:
    notice_id -> short name.
    """

    measure: str
    title: str
    definition: str
    frame: pd.DataFrame
    filters: str
    slug: str
    caveats: str
    cited: str
    shown: str = ""
    link: str = ""
    names: Mapping[str, str] = field(default_factory=dict)

    def file_name(self, ending: str, *, on: date) -> str:
        """measure_selection_date."""
        return file_name(self.measure, self.slug, ending, on=on)


def file_name(measure: str, slug: str, ending: str, *, on: date) -> str:
    """measure_selection_date.ending."""
    return f"{measure}_{slug}_{on.isoformat()}.{ending}"


def csv_for_spreadsheets(frame: pd.DataFrame) -> bytes:
    """UTF-8 with the byte-order mark by which spreadsheets know it; no cell can run as a formula, and no text
    becomes a number or a day."""
    return write_csv(frame, as_text).encode("utf-8-sig")


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


def citation(tr: Translator, *, title: str, filters: str, on: date, shown: str = "") -> str:
    """How to cite what is shown. shown: what was chosen on the page."""
    return tr(
        "readme.citation_text",
        app=tr("app.title"),
        version=__version__,
        title=title.rstrip("。."),
        filters=filters or tr("readme.no_filters"),
        date=on.isoformat(),
        shown=tr("readme.citation_shown", shown=shown) if shown else "",
    )


def _package(download: Download, tr: Translator, on: date) -> dict[str, object]:
    fields = [
        {
            "name": c,
            "type": _field_type(download.frame[c]),
            "title": title_of(c, tr),
            "description": _description(c, download, tr),
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
    filters = download.filters or tr("readme.no_filters")
    columns = "\n".join(_explained(c, download, tr) for c in download.frame.columns)
    parts = [
        ("title", download.title),
        ("share", download.link),
        ("filters", filters),
        ("shown", download.shown),
        ("rows", str(len(download.frame))),
        ("definitions", download.definition),
        ("columns", columns),
        ("caveats", download.caveats),
        ("version", __version__),
        ("date", on.isoformat()),
        ("citation", download.cited),
    ]
    return "".join(f"## {tr(f'readme.{key}')}\n\n{text}\n\n" for key, text in parts if text)


def _explained(column: str, download: Download, tr: Translator) -> str:
    meaning = _description(column, download, tr)
    return f"- `{column}`: {title_of(column, tr)}" + (f" ({meaning})" if meaning else "")


def _description(column: str, download: Download, tr: Translator) -> str:
    """What the column means, and its codes in words."""
    codes = explain_codes(download.frame, column, tr, download.names)
    text = "; ".join(f"`{code}` {label}" for code, label in codes.items())
    return " ".join(filter(None, [meaning_of(column, tr, chart=download.measure), text]))
