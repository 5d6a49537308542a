"""States of issues that another part sorts by them: （一）已完成的任务 1.… 2.…, 持续推进：…；… ."""

from __future__ import annotations

import re
from collections.abc import Callable

from analysis.outline.document import Document, Item
from analysis.outline.repeats import clauses

_NUMBER = re.compile(r"^[ (]*[\d一二三四五六七八九十]{1,3}[.、)]+ *")
_BRACKET = re.compile(r"\([^()]*\)")
_LABEL = re.compile(r"^(?P<label>[^:。]{2,14}):(?=.)")  # 持续推进：… on one line
_HEADING = 30  # characters of a heading that names a state


def read_sorted(document: Document, state_of: Callable[[str], str | None]) -> dict[str, str]:
    """The state by problem, as printed below headings outside the issues; `state_of`: what a heading says."""
    items = document.outline.items
    known = {problem for item in items if (problem := _problem(document, item))}
    found: dict[str, str] = {}
    state: str | None = None
    for line in document.text.lines if known else ():
        if line.start < items[-1].end or line.start >= document.layout.body.end:
            continue
        words = _NUMBER.sub("", document.text.folded[slice(*line)].strip())
        printed = known.intersection(_problems(words))
        label = _LABEL.match(words)
        if label and label["label"] not in printed:
            state = state_of(f"{label['label']}问题")
        elif not printed and len(words) <= _HEADING:
            state = state_of(words)
        found |= dict.fromkeys(printed, state) if state else {}
    return found


def sorted_state(document: Document, item: Item, found: dict[str, str]) -> str | None:
    """The state under which the issue's problem is printed again."""
    return found.get(_problem(document, item)) if found else None


def _problem(document: Document, item: Item) -> str:
    heading = _NUMBER.sub("", document.text.folded[slice(*item.heading)])
    return next(iter(clauses(heading)), "")


def _problems(words: str) -> list[str]:
    bare = _BRACKET.sub("", words)
    return [*clauses(bare), *clauses(bare.replace("、", ","))]
