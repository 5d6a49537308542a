"""Table `actions`: every act that a measure names, with its passage."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from analysis.codebook import domain
from analysis.outline.document import Document, Mark
from analysis.text.folded import Span

# A clause of fewer points names no act of its own.
_LEAST = 3
_CLAUSE = re.compile(r"[^,。;:!?\n]+")
_MARKER = re.compile(
    r"\s*(?:\(?[\d一二三四五六七八九十]{1,3}(?:[.、)]|是|要)|第[一二三四五六七八九十]{1,2}[,、])\s*"
)


def extract_actions(document: Document) -> list[dict[str, Any]]:
    """One row per act of each top-level measure, in the order of the text."""
    return [
        {
            "notice_id": document.notice_id,
            "issue_id": f"{document.notice_id}#{item.seq}",
            "measure_id": f"{document.notice_id}#{item.seq}.{mark.seq}",
            "seq": seq,
            "action": action,
            "start": span.start,
            "end": span.end,
        }
        for item in document.outline.items
        for mark in item.measures
        for seq, (action, span) in enumerate(_acts(document.nameless, mark), start=1)
    ]


def _acts(shown: str, mark: Mark) -> Iterator[tuple[str, Span]]:
    """Codes and passages of a measure's acts; names inside 《》 are ignored."""
    actions = domain("action")
    marker = _MARKER.match(shown, mark.start, mark.end)
    for clause in _CLAUSE.finditer(shown, marker.end() if marker else mark.start, mark.end):
        code = actions.best(clause[0])
        if code and actions.codes[code].score(clause[0]) >= _LEAST:
            words = clause[0].strip()
            start = clause.start() + clause[0].index(words)
            yield code, Span(start, start + len(words))
