"""Doubts about how the text came about, and about what it does not report."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.codebook import rules
from analysis.doubts.dates import KEY_DATES
from analysis.doubts.doubt import Doubt, Doubted
from analysis.outline.several import find_titles
from analysis.text.folded import Span

_FIELDS = ("organisation", "province", "level", "kind", "inspecting_team")
_OPENING = 400  # characters behind a title in which its opening names the inspection
_LOST = "\ufffd"  # in place of bytes that no encoding explains


def text_doubts(doubted: Doubted) -> Iterator[Doubt]:
    """How the text came about, a second notice in it, unknown fields, unclear documents."""
    if doubted.notice["source_quality"] != "text":
        yield Doubt(doubted.notice["source_quality"])
    if damaged := doubted.document.source.text.count(_LOST):
        yield Doubt("damaged_characters", {"n": damaged})
    yield from _several(doubted)
    absent = [name for name in (*_FIELDS, *KEY_DATES) if not doubted.notice[name]]
    if absent:
        yield Doubt("unknown_fields", {"columns": absent})
    documents = doubted.rows["documents"]
    if unclear := sum(row["role"] == "unclear" for row in documents):
        yield Doubt("unclear_documents", {"n": unclear, "of": len(documents)})


def _several(doubted: Doubted) -> Iterator[Doubt]:
    """A title of other words in the middle of the notice, or a second opening: it may be two notices."""
    text, layout = doubted.document.text, doubted.document.layout
    body = Span(layout.opening.end, layout.body.end)
    own = _bare(text.folded[slice(*layout.title)]) if layout.title else ""
    starts = {mark.start for mark in doubted.document.outline.parts}
    titles = [
        line
        for line in find_titles(text, body)
        if _bare(text.folded[slice(*line)]) != own and line.start not in starts
    ]
    opens = rules("layout")["inspected"].pattern
    again = [line for line in titles if opens.search(text.folded, line.end, line.end + _OPENING)]
    if again:
        yield Doubt("two_titles", {"n": len(again) + 1}, again[0])


def _bare(words: str) -> str:
    return "".join(words.split())
