"""One source to the rows of every table, or to a refusal: the one path of command line, page and cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from analysis import facts
from analysis.checks import check_notice, check_rows
from analysis.columns import Columns, Row, Rows
from analysis.doubts import find_doubts
from analysis.limits import MAX_CHARACTERS
from analysis.outline.document import Document
from analysis.outline.notice import NotANotice, read_document
from analysis.read import ReadError
from analysis.read.source import Source
from analysis.schema import TABLES
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


class _Reading:
    """A notice on its way from source to rows; `result` once there is nothing left to do."""

    def __init__(self, source: Source, notice_id: str) -> None:
        self.source, self.notice_id = source, notice_id
        self.rows: dict[str, Sequence[Row]] = {}
        self.document: Document
        self.result: Extracted | Refusal | None = None

    def outline(self) -> None:
        self.document = read_document(self.source, self.notice_id)

    def fill(self, table: str) -> None:
        self.rows[table] = _TABLES[table](self.document, self.rows)

    def finish(self) -> None:
        rows = _in_order(self.rows)
        if broken := check_notice(self.document, rows):
            self.result = refusal_of_defect(str(broken[0]))
        else:
            self.result = Extracted(self.notice_id, place_rows(self.document, rows))

    def take(self, step: Step) -> None:
        try:
            step(self)
        except Exception as error:  # a defect of a rule costs this notice, not the build or the page
            self.result = refusal_of(error)


Step = Callable[[_Reading], None]
# Tables in an order in which each has what it needs of the others.
_TABLES: dict[str, Callable[[Document, Rows], Sequence[Row]]] = {
    "events": lambda document, _: facts.extract_events(document),
    "totals": lambda document, _: facts.extract_totals(document),
    "actions": lambda document, _: facts.extract_actions(document),
    "notices": lambda document, rows: [facts.describe_notice(document, [*rows["events"]])],
    "issues": lambda document, rows: facts.extract_issues(document, rows["totals"]),
    "measures": lambda document, rows: facts.extract_measures(document, rows["actions"]),
    "documents": lambda document, _: facts.extract_documents(document),
    "figures": lambda document, _: facts.extract_figures(document),
    "outcomes": lambda document, _: facts.extract_outcomes(document),
    "keywords": lambda document, _: facts.extract_keywords(document),
    "measure_terms": lambda document, _: facts.extract_measure_terms(document),
    "doubts": lambda document, rows: find_doubts(document, rows),
}
_STEPS: tuple[Step, ...] = (
    _Reading.outline,
    *(partial(_Reading.fill, table=table) for table in _TABLES),
    _Reading.finish,
)


def extract(source: Source, notice_id: str) -> Extracted | Refusal:
    """The rows of a source, its notice named `notice_id`, or why there are none; never raises.

    Offsets in the rows count characters of `source.text`.
    """
    return extract_all([(source, notice_id)])[0]


def extract_all(notices: Iterable[tuple[Source, str]]) -> list[Extracted | Refusal]:
    """The rows of each source, or why there are none. All take one step before any takes the next: what a
    step looks up is then at hand in the processor, which saves a seventh of the time.
    """
    results: list[Extracted | Refusal] = []
    for readings in _together(_Reading(source, notice_id) for source, notice_id in notices):
        for step in _STEPS:
            for reading in readings:
                if reading.result is None:
                    reading.take(step)
        results += [reading.result for reading in readings if reading.result]
    return results


def _together(readings: Iterable[_Reading]) -> Iterator[list[_Reading]]:
    """Runs of notices with as many characters in all as one text may have: they are in memory together."""
    run: list[_Reading] = []
    size = 0
    for reading in readings:
        size += len(reading.source.text)
        if run and size > MAX_CHARACTERS:
            yield run
            run, size = [], len(reading.source.text)
        run.append(reading)
    if run:
        yield run


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
    rows: dict[str, Sequence[Row]] = {}
    for table, extracted in _TABLES.items():
        rows[table] = extracted(document, rows)
    return _in_order(rows)


def _in_order(rows: Rows) -> Rows:
    return {name: rows[name] for name in TABLES if name in rows}


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
