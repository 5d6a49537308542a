"""One source to the rows of every table, or to a refusal: the one path of command line, page and cluster."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from analysis import facts
from analysis.checks import check_notice, check_rows
from analysis.columns import Columns, Row, Rows
from analysis.doubts import find_doubts
from analysis.outline.document import Document
from analysis.outline.notice import NotANotice, read_document
from analysis.read import ReadError
from analysis.read.source import Source
from analysis.text.printable import MAX_DETAIL, describe_defect, printable_line


@dataclass(frozen=True)
class Extracted:
    """One notice: its rows by table (every table but `rejected`)."""

    notice_id: str
    rows: Rows


@dataclass(frozen=True)
class Refusal:
    """Why a file has no rows: a code of the codebook's `reason`, and one printable line."""

    reason: str
    detail: str


def extract(source: Source, notice_id: str) -> Extracted | Refusal:
    """The rows of a source, its notice named `notice_id`, or why there are none; never raises.

    Offsets in the rows count characters of `source.text`.
    """
    try:
        document = read_document(source, notice_id)
        rows = extract_rows(document)
        broken = check_notice(document, rows)
        if broken:
            return refusal_of_defect(str(broken[0]))
        return Extracted(notice_id, place_rows(document, rows))
    except Exception as error:  # a defect of a rule costs this notice, not the build or the page
        return refusal_of(error)


def refusal_of(error: Exception) -> Refusal:
    """The refusal of a file that raised this error."""
    if isinstance(error, ReadError):
        return Refusal(error.reason, error.detail)
    if isinstance(error, NotANotice):
        return Refusal(error.reason, printable_line(str(error), MAX_DETAIL))
    return Refusal("error", describe_defect(error))


def refusal_of_defect(why: str) -> Refusal:
    """The refusal of a notice whose rows are wrong, which is a defect of the program."""
    return Refusal("error", printable_line(why, MAX_DETAIL))


def refusal_of_rows(notice: Extracted) -> Refusal | None:
    """The refusal of a notice whose rows do not fit the schema."""
    try:
        broken = next(check_rows(notice.rows), None)
    except TypeError as error:  # a value that is no value of a cell
        return refusal_of_defect(str(error))
    return refusal_of_defect(str(broken)) if broken else None


def extract_rows(document: Document) -> Rows:
    """Rows of every table but `rejected`, in the order of the text; keys are table names.

    Offsets count characters of `document.text`; `place_rows` converts them to the source's own text.
    """
    events, totals = facts.extract_events(document), facts.extract_totals(document)
    actions = facts.extract_actions(document)
    rows: dict[str, Sequence[Row]] = {
        "notices": [facts.describe_notice(document, events)],
        "totals": totals,
        "issues": facts.extract_issues(document, totals),
        "measures": facts.extract_measures(document, actions),
        "events": events,
        "documents": facts.extract_documents(document),
        "figures": facts.extract_figures(document),
        "outcomes": facts.extract_outcomes(document),
        "keywords": facts.extract_keywords(document),
        "actions": actions,
        "measure_terms": facts.extract_measure_terms(document),
    }
    return rows | {"doubts": find_doubts(document, rows)}


def place_rows(document: Document, rows: Rows) -> Rows:
    """The rows with offsets into the source's own text."""
    if document.places is None:
        return rows
    return {
        name: listed if isinstance(listed, Columns) else [_placed_row(row, document.places) for row in listed]
        for name, listed in rows.items()
    }


def _placed_row(row: Row, places: Sequence[int]) -> Row:
    if row.get("start") is None:
        return row
    return row | {"start": places[row["start"]], "end": places[row["end"] - 1] + 1}
