"""What was done about an issue, in a few lines: acts, documents, results, and words."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.search.done import Done
from dashboard.components.evidence import plain
from dashboard.i18n.fact_labels import label_acts
from dashboard.i18n.quantities import format_quantity
from dashboard.shell.view import View

_SHOWN = 4  # documents and results on a card; all are under its measures
_OTHER = "other"


def describe_done(view: View, acts: Sequence[str], done: Done) -> list[str]:
    """A line on acts; one on documents and results or, where there is none of these, on words."""
    tr = view.tr
    known = [code for code in acts if code != _OTHER] or list(acts)
    outcomes = [
        tr("search.outcome", outcome=tr.label("outcome", code), figure=format_quantity(value, unit, tr))
        for code, value, unit in done.outcomes
    ]
    counted = [
        *_line(view, "documents", [f"《{plain(name)}》" for name in done.documents]),
        *_line(view, "outcomes", outcomes),
    ]
    about = _line(view, "terms", [plain(tr.glossed(term)) for term in done.terms])
    return [
        *_line(view, "acts", [label_acts(known, tr)] if known else []),
        *([" · ".join(counted)] if counted else about),
    ]


def _line(view: View, kind: str, listed: list[str]) -> list[str]:
    """The first few, and how many more there are; none of nothing."""
    more, text = len(listed) - _SHOWN, view.tr.listing(listed[:_SHOWN])
    shown = view.tr("search.more", listed=text, n=more) if more > 0 else text
    return [view.tr(f"search.done.{kind}", listed=shown)] if listed else []
