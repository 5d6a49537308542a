"""What explains data that are taken away: title, filters, notices, definitions, columns, codes, citation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from analysis import __version__
from dashboard.i18n.code_labels import explain_codes
from dashboard.i18n.meanings import meaning_of, title_of
from dashboard.i18n.translator import Translator
from dashboard.shell import url
from dashboard.shell.view import View

MOST_CITED = 3  # names in a citation; the notes list all


@dataclass(frozen=True)
class Download:
    """The data of one chart to download; all texts in the reader's language.

    measure: its name in file names. notices: the names of those chosen. shown: what is chosen in the page's
    controls. cited: the citation. accuracy: how right the facts are. names: notice_id -> short name.
    """

    measure: str
    title: str
    definition: str
    frame: pd.DataFrame
    filters: str
    slug: str
    caveats: str
    cited: str
    accuracy: str = ""
    notices: str = ""
    shown: str = ""
    link: str = ""
    names: Mapping[str, str] = field(default_factory=dict)

    def file_name(self, ending: str, *, on: date) -> str:
        """measure_selection_date."""
        return file_name(self.measure, self.slug, ending, on=on)


def file_name(measure: str, slug: str, ending: str, *, on: date) -> str:
    """measure_selection_date.ending."""
    return f"{measure}_{slug}_{on.isoformat()}.{ending}"


def citation(view: View, *, title: str, on: date, shown: str = "") -> str:
    """How to cite what is shown. shown: what was chosen on the page."""
    tr = view.tr
    return tr(
        "readme.citation_text",
        app=tr("app.title"),
        version=__version__,
        title=title.rstrip("。."),
        notices=_cite_notices(view),
        filters=view.filters or tr("readme.no_filters"),
        date=on.isoformat(),
        shown=tr("readme.citation_shown", shown=shown) if shown else "",
    )


def _cite_notices(view: View) -> str:
    tr, names = view.tr, view.chosen_names
    listed = tr.listing(names[:MOST_CITED])
    if len(names) > MOST_CITED:
        listed = tr("readme.and_more", names=listed, n=len(names) - MOST_CITED)
    return tr("readme.cited_notices", n=len(names), names=listed) if names else tr("readme.no_notices")


def list_notes(download: Download, tr: Translator, *, on: date, columns: str = "") -> dict[str, str]:
    """Heading -> text of all that is known of the data; `columns`: their explanation, where it is not in a
    table of its own."""
    parts = {
        "title": download.title,
        "share": say_link(download.link, tr),
        "filters": download.filters or tr("readme.no_filters"),
        "shown": download.shown,
        "notices": download.notices,
        "rows": str(len(download.frame)),
        "definitions": download.definition,
        "columns": columns,
        "caveats": download.caveats,
        "accuracy": download.accuracy,
        "version": __version__,
        "date": on.isoformat(),
        "citation": download.cited,
    }
    return {tr(f"readme.{key}"): text for key, text in parts.items() if text}


def say_link(link: str, tr: Translator) -> str:
    """The address, and where it works."""
    return tr("readme.local_link", link=link) if url.is_local(link) else link


def describe_column(column: str, download: Download, tr: Translator) -> str:
    """What the column means, and its codes in words."""
    codes = explain_codes(download.frame, column, tr, download.names)
    text = "; ".join(f"`{code}` {label}" for code, label in codes.items())
    return " ".join(filter(None, [meaning_of(column, tr, chart=download.measure), text]))


def column_rows(download: Download, tr: Translator) -> pd.DataFrame:
    """One row per column, and one per code of it: column, code, label, definition."""
    rows = []
    for column in map(str, download.frame.columns):
        meaning = meaning_of(column, tr, chart=download.measure)
        rows.append({"column": column, "code": "", "label": title_of(column, tr), "definition": meaning})
        codes = explain_codes(download.frame, column, tr, download.names)
        rows += [{"column": column, "code": code, "label": label} for code, label in codes.items()]
    return pd.DataFrame(rows, columns=["column", "code", "label", "definition"]).fillna("")
