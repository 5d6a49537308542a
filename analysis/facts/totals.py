"""Totals: what the notice states about its findings and measures as a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from analysis import codebook
from analysis.document import Document
from analysis.numerals import parse_number
from analysis.text import Span

_QUOTED = re.compile(r"“[^”\n]{0,40}”|《[^》\n]{0,120}》|‘[^’\n]{0,40}’")
_MERGED = re.compile(r"\((含[^()]{1,12})\)")  # 已完成(含基本完成): the bracket qualifies the state
_CLAUSE = re.compile(r"[,;:。!?、()\n]")
_COUNTED = {"问题": "problem", "表现": "problem", "案例": "problem", "任务": "task", "事项": "task",
            "措施": "measure", "举措": "measure", "制度": "rule"}  # fmt: skip
_RULES = re.compile("制度|建章立制")
_CAN_BE_COMPLETED = re.compile("问题|任务|事项|措施|举措")
_NAMED = {"aspect": "aspect", "rules_elided": "rule"}
# A state is looked for this far before and after a figure.
_REACH = 16
# Further off in a sentence nothing bears on a figure.
_CONTEXT = 400


@dataclass(frozen=True)
class _Figure:
    """A number in a sentence with the noun it counts; offsets within the sentence."""

    start: int
    end: int
    value: float
    counted: str
    percent: bool
    printed: str
    named: bool  # whether its noun is printed with it


def extract_totals(document: Document) -> list[dict[str, Any]]:
    """One row per stated figure about the organisation's findings or measures, in the order of the text."""
    rows: list[dict[str, Any]] = []
    counted = "problem"
    for span in document.text.sentences:
        if not _speaks_of_the_whole(document, span):
            continue
        words = _mask(document.text.folded[span.start : span.end])
        figures = _figures(words, counted)
        counted = figures[-1].counted if figures else counted
        rows += _rows(document, span, words, figures)
    return rows


def _rows(document: Document, span: Span, words: str, figures: list[_Figure]) -> Iterator[dict[str, Any]]:
    """The figures of one sentence; one without a noun shares the fate of the figure it continues."""
    scope: str | None = "own"
    for i, figure in enumerate(figures):
        continues = i > 0 and not figure.named and scope != "own"
        if not continues:
            scope = None if _skipped(words, figure) else _scope(words, figure)
        if scope:
            yield _row(document, span, words, figures, i, scope)


def _speaks_of_the_whole(document: Document, span: Span) -> bool:
    """Sentences of the notice's own text that stand in no issue."""
    if not document.frame.body.contains(span.start):
        return False
    if document.outline.item_at(span.start) and not _lists_no_problem(document):
        return False
    part = document.outline.part_at(span.start)
    return part is None or part.code != "other"


def _lists_no_problem(document: Document) -> bool:
    """A text cut off before its first problem: the only heading tells how the work was organised."""
    items = document.outline.items
    headings = (document.text.folded[slice(*item.heading)] for item in items)
    return len(items) == 1 and not any(
        codebook.rules("totals")["problem"].pattern.search(h) for h in headings
    )


def _mask(sentence: str) -> str:
    """The sentence with quoted words and names blanked, length kept: figures inside them count nothing."""
    masked = _QUOTED.sub(lambda m: "\x00" * len(m[0]), sentence)
    return _MERGED.sub(lambda m: f" {m[1]} ", masked)


def _figures(words: str, counted: str) -> list[_Figure]:
    """Figures of one sentence in order; overlapping readings give way to the one that starts first."""
    rules = codebook.rules("totals")
    found = [
        (m.start(), -m.end(), name, m)
        for name in ("aspect", "number_first", "noun_first", "elided", "remainder", "rules_elided", "rate")
        for m in rules[name].pattern.finditer(words)
    ]
    figures: list[_Figure] = []
    for start, _, name, match in sorted(found, key=lambda f: f[:2]):
        if (
            figures
            and start < figures[-1].end
            or name == "rules_elided"
            and not _RULES.search(words, max(0, start - _CONTEXT), match.end())
        ):
            continue
        groups = match.groupdict()
        printed, noun = groups["n"] or groups["n2"], groups.get("noun")
        counted = _NAMED.get(name) or (
            _COUNTED[noun[:2]] if noun else _carried(words[max(0, start - _CONTEXT) : start], counted)
        )
        figures.append(
            _Figure(start, match.end(), parse_number(printed), counted, name == "rate", printed, bool(noun))
        )
    return figures


