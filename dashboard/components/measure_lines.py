"""What the measures of an issue name, in words: acts, documents, figures, dates and terms; no text needed."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from analysis.compare.measure_contents import MeasureContents
from analysis.compare.side_fact import to_records
from dashboard.components.evidence import plain
from dashboard.i18n.fact_labels import label_acts
from dashboard.i18n.quantities import format_quantity
from dashboard.i18n.translator import Translator


def describe_measures(measures: list[MeasureContents], tr: Translator) -> str:
    """A list in Markdown: one entry per measure, under it a line for each kind of thing that it names."""
    lines = [line for measure in measures for line in _lines(measure, tr)]
    return "\n".join(lines) or tr("evidence.measures_none")


def _lines(contents: MeasureContents, tr: Translator) -> Iterator[str]:
    measure = contents.measure
    marker = "" if pd.isna(measure["marker"]) else measure["marker"]
    acts = label_acts(contents.acts, tr)
    yield f"- {tr('evidence.measure', marker=marker, n=int(measure['n_chars']), action=acts)}"
    for kind, named in _named(contents, tr).items():
        if named:
            yield f"    - {tr(f'evidence.named.{kind}', listed=tr.listing([plain(name) for name in named]))}"


def _named(contents: MeasureContents, tr: Translator) -> dict[str, list[str]]:
    """Each document, figure and date once, in the order of the text, and the terms."""
    documents, figures, events = (contents.rows[name] for name in ("documents", "figures", "events"))
    named = {
        "documents": [
            tr("evidence.named.document", name=row["name"], role=tr.label("role", row["role"]))
            for row in to_records(documents)
        ],
        "figures": [format_quantity(row["value"], row["unit"], tr) for row in to_records(figures)],
        "dates": [
            tr("evidence.named.date", day=tr.day(row["date"]), event=tr.label("event", row["event"]))
            for row in to_records(events)
        ],
        "terms": [tr.glossed(term) for term in contents.terms],
    }
    return {kind: list(dict.fromkeys(listed)) for kind, listed in named.items()}
