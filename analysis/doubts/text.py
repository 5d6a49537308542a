"""Doubts about how the text came about, and about what it does not report."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.doubts.dates import KEY_DATES
from analysis.doubts.doubt import Doubt, Doubted

_FIELDS = ("organisation", "province", "level", "kind", "inspecting_team")
_LOST = "\ufffd"  # stands for bytes that no encoding explains


def text_doubts(doubted: Doubted) -> Iterator[Doubt]:
    """Numbers lost, text recognised in a picture, damaged characters, unknown fields, unclear documents."""
    if doubted.notice["source_quality"] != "text":
        yield Doubt(doubted.notice["source_quality"])
    if damaged := doubted.document.source.text.count(_LOST):
        yield Doubt("damaged_characters", {"n": damaged})
    absent = [name for name in (*_FIELDS, *KEY_DATES) if not doubted.notice[name]]
    if absent:
        yield Doubt("unknown_fields", {"columns": absent})
    documents = doubted.rows["documents"]
    if unclear := sum(row["role"] == "unclear" for row in documents):
        yield Doubt("unclear_documents", {"n": unclear, "of": len(documents)})
