"""Table `keywords`: how often each word stands in each part and issue of a notice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Any

from analysis.document import Document
from analysis.text import Span
from analysis.words.private import blank_private, is_name
from analysis.words.segment import count_terms, tag_of

_LETTER = re.compile(r"[\u3400-\u9fffA-Za-z]")
_NUMERAL = re.compile(r"[〇零一二两三四五六七八九十百千万亿]+")


def extract_keywords(document: Document) -> list[dict[str, Any]]:
    """One row per part, issue and term of the notice's own text, with its count.

    Every word counts, stop words included, so that the rows of a part add up to its tokens; views leave
    stop words out. Words are Han or Latin; punctuation, numerals, contact data, the signature, the
    page's lines around the notice and private persons' names are none. Groups stand in the order of the
    text (`issue_id` is None in a part's text outside its issues), terms by falling count, then by term.
    """
    groups: dict[tuple[str, str | None], Counter[str]] = {}
    for stretch in _stretches(document):
        part = document.outline.part_at(stretch.start)
        key = (part.code if part else "other", document.issue_id(stretch.start))
        passage = blank_private(document.text.folded[stretch.start : stretch.end])
        groups.setdefault(key, Counter()).update(count_terms(passage))
    return [
        row
        for (part, issue), counts in groups.items()
        for row in _rows(document.notice_id, part, issue, counts)
    ]


def _rows(notice_id: str, part: str, issue_id: str | None, counts: Counter[str]) -> Iterator[dict[str, Any]]:
    words = [(-count, term) for term, count in counts.items() if _is_word(term)]
    for count, term in sorted(words):
        yield {
            "notice_id": notice_id, "issue_id": issue_id, "part": part,
            "term": term, "pos": tag_of(term), "count": -count,
        }  # fmt: skip


@lru_cache(maxsize=1 << 16)
def _is_word(term: str) -> bool:
    return bool(_LETTER.search(term)) and not _NUMERAL.fullmatch(term) and not is_name(term, tag_of(term))


def _stretches(document: Document) -> list[Span]:
    """The notice's own text in order, cut wherever a part or an issue begins or ends."""
    outline = document.outline
    edges_inside = {edge for part in outline.parts for edge in (part.start, part.end)}
    edges_inside |= {edge for item in outline.items for edge in (item.start, item.end)}
    stretches = []
    for span in _own_text(document):
        edges = [span.start, *sorted(e for e in edges_inside if span.start < e < span.end), span.end]
        stretches += [Span(a, b) for a, b in pairwise(edges)]
    return stretches


def _own_text(document: Document) -> list[Span]:
    """Title, opening and body without signature and date; neither page chrome nor footer."""
    frame = document.frame
    spans = _union([s for s in (frame.title, frame.opening, frame.body) if s])
    for hole in (frame.signature, frame.signed_on):
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


def _without(span: Span, hole: Span) -> list[Span]:
    pieces = (Span(span.start, min(span.end, hole.start)), Span(max(span.start, hole.end), span.end))
    return [p for p in pieces if p.start < p.end]
