"""A document made of a few written lines, for tests of one facts module."""

from __future__ import annotations

from analysis.outline.document import Document, Item, Layout, Mark, Outline, Part
from analysis.read.source import Source
from analysis.text.folded import Span, Text


def written(text: str, *, title: str = "", measures: tuple[tuple[str, int, int], ...] = ()) -> Document:
    """`text` as the rectification part of a notice, one issue from its start to its end."""
    raw = f"{title}\n{text}" if title else text
    first, end = len(raw) - len(text), len(raw)
    marks = tuple(Mark(seq, *mark) for seq, mark in enumerate(measures, 1))
    item = Item(1, "1.", Span(first, first), first, end, "二", "", (), marks)
    part = Part("rectification", "二", "", first, end)
    title_span = Span(0, len(title)) if title else None
    layout = Layout(Span(0, 0), title_span, Span(first, first), Span(first, end), None, None)
    source = Source("written.txt", raw, "", "txt", "utf-8")
    return Document("written", source, Text(raw), layout, Outline((part,), (item,)))
