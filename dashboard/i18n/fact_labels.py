"""Codes of the facts of a comparison in words: what a code means depends on the attribute of its row."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.compare.durations import PHASES
from dashboard.i18n.quantities import label_unit
from dashboard.i18n.translator import Translator
from locales import texts

# Columns whose codes the attribute of the row decides.
ROW_COLUMNS = ("attribute", "item", "text", "unit", "n_of")
_DOMAINS = ("city", "level", "kind", "issue_type", "action", "status", "outcome")


def label_of_fact(column: str, attribute: str, code: str, tr: Translator) -> str | None:
    """The code in words; None for what is no code: a name, a word or a date."""
    if not code:
        return None
    if column == "attribute":
        return tr(f"timeline.phase.{code}") if code in PHASES else tr.column(code)
    if column in ("unit", "n_of") or attribute.startswith("completion_rate"):
        return label_counted(code, tr)
    if attribute in _DOMAINS:
        return tr.listing([tr.label(attribute, part) for part in code.split("|")])
    return None


def label_counted(code: str, tr: Translator) -> str:
    """What a number counts or is measured in; a printed unit in the language."""
    return str(texts(tr.language).get(f"codes.counted.{code}") or label_unit(code, tr))


def label_acts(codes: Sequence[str], tr: Translator) -> str:
    """The kinds of act, each once, in the order of the text."""
    return tr.listing([tr.label("action", code) for code in dict.fromkeys(codes)])
