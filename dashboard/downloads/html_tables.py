"""Frames and opened lists as HTML for reports: every row, every column that has anything, nothing cut."""

from __future__ import annotations

from html import escape

import pandas as pd

from dashboard.i18n.code_labels import without_empty
from dashboard.i18n.glosses import with_glosses
from dashboard.i18n.labels import are_whole, format_frame
from dashboard.i18n.translator import Translator
from dashboard.shell.page_run import Listing
from dashboard.shell.view import View


def table_html(frame: pd.DataFrame, view: View) -> str:
    """The frame as on the page: codes in words, numbers as the language writes them."""
    shown = format_frame(with_glosses(without_empty(frame), view.tr), view.tr, view.names)
    numeric = {c for c in shown.columns if shown[c].dtype.kind in "iuf"}
    listed = shown.assign(**{c: _format_numbers(shown[c], view.tr) for c in numeric})
    head = "".join(f"<th>{escape(view.tr.column(c))}</th>" for c in shown.columns)
    opening = ['<td class="n">' if c in numeric else "<td>" for c in shown.columns]
    rows = "".join(
        f"<tr>{''.join(f'{td}{escape(str(v))}</td>' for td, v in zip(opening, row, strict=True))}</tr>"
        for row in listed.itertuples(index=False)
    )
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    return f'<div class="wide" tabindex="0">{table}</div>'


def listing_html(listing: Listing, view: View) -> str:
    """A list that was open on the page, with the passages opened from it."""
    title = f"<h2>{escape(listing.title)}</h2>" if listing.title else ""
    rows = "" if listing.rows is None else table_html(listing.rows, view)
    passages = "".join(
        f'<div class="passage">{html}<p class="small">{escape(where)}</p></div>'
        for html, where in listing.passages
    )
    return f"<section>{title}{rows}{passages}</section>" if rows or passages else ""


def _format_numbers(values: pd.Series, tr: Translator) -> list[str]:
    """The numbers as on the page: shares in percent, counts whole, sums with every digit."""
    if values.name == "share":
        return [tr.percent(v) for v in values]
    return [(tr.number if are_whole(values) else tr.decimal)(v) for v in values]
