"""A source to a document: read for rules, laid out, outlined, or refused as no notice."""

from __future__ import annotations

from analysis.outline import build_outline
from analysis.outline.document import Document
from analysis.outline.layout import find_layout
from analysis.outline.refusal import why_not
from analysis.outline.several import count_notices
from analysis.read.source import Source
from analysis.text.folded import Text
from analysis.text.reading import reading_copy


class NotANotice(ValueError):
    """The text is no rectification notice; the message names what was found and what was missing."""

    reason = "not_a_notice"  # code of the codebook


class SeveralNotices(NotANotice):
    """The text is more than one notice."""

    reason = "several"


def read_document(source: Source, notice_id: str) -> Document:
    """The notice with its layout and outline.

    Raises:
        NotANotice: the text is no rectification notice, or several (SeveralNotices).
    """
    read = reading_copy(source.text)
    text = Text(read.text)
    layout = find_layout(text)
    outline = build_outline(text, layout)
    document = Document(notice_id, source, text, layout, outline, read.places)
    if reason := why_not(document):
        raise NotANotice(reason)
    if (number := count_notices(text)) > 1:
        raise SeveralNotices(f"The file contains {number} notices; save each in a file of its own.")
    return document
