"""One document to the rows of every table: the order of the steps, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from analysis import facts
from analysis.outline.document import Document

Row = dict[str, Any]


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
