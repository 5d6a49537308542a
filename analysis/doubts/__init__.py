"""Doubts: reasons to check rows of a notice, as rows of the table `doubts`.

Each module has finders of one kind: they take the notice (`Doubted`) and return every `Doubt` about it.
Codes, their grades and their order are in the codebook (`doubt`), sentences in
`locales/<language>/doubts.yaml`.
"""

from __future__ import annotations

from itertools import chain

from analysis.codebook import domain
from analysis.columns import Row, Rows
from analysis.doubts.dates import date_doubts
from analysis.doubts.doubt import Doubt, Doubted, format_detail
from analysis.doubts.extent import extent_doubts
from analysis.doubts.figures import figure_doubts
from analysis.doubts.headings import heading_doubts
from analysis.doubts.listed import Listed
from analysis.doubts.numbering import numbering_doubts
from analysis.doubts.statuses import status_doubts
from analysis.doubts.text import text_doubts
from analysis.outline.document import Document

_FINDERS = (text_doubts, date_doubts, figure_doubts, status_doubts)
_LIST_FINDERS = (numbering_doubts, extent_doubts, heading_doubts)


def find_doubts(document: Document, rows: Rows) -> list[Row]:
    """Rows of `doubts`, the most serious first. `rows`: those of all other tables."""
    doubted = Doubted(document, rows)
    found = [*chain.from_iterable(find(doubted) for find in _FINDERS), *find_list_doubts(doubted)]
    order = list(domain("doubt").codes)
    found.sort(key=lambda d: (order.index(d.code), d.span.start if d.span else -1))
    return [_row(document.notice_id, doubt) for doubt in found]


def find_list_doubts(doubted: Doubted) -> list[Doubt]:
    """Every doubt about the list of issues; of `doubted.rows` only `totals` are read."""
    listed = Listed(doubted)
    return list(chain.from_iterable(find(listed) for find in _LIST_FINDERS))


def _row(notice_id: str, doubt: Doubt) -> Row:
    start, end = doubt.span or (None, None)
    return {
        "notice_id": notice_id,
        "doubt": doubt.code,
        "grade": domain("doubt").codes[doubt.code].sets["grade"],
        "start": start,
        "end": end,
        "detail": format_detail(doubt.values),
    }
