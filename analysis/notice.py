"""One source to the rows of every table: the order of the steps, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from analysis import facts
from analysis.document import Document, Source
from analysis.frame import find_frame
from analysis.glosses import without_glosses
from analysis.outline import build_outline
from analysis.refusal import why_not
from analysis.text import Text

Row = dict[str, Any]


class NotANotice(ValueError):
    """The text is no rectification notice; the message names what was found and what was missing."""


def read_document(source: Source, notice_id: str) -> Document:
    """The notice with its frame and outline; raises NotANotice."""
    read, places = without_glosses(source.text)
    text = Text(read)
    frame = find_frame(text)
    outline = build_outline(text, frame)
    document = Document(notice_id, source, text, frame, outline, places)
    if reason := why_not(document):
        raise NotANotice(reason)
    return document


def extract_rows(document: Document) -> dict[str, list[Row]]:
    """Rows of every table but `rejected`, in the order of the text; keys are table names.

    Passages stand in `document.text`; `place_rows` moves them to the source's own text.
    """
    events = facts.extract_events(document)
    return {
        "notices": [facts.describe_notice(document, events)],
        "totals": facts.extract_totals(document),
        "issues": facts.extract_issues(document),
        "measures": facts.extract_measures(document),
        "events": events,
        "documents": facts.extract_documents(document),
        "figures": facts.extract_figures(document),
        "outcomes": facts.extract_outcomes(document),
        "keywords": facts.extract_keywords(document),
    }


def place_rows(document: Document, rows: dict[str, list[Row]]) -> dict[str, list[Row]]:
    """The rows with their passages where they stand in the source's own text."""
    if document.places is None:
        return rows
    return {name: [_placed_row(row, document.places) for row in listed] for name, listed in rows.items()}


def _placed_row(row: Row, places: Sequence[int]) -> Row:
    if "start" not in row:
        return row
    return row | {"start": places[row["start"]], "end": places[row["end"] - 1] + 1}
