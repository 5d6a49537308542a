"""Table `measures`: measures under the issues, each with its type of action."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from analysis.codebook import Domain, domain
from analysis.outline.document import Document, Item, Mark

_OTHER = "other"
_REST = 400  # characters of a long measure that are read
_MARKER = re.compile(
    r"^\s*(?:\(?[\d一二三四五六七八九十]{1,3}(?:[.、)]|是|要)|第[一二三四五六七八九十]{1,2}[,、])\s*"
)
_CLAUSE = re.compile(r"[^,。;!?\n]{6,}?(?=[,。;!?\n]|$)")
_SENTENCE = re.compile(r"[^。;!?\n]{4,}?(?=[。;!?\n]|$)")


def extract_measures(document: Document) -> list[dict[str, Any]]:
    """One row per top-level measure under an issue, in the order of the text."""
    return [_row(document, item, mark) for item in document.outline.items for mark in item.measures]


def _row(document: Document, item: Item, mark: Mark) -> dict[str, Any]:
    issue_id = f"{document.notice_id}#{item.seq}"
    return {
        "notice_id": document.notice_id,
        "issue_id": issue_id,
        "measure_id": f"{issue_id}.{mark.seq}",
        "seq": mark.seq,
        "marker": mark.marker or None,
        "action": _action(document.nameless[mark.start : mark.end]),
        "n_chars": document.text.count(mark.start, mark.end),
        "start": mark.start,
        "end": mark.end,
    }


@lru_cache(maxsize=512)
def _action(shown: str) -> str:
    """Code of the highest score; the first clause counts five times, the first sentence three times.

    Names inside 《》 are ignored: 学习《管理办法》 issues no rule.
    """
    actions = domain("action")
    body = _MARKER.sub("", shown, count=1)[:_REST]
    clause, sentence = _first(_CLAUSE, body), _first(_SENTENCE, body)
    scores = {code: 2 * _score(actions, code, clause) for code in actions.codes}
    for code in scores:
        scores[code] += 2 * _score(actions, code, sentence) + _score(actions, code, body)
    best = max(scores, key=lambda code: scores[code])
    return best if scores[best] > 0 else _OTHER


def _score(actions: Domain, code: str, text: str) -> int:
    return actions.codes[code].score(text)


def _first(stretch: re.Pattern[str], text: str) -> str:
    found = stretch.search(text)
    return found[0] if found else text
