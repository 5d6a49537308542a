"""Table `outcomes`: figures on accountability, recovered money and rules, anywhere in the notice."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import Any

from analysis.codebook import Rule, rules
from analysis.codebook.screen import Screen, compiled
from analysis.outline.document import Document
from analysis.text.folded import Span
from analysis.text.quantities import read_quantity

_DROPPED = re.compile(r"[□ \n]+")  # insides of names, and the spaces and line breaks inside sentences
# One unit for people and one for times a person is dealt with, so that notices can be compared.
_PEOPLE = {"名": "人", "位": "人", "个": "人", "所": "人", "人(次)": "人次", "人/次": "人次"}
_SENTENCE = re.compile(r"[^。!?;]+[。!?;]?")
_CLAUSE_REACH = 40  # characters before a figure in which its clause is looked for
_CLAUSE_END = re.compile(r"[,。:;!?]")


@dataclass(frozen=True)
class _Closed:
    """A passage without names and spaces: its pieces, each with its offsets here and in the full text."""

    text: str
    offsets: list[int]
    places: list[int]

    def span(self, match: tuple[int, int]) -> Span:
        return Span(self._place(match[0]), self._place(match[1] - 1) + 1)

    def _place(self, offset: int) -> int:
        piece = bisect_right(self.offsets, offset) - 1
        return self.places[piece] + offset - self.offsets[piece]


@dataclass(frozen=True)
class _Found:
    """One figure; two rules that find the same `number` compete for it."""

    number: Span
    span: Span
    outcome: str
    value: int | float
    unit: str


def extract_outcomes(document: Document) -> list[dict[str, Any]]:
    """One row per figure, in the order of the text; money in yuan; spans include verb, number and unit."""
    return [
        {
            "notice_id": document.notice_id,
            "issue_id": document.issue_id(found.span.start),
            "outcome": found.outcome,
            "value": found.value,
            "unit": found.unit,
            "start": found.span.start,
            "end": found.span.end,
        }
        for found in _figures(_close_up(document))
    ]


def _close_up(document: Document) -> _Closed:
    shown, body = document.nameless, document.layout.body
    gaps = [gap.span() for gap in _DROPPED.finditer(shown, body.start, body.end)]
    places = [body.start, *(end for _, end in gaps)]
    kept = [
        shown[start:end] for start, end in zip(places, [*(start for start, _ in gaps), body.end], strict=True)
    ]
    offsets = [0, *accumulate(map(len, kept[:-1]))]
    return _Closed("".join(kept), offsets, places)


def _figures(closed: _Closed) -> list[_Found]:
    """One figure per number, by the start of its passage; the rule that comes first in the codebook wins."""
    by_number: dict[int, _Found] = {}
    for sentence in _SENTENCE.finditer(closed.text):
        for found in _of_sentence(closed, Span(*sentence.span())):
            by_number.setdefault(found.number.start, found)
    return sorted(by_number.values(), key=lambda found: (found.span, found.number))


def _of_sentence(closed: _Closed, sentence: Span) -> Iterator[_Found]:
    """Figures of one sentence; for speed only the rules of outcomes whose words occur in it are tried."""
    words = closed.text[sentence.start : sentence.end]
    outcomes, screen = _words()
    named = {outcomes[place] for place in screen.found(words)}
    if not named:
        return
    ruled, able = _ruled()
    for rule in (ruled[place] for place in able.possible(words)):
        if rule.sets["outcome"] not in named:
            continue
        needs = rule.sets.get("needs")
        if needs and not compiled(needs).search(words):
            continue
        for match in _overlapping(rule, closed.text, *sentence):
            if not _is_planned(closed.text, match) and not _is_of_others(closed.text, match):
                yield _found(rule, match, closed)


@cache
def _ruled() -> tuple[list[Rule], Screen]:
    """The rules that find figures."""
    ruled = [rule for rule in rules("outcomes").values() if "outcome" in rule.sets]
    return ruled, Screen([rule.source.text for rule in ruled])


@cache
def _words() -> tuple[list[str], Screen]:
    """Outcomes, and the patterns of the words without which a sentence has no figure of them."""
    ruled = {r.sets["words_of"]: r.source.text for r in rules("outcomes").values() if "words_of" in r.sets}
    return list(ruled), Screen(list(ruled.values()))


def _overlapping(rule: Rule, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Matches in order; the next may begin right after a number: 对2名站长、3名科长进行约谈 has two."""
    while rule.occurs(text, start, end) and (match := rule.pattern.search(text, start, end)):
        yield match
        start = match.end(_number_group(match))


def _is_planned(text: str, match: re.Match[str]) -> bool:
    """Whether the clause is about something still to be done (拟追缴, 将对3人进行约谈)."""
    before = text[max(match.start() - _CLAUSE_REACH, 0) : match.start()]
    clause = _CLAUSE_END.split(before)[-1] + match[0]
    return bool(rules("outcomes")["planned"].pattern.search(clause))


def _is_of_others(text: str, match: re.Match[str]) -> bool:
    """Whether the figure is about other bodies' cases, cited as a warning (学习典型案例5起、处分7人)."""
    place = match.start(_number_group(match))
    before = text[max(match.start() - _CLAUSE_REACH, 0) : match.start()]
    up_to_number = text[max(place - _CLAUSE_REACH, 0) : place]
    others = rules("outcomes")["others"]
    return others.occurs(before) or others.occurs(up_to_number)


def _number_group(match: re.Match[str]) -> str:
    return "n" if match["n"] else "n2"


def _found(rule: Rule, match: re.Match[str], closed: _Closed) -> _Found:
    number = _number_group(match)
    unit = number.replace("n", "unit")
    return _Found(
        number=closed.span(match.span(number)),
        span=closed.span(match.span()),
        outcome=rule.sets["outcome"],
        value=read_quantity(match[number]),
        unit=_PEOPLE.get(match[unit], match[unit]) if rule.sets.get("people") else match[unit],
    )
