"""How right the facts are that a page shows: for everything that leaves it."""

from __future__ import annotations

from collections.abc import Collection

from analysis.evaluate.readings import latest_first_readings
from dashboard.i18n.measured import label_measure
from dashboard.i18n.translator import Translator

_BODIES = {"notices.organisation", "notices.level", "notices.province", "notices.city"}
_ISSUES = {"issues", "issues.title", "issues.issue_type", "issues.status"}
_DONE = {"issues", "issues.status", "totals", "outcomes"}
_DATES = {"dates.date+event"}
_ACTS = {"issues.n_measures", "measures.action", "actions"}

# Page -> the measures of accuracy of the facts on it. Words are counted, not recognised: of the pages of
# words only the groups can be wrong.
MEASURES: dict[str, set[str]] = {
    "overview": _BODIES | _ISSUES | _DONE | _DATES,
    "cities": _BODIES | _ISSUES | _DONE | _DATES,
    "issues": _BODIES | _ISSUES | _ACTS,
    "completion": _BODIES | _DONE,
    "timeline": _BODIES | _DATES,
    "measures": _BODIES | {"issues"} | _ACTS | {"documents.name+role"},
    "compare": _BODIES | _ISSUES | _DONE | _DATES | _ACTS | {"documents.name+role"},
    "keywords": _BODIES,
    "distinctive": _BODIES,
    "context": _BODIES,
    "search": _BODIES | _ISSUES | _ACTS,
    "notice": _BODIES | _ISSUES | _DONE | _DATES | _ACTS | {"documents.name+role"},
}


def describe_accuracy(tr: Translator, pages: Collection[str] = ()) -> str:
    """How often the program was right about these pages' facts when it first read a set of notices; of all
    that is measured where no page is named."""
    wanted = {measure for page in pages for measure in MEASURES.get(page, set())}
    readings = latest_first_readings()
    measured = readings[readings["measure"].isin(wanted)] if pages else readings
    figures = [
        tr(
            "readme.accuracy_figure",
            measure=label_measure(str(row.measure), tr),
            cell=tr("method.accuracy.cell", share=tr.percent(row.value), n=tr.number(row.n)),
        )
        for row in measured.itertuples()
    ]
    return tr("readme.accuracy_text", figures=tr.listing(figures)) if figures else ""
