"""The dates, figures or documents that a density counts, each opening its passage."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from analysis.compare.concreteness import PER, PRINTED, list_mentions
from analysis.compare.selection import Selection
from dashboard.components.passage_list import MOST_PASSAGES, show_passages
from dashboard.shell.view import View


def show_mentions(
    view: View, here: Selection, component: str, row: Mapping[str, Any], *, group: str, key: str
) -> None:
    """The mentions of the component in `here`.

    `row`: their count, the characters of the text, and the rate.
    """
    tr = view.tr
    title = tr(
        "measures.concreteness.cell",
        component=tr(f"measures.component.{component}"),
        group=group,
        n=tr.number(row[component]),
        n_chars=tr.number(row["n_chars"]),
        rate=f"{row[f'{component}_per_{PER}']:.1f}",
    )
    rows = list_mentions(view.tables, here, component, limit=MOST_PASSAGES)
    order = ["notice_id", *PRINTED[component], "issue_title"]
    show_passages(view, rows, title=title, key=key, order=order)
