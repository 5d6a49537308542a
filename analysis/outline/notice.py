"""A source to a document: read for rules, laid out, outlined, or refused as no notice."""

from __future__ import annotations

from analysis.outline import build_outline
from analysis.outline.document import Document
from analysis.outline.layout import find_layout
from analysis.outline.refusal import why_not
from analysis.read.source import Source
from analysis.text.folded import Text
from analysis.text.reading import reading_copy


class NotANotice(ValueError):
    """The text is no rectification notice; the message names what was found and what was missing."""


def read_document(source: Source, notice_id: str) -> Document:
    """The notice with its layout and outline.

    Raises:
        NotANotice: the text is no rectification notice.
    """
    read = reading_copy(source.text)
    text = Text(read.text)
    layout = find_layout(text)
    outline = build_outline(text, layout)
    document = Document(notice_id, source, text, layout, outline, read.places)
    if reason := why_not(document):
        raise NotANotice(reason)
    return document
