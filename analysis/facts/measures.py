"""Table `measures`: measures under the issues, each with the kind of its first act."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from analysis.outline.document import Document, Item, Mark

_NO_ACT = "other"
Row = dict[str, Any]


def extract_measures(document: Document, actions: Sequence[Row]) -> list[Row]:
    """One row per top-level measure under an issue, in the order of the text.

    `actions`: the notice's rows of that table; a measure without an act has the action `other`.
    """
    first = {row["measure_id"]: row["action"] for row in actions if row["seq"] == 1}
    return [_row(document, item, mark, first) for item in document.outline.items for mark in item.measures]


def _row(document: Document, item: Item, mark: Mark, first: dict[str, str]) -> Row:
    issue_id = f"{document.notice_id}#{item.seq}"
    measure_id = f"{issue_id}.{mark.seq}"
    return {
        "notice_id": document.notice_id,
        "issue_id": issue_id,
        "measure_id": measure_id,
        "seq": mark.seq,
        "marker": mark.marker or None,
        "action": first.get(measure_id, _NO_ACT),
        "n_chars": document.text.count(mark.start, mark.end),
        "start": mark.start,
        "end": mark.end,
    }
