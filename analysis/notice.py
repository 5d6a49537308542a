"""One source to the rows of every table: the order of the steps, and nothing else."""

from __future__ import annotations

from typing import Any

from analysis import facts
from analysis.document import Document, Source
from analysis.frame import find_frame
from analysis.outline import build_outline
from analysis.refusal import why_not
from analysis.text import Text

Row = dict[str, Any]


class NotANotice(ValueError):
    """The text is no rectification notice; the message names what was found and what was missing."""


def read_document(source: Source, notice_id: str) -> Document:
    """The notice with its frame and outline; raises NotANotice."""
    text = Text(source.text)
    frame = find_frame(text)
    outline = build_outline(text, frame)
    document = Document(notice_id, source, text, frame, outline)
    if reason := why_not(document):
        raise NotANotice(reason)
    return document


def extract_rows(document: Document) -> dict[str, list[Row]]:
    """Rows of every table but `rejected`, in the order of the text; keys are table names."""
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
