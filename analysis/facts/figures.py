"""Table `figures`: quantities with a unit in the rectification part."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from analysis.codebook import Rule, rules
from analysis.codebook.screen import Screen
from analysis.outline.document import Document
from analysis.text.folded import Span
from analysis.text.quantities import read_quantity

Found = tuple[Span, int | float, str]


def extract_figures(document: Document) -> list[dict[str, Any]]:
    """One row per quantity with a unit, in the order of the text; the span covers number and unit.

    Values are in the printed unit: 37% is 37, 2 万元 is 20,000 元."""
    shown = _without_hidden(document.nameless)
    return [
        {
            "notice_id": document.notice_id,
            "issue_id": document.issue_id(span.start),
            "value": value,
            "unit": unit,
            "start": span.start,
            "end": span.end,
        }
        for part in document.outline.parts
        if part.code == "rectification"
        for span, value, unit in _quantities(shown, Span(part.start, part.end))
    ]


def _without_hidden(shown: str) -> str:
    """The text with quotations, fixed names and numbers of documents blanked, as long as before."""
    hidden, screen = _hidden()
    for place in screen.possible(shown):  # blanks make no other rule possible
        shown = _blanked(shown, hidden[place])
    return shown


def _blanked(shown: str, rule: Rule) -> str:
    pieces, last = [], 0
    for match in rule.matches(shown):
        pieces += [shown[last : match.start()], "□" * len(match[0])]
        last = match.end()
    return "".join([*pieces, shown[last:]])


@cache
def _hidden() -> tuple[list[Rule], Screen]:
    hidden = [rule for rule in rules("figures").values() if rule.sets.get("hidden")]
    return hidden, Screen([rule.source.text for rule in hidden])


def _quantities(shown: str, within: Span) -> list[Found]:
    """Quantities of the passage in the order of the text, without overlaps."""
    readers = [rule for rule in rules("figures").values() if "value" in rule.sets]
    found = sorted(quantity for rule in readers for quantity in _read(rule, shown, within))
    kept: list[Found] = []
    for quantity in found:
        if not kept or quantity[0].start >= kept[-1][0].end:
            kept.append(quantity)
    return kept


def _read(rule: Rule, shown: str, within: Span) -> Iterator[Found]:
    for match in rule.matches(shown, within.start, within.end):
        start = match.end("lead") if "lead" in match.re.groupindex else match.start()
        yield Span(start, match.end()), read_quantity(match["number"]), rule.sets.get("unit") or match["unit"]
