"""Whether a text is a notice of rectification, and if not, why not."""

from __future__ import annotations

from functools import cache
from itertools import islice

from analysis.codebook import Rule, rules
from analysis.codebook.screen import Screen
from analysis.outline.document import Document

# Evidence of at least two kinds, not all of it weak; no single missing field refuses a notice.
_ENOUGH = 4
_ITEMS = 3  # issues the outline must list to count as evidence
_PAGE = 1_500  # news of findings is seldom longer; deep in a notice the same words are the organisation's own
_SCAN = 40_000  # a notice shows its form well before this many characters


def why_not(document: Document) -> str | None:
    """None for a notice; else one sentence that names what was found and what was missing."""
    if not document.text.raw.strip():
        return "The file contains no text."
    evidence = rules("evidence")
    found = {
        rule.name for where, passage in _passages(document).items() for rule in _applying(where, passage)
    }
    weight = sum(evidence[name].sets["weight"] for name in found)
    if len(document.outline.items) >= _ITEMS:
        weight += 2
    if weight >= _ENOUGH and _speaks_of_inspection(found, document) and _reports_measures(found, document):
        return None
    return _sentence(found)


def _applying(where: str, passage: str) -> list[Rule]:
    """The rules on such a passage that occur in it as often as they ask for."""
    found, screen = _evidence(where)
    possible = (found[place] for place in screen.possible(passage))
    return [rule for rule in possible if _occurs(rule, passage, rule.sets.get("least", 1))]


def _occurs(rule: Rule, passage: str, least: int) -> bool:
    if least == 1:
        return rule.occurs(passage)
    return sum(1 for _ in islice(rule.pattern.finditer(passage), least)) >= least


@cache
def _evidence(where: str) -> tuple[list[Rule], Screen]:
    found = [rule for rule in rules("evidence").values() if rule.sets["where"] == where]
    return found, Screen([rule.source.text for rule in found])


def _passages(document: Document) -> dict[str, str]:
    layout, text = document.layout, document.text.folded
    title = "".join(text[slice(*layout.title)].split()) if layout.title else ""
    opening = text[slice(*layout.opening)]
    start = layout.body.start
    return {
        "title": title,
        "head": f"{title}\n{opening}",
        "top": text[: layout.opening.end],
        "start": text[start : start + _PAGE],
        "body": text[start : start + _SCAN],
    }


def _speaks_of_inspection(found: set[str], document: Document) -> bool:
    """Title or opening names an inspection; rectification after audits or campaigns is reported alike."""
    head = _passages(document)["head"]
    published = bool(found & {"title_form", "publishes_rectification"})
    return "inspection_named" in found or (published and ("巡视" in head or "巡察" in head))


def _reports_measures(found: set[str], document: Document) -> bool:
    """Something is reported as rectified or published as such; headings of problems alone are findings."""
    reported = {"measures", "rectified", "publishes_rectification"}
    announced = {"title_form", "opening_formula", "closing"}
    listed = len(document.outline.items) >= _ITEMS or "issue_headings" in found
    return bool(found & reported) or listed and bool(found & announced)


def _sentence(found: set[str]) -> str:
    evidence = rules("evidence")
    present = [r.sets["description"] for name, r in evidence.items() if name in found]
    missing = [
        r.sets["description"] for name, r in evidence.items() if r.sets["weight"] > 0 and name not in found
    ]
    has = ", ".join(present) if present else "nothing of a rectification notice"
    return f"Found {has}; missing {', '.join(missing) if missing else 'nothing, but other signs weigh more'}."
