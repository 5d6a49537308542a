"""Running words: the counted words of a notice in the order of its text, each with its offsets.

A notice's own text is its title, opening and body without signature and date, and without the page around it.
A word is a token with a Han or Latin letter that is no numeral and no person's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from analysis.outline.document import Document
from analysis.text.folded import Span
from analysis.words.personal_data import blank_personal_data, is_personal_name
from analysis.words.segment import segment, tag_of

_LETTER = re.compile(r"[\u3400-\u9fffA-Za-z]")
_NUMERAL = re.compile(r"[〇零一二两三四五六七八九十百千万亿]+")
_SENTENCE_END = re.compile(r"[。!?;\n]")


class Stretch(NamedTuple):
    """A piece of the notice's own text that is in one part, and in one issue or none."""

    start: int
    end: int
    part: str
    issue_id: str | None


class Word(NamedTuple):
    """One counted word, at `text[start:end]`. `sentence` numbers the notice's sentences from 0."""

    term: str
    pos: str
    start: int
    end: int
    part: str
    issue_id: str | None
    sentence: int


def own_stretches(document: Document) -> list[Stretch]:
    """The notice's own text in order, split where a part or an issue begins or ends."""
    outline = document.outline
    edges_inside = {edge for part in outline.parts for edge in (part.start, part.end)}
    edges_inside |= {edge for item in outline.items for edge in (item.start, item.end)}
    stretches = []
    for span in _own_text(document):
        edges = [span.start, *sorted(e for e in edges_inside if span.start < e < span.end), span.end]
        for start, end in pairwise(edges):
            part = outline.part_at(start)
            stretches.append(Stretch(start, end, part.code if part else "other", document.issue_id(start)))
    return stretches


def countable_text(document: Document, stretch: Stretch) -> str:
    """The stretch's folded text with contact data and persons' names blanked, as long as before."""
    return blank_personal_data(document.text.folded[stretch.start : stretch.end])


def running_words(document: Document) -> list[Word]:
    """Every word of the notice's own text in order; their counts are the notice's rows of `keywords`."""
    words: list[Word] = []
    sentence = 0
    for stretch in own_stretches(document):
        for token in segment(countable_text(document, stretch)):
            if is_word(token.term):
                start, end = stretch.start + token.start, stretch.start + token.end
                words.append(
                    Word(token.term, token.pos, start, end, stretch.part, stretch.issue_id, sentence)
                )
            elif _SENTENCE_END.search(token.term):
                sentence += 1
        sentence += 1
    return words


@lru_cache(maxsize=1 << 16)
def is_word(term: str) -> bool:
    """Whether a token is counted: it is no punctuation, no numeral and no private person's name."""
    return (
        bool(_LETTER.search(term))
        and not _NUMERAL.fullmatch(term)
        and not is_personal_name(term, tag_of(term))
    )


def _own_text(document: Document) -> list[Span]:
    layout = document.layout
    spans = _union([s for s in (layout.title, layout.opening, layout.body) if s])
    for hole in (layout.signature, layout.signed_on):
        if hole:
            spans = [piece for span in spans for piece in _without(span, hole)]
    return spans


def _union(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _without(span: Span, hole: Span) -> Iterator[Span]:
    pieces = (Span(span.start, min(span.end, hole.start)), Span(max(span.start, hole.end), span.end))
    return (p for p in pieces if p.start < p.end)