def _carried(words: str, counted: str) -> str:
    """The noun that a figure without one counts: the last one named before it that can be completed."""
    named = [_COUNTED[m[0]] for m in _CAN_BE_COMPLETED.finditer(words)]
    return named[-1] if named else counted if counted in ("problem", "task", "measure") else "problem"


def _skipped(words: str, figure: _Figure) -> bool:
    """一个问题 is an article; suggestions are no findings, rules only planned are not made, aspects need findings."""
    wished = codebook.rules("totals")["wish"].pattern.search(_clause_before(words, figure.start))
    if figure.printed == "一" or (figure.counted == "rule" and wished):
        return True
    if figure.counted == "aspect" and not codebook.rules("totals")["findings"].pattern.search(
        _around(words, figure)
    ):
        return True
    clause = _clause_before(words, figure.start) + words[figure.start : figure.end + 2]
    return bool(codebook.rules("totals_context")["no_finding"].pattern.search(clause[-24:]))


def _around(words: str, figure: _Figure) -> str:
    """The sentence around a figure; a text that lost its stops is one long sentence."""
    return words[max(0, figure.start - _CONTEXT) : figure.end + _CONTEXT]


def _clause_before(words: str, start: int) -> str:
    """Words of the clause before a figure; 视同完成、持续整改 is one state."""
    return _CLAUSE.split(words[max(0, start - 40) : start].replace("视同完成、", "视同完成"))[-1]


def _row(
    document: Document, span: Span, words: str, figures: list[_Figure], i: int, scope: str
) -> dict[str, Any]:
    figure = figures[i]
    return {
        "notice_id": document.notice_id,
        "counted": figure.counted,
        "state": _state(words, figures, i),
        "statistic": "percent" if figure.percent else "count",
        "value": figure.value,
        "scope": scope,
        "start": span.start + figure.start,
        "end": span.start + figure.end,
    }


def _state(words: str, figures: list[_Figure], i: int) -> str:
    """State named right before the figure, in it, or right after it where no other figure takes it."""
    figure, states = figures[i], codebook.domain("state")
    if figure.percent:
        return states.best(words[figure.start : figure.end]) or "completed"
    if figure.counted in ("aspect", "rule"):
        return "total"
    free = figure.start - (figures[i - 1].end if i else 0)
    before = _clause_before(words, figure.start)[-min(_REACH, free) :] if free else ""
    head, _, tail = words[figure.start : figure.end].partition(figure.printed)
    inside = states.best(before + head) or states.best(tail)
    if codebook.rules("totals")["wish"].pattern.search(_clause_before(words, figure.start)):
        # 将对正在推进的2个问题…: what is wished for is not yet so, what qualifies the figure is.
        return inside if inside and "的" in (before[-1:], tail[:-2][-1:]) else "total"
    return inside or _state_after(words, figures, i) or "total"


def _state_after(words: str, figures: list[_Figure], i: int) -> str | None:
    figure = figures[i]
    after = words[figure.end : figure.end + _REACH + 4]
    stop = re.search(r"[;。!?\n、)]|[,:](?!(?:目前)?(?:已|均|全部))", after)
    after = after[: stop.start()] if stop else after
    follower = figures[i + 1].start if i + 1 < len(figures) else len(words)
    if figure.end + len(after) > follower:
        return None
    return codebook.domain("state").best(after)


def _scope(words: str, figure: _Figure) -> str:
    """Whose findings: other bodies' where the clause names them, a subset where it qualifies them."""
    context = codebook.rules("totals_context")
    clause = _clause_before(words, figure.start).split("等")[-1] + words[figure.start : figure.end]
    if context["subordinates"].pattern.search(words[max(0, figure.start - _CONTEXT) : figure.end]):
        return "subordinates"
    return "part" if context["subset"].pattern.search(clause) else "own"
