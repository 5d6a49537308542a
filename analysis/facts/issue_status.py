"""The reported status of each issue, and its basis (codebook/rules/issue_status.yaml)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from analysis import codebook
from analysis.codebook.screen import Screen
from analysis.facts.sorted_states import read_sorted, sorted_state
from analysis.facts.status_signs import read_legend, state_by_sign
from analysis.outline.document import Document, Item
from analysis.text.folded import Span, fold


@dataclass(frozen=True)
class IssueStatus:
    """A status code and the code of its basis."""

    status: str
    basis: str


# Words that limit a statement come before it or within so many characters after it in its clause.
_AFTER = 6
_CLAUSE_MARK = re.compile("[,;。:]")
Totals = Sequence[Mapping[str, Any]]  # rows of the table `totals`
NOT_STATED = IssueStatus("not_stated", "none")


def find_statuses(document: Document, totals: Totals) -> list[IssueStatus]:
    """One status per issue, in order: that of its section, or of the section where it is printed again, else
    its own, else that of a blanket statement.

    `totals`: the notice's rows of that table.
    """
    blanket = _blanket(document, totals)
    legend, again = read_legend(document), read_sorted(document, _of_heading)
    return [
        _section(item)
        or _sorted(document, item, again)
        or _own(document, item)
        or _signed(document, item, legend)
        or blanket
        for item in document.outline.items
    ]


@lru_cache(maxsize=256)  # issues of one section share the headings above them
def _of_heading(title: str) -> str | None:
    return _first(fold(title), "section")


def _first(words: str, where: str) -> str | None:
    statuses, screen = _statuses(where)
    place = screen.first(words)
    return None if place is None else statuses[place]


@cache
def _statuses(where: str) -> tuple[list[str], Screen]:
    """The statuses that rules on such a passage set, and their patterns, in the order of the codebook."""
    rules = [
        r for r in codebook.rules("issue_status").values() if r.sets["where"] == where and "status" in r.sets
    ]
    return [str(rule.sets["status"]) for rule in rules], Screen([rule.source.text for rule in rules])


def _section(item: Item) -> IssueStatus | None:
    for title in item.above:
        if status := _of_heading(title):
            return IssueStatus(status, "section")
    return None


def _sorted(document: Document, item: Item, again: dict[str, str]) -> IssueStatus | None:
    status = sorted_state(document, item, again)
    return IssueStatus(status, "section") if status else None


def _own(document: Document, item: Item) -> IssueStatus | None:
    """The status in the issue's own lines; of several labelled lines the last is the current one."""
    folded = document.text.folded
    line_end = folded.find("\n", item.heading.start, item.end)
    line = folded[item.heading.start : line_end if line_end > 0 else item.heading.end]
    if status := _first(line[:200], "heading"):
        return IssueStatus(status, "sentence")
    status = _first(folded[item.heading.end - 1 : item.end], "sentence")
    return IssueStatus(status, "sentence") if status else None


def _signed(document: Document, item: Item, legend: Mapping[str, str]) -> IssueStatus | None:
    """The state that the issue's colour or sign means in this text."""
    status = state_by_sign(document, item, legend)
    return IssueStatus(status, "sentence") if status else None


def _blanket(document: Document, totals: Totals) -> IssueStatus:
    """A statement on all issues outside them, or as many completed as there are in all."""
    rules = codebook.rules("issue_status")
    for span in document.unlisted_sentences:
        sentence = document.text.folded[span.start : span.end]
        may = rules["blanket_completed"].may_occur(sentence)
        found = may and rules["blanket_completed"].pattern.search(sentence)
        if found and not _limited(document, span, found):
            return IssueStatus("completed", "blanket")
    return IssueStatus("completed", "blanket") if _all_counted(totals) else NOT_STATED


def _limited(document: Document, span: Span, found: re.Match[str]) -> bool:
    """Whether the sentence, or the one before it, is about a phase, a goal, a subset or other bodies."""
    folded, rules = document.text.folded, codebook.rules("issue_status")
    previous = folded.rfind("。", 0, max(0, span.start - 1))
    bodies = codebook.rules("totals_context")["subordinates"].pattern
    so_far, end = found.string[: found.end()], found.end()
    noun = max(so_far.rfind(word, found.start()) for word in ("问题", "任务", "事项"))
    clause = _CLAUSE_MARK.split(so_far[:noun])[-1] + so_far[noun:]
    behind = _CLAUSE_MARK.split(found.string[end : end + _AFTER])[0]
    return bool(
        rules["not_blanket"].pattern.search(so_far + behind)
        or rules["not_blanket_clause"].pattern.search(clause + behind)
        or bodies.search(folded[max(previous - 60, 0) : span.start])
    )


def _all_counted(totals: Totals) -> bool:
    counts = {
        (row["counted"], row["state"]): row["value"]
        for row in reversed(totals)
        if row["scope"] == "own" and row["statistic"] == "count"
    }
    total = counts.get(("problem", "total"))
    return total is not None and counts.get(("problem", "completed")) == total
