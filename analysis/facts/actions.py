"""Table `actions`: every act that a measure names, with its passage."""

from __future__ import annotations

from typing import Any

from analysis.facts.acts import read_acts
from analysis.outline.document import Document


def extract_actions(document: Document) -> list[dict[str, Any]]:
    """One row per act of each top-level measure, in the order of the text; a measure may have none."""
    folded, nameless = document.text.folded, document.nameless
    return [
        {
            "notice_id": document.notice_id,
            "issue_id": f"{document.notice_id}#{item.seq}",
            "measure_id": f"{document.notice_id}#{item.seq}.{mark.seq}",
            "seq": seq,
            "action": act.action,
            "start": mark.start + act.start,
            "end": mark.start + act.end,
        }
        for item in document.outline.items
        for mark in item.measures
        for seq, act in enumerate(
            read_acts(folded[mark.start : mark.end], nameless[mark.start : mark.end]), start=1
        )
    ]
