"""Colours and signs that mark the state of an issue (【绿灯】, ○), by what the text explains them to mean."""

from __future__ import annotations

from collections.abc import Mapping

from analysis import codebook
from analysis.outline.document import Document, Item


def read_legend(document: Document) -> dict[str, str]:
    """The state of each colour or sign, by its first character; empty where the text explains none."""
    rules, states = codebook.rules("issue_status"), codebook.domain("state")
    legend: dict[str, str] = {}
    for match in rules["legend"].matches(document.text.folded, *document.layout.body):
        state = states.best(match["words"])
        if state and not document.outline.item_at(match.start()):
            legend.setdefault(match["sign"][0], state)
    return legend


def state_by_sign(document: Document, item: Item, legend: Mapping[str, str]) -> str | None:
    """The state of the issue's last explained colour or sign."""
    if not legend:
        return None
    found = codebook.rules("issue_status")["signed_state"].pattern.finditer(
        document.text.folded, item.start, item.end
    )
    signs = [(match["sign"] or match["sign2"])[0] for match in found]
    return next((legend[sign] for sign in reversed(signs) if sign in legend), None)
