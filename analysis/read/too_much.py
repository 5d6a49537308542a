"""The refusal of a file that passes a limit: one sentence for each limit, with what was found."""

from __future__ import annotations

from analysis import limits
from analysis.read.file_format import ReadError

_LONGER = "longer than any notice."
# Limit -> reason, and what the user reads; {n} is what was found, {most} the limit.
SENTENCES = {
    "MAX_BYTES": ("not_a_notice", f"{{n}} bytes: {_LONGER}"),
    "MAX_CHARACTERS": ("not_a_notice", f"More than {{most:,}} characters: {_LONGER}"),
    "MAX_LINES": ("not_a_notice", f"More than {{most:,}} lines: {_LONGER}"),
    "MAX_PAGES": ("not_a_notice", f"{{n:,}} pages, more than {{most:,}}: {_LONGER}"),
    "MAX_MEMBERS": ("unreadable", "It contains {n} files, more than {most}; split it."),
    "MAX_DIRECTORY": ("unreadable", "Its list of files has {n} bytes, more than {most}; split the archive."),
    "MAX_WORD_PARTS": ("not_a_notice", "It consists of {n:,} parts, more than {most:,}: no notice does."),
    "MAX_DOCX_GROWTH": ("not_a_notice", f"It unpacks to more than {{n}} bytes: {_LONGER}"),
    "MAX_XML_ELEMENTS": ("not_a_notice", f"More than {{most:,}} elements: {_LONGER}"),
    "MAX_WORD_LISTS": ("not_a_notice", "It numbers {n:,} lists, more than {most:,}: no notice does."),
    "MAX_DEPTH": ("not_a_notice", "Its elements are nested more than {most:,} deep; copy its text instead."),
    "MAX_ATTRIBUTES": ("not_a_notice", "An element has {n:,} attributes, more than {most:,}: no notice has."),
    "MAX_SCAN_PAGES": ("unreadable", "It is a scan of {n:,} pages; up to {most} are recognised: split it."),
    "MAX_SCAN_PIXELS": ("unreadable", "The picture has {n:,} pixels, more than {most:,}; make it smaller."),
    "SCAN_MEMORY": ("unreadable", "Recognising a page took too much memory or time."),
    "READER_MEMORY": ("unreadable", "Reading it took too much memory or time."),
}


def too_much(limit: str, n: int = 0) -> ReadError:
    """The refusal of a file with `n` of what this limit bounds."""
    reason, sentence = SENTENCES[limit]
    return ReadError(reason, sentence.format(n=n, most=getattr(limits, limit)))
