"""Doubts about a list of issues that lines and headings inside it raise: several issues read as one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from statistics import median

from analysis.codebook import rules
from analysis.doubts.doubt import Doubt
from analysis.doubts.listed import Listed
from analysis.outline.document import Item, Mark
from analysis.outline.marks import names_problem
from analysis.text.folded import Span

_LONG_TITLE, _SHORT_TITLE = 160, 4
# An issue so many times as long as the middle one, or with such a share of all issues, is several.
_TIMES, _SHARE, _FEW = 8, 0.5, 4
_BODY = 15  # characters that a body has at least
_HEADING = 40  # characters of a heading that reports nothing
_EMPTY = 0.3
_LABELS = ("problems_line", "acts_line")
_SOME = 0.3  # share of measures that enumerate further, or begin with a problem


def heading_doubts(listed: Listed) -> Iterator[Doubt]:
    """Headings, or lists begun again, inside issues; odd lengths; issues without a body."""
    inside = sorted(
        {
            *_inside(listed, listed.problem_lines),
            *_inside(listed, _bare_lines(listed)),
            *(span for item in listed.items for span in _answered_sentences(listed, item)),
        }
    )
    if inside:
        yield Doubt("headings_inside", {"n": len(inside)}, inside[0])
    marked = [mark for item in listed.items for mark in item.measures if mark.marker]
    nested = [mark for mark in marked if _heads_a_list(listed, mark)]
    if len(nested) > _SOME * len(marked):
        yield Doubt(
            "measures_nested", {"n": len(nested), "of": len(marked)}, Span(nested[0].start, nested[0].end)
        )
    problems = [mark for mark in marked if _begins_with_problem(listed, mark)]
    if len(problems) > max(1, _SOME * len(marked)):
        yield Doubt(
            "measures_are_problems",
            {"n": len(problems), "of": len(marked)},
            Span(problems[0].start, problems[0].end),
        )
    for code, found in (
        ("lists_joined", [item for item in listed.items if _begins_again(listed, item)]),
        ("long_issue", _long_issues(listed)),
        ("odd_title", [item for item in listed.items if _is_odd(item)]),
    ):
        if found:
            yield Doubt(code, {"n": len(found), "seq": found[0].seq}, found[0].heading)
    empty = [item for item in listed.items if _is_empty(listed, item)]
    if len(empty) > _EMPTY * len(listed.items):
        yield Doubt("no_bodies", {"n": len(empty), "of": len(listed.items)})
    unmarked = sum(len(item.measures) == 1 and not item.measures[0].marker for item in listed.items)
    if listed.items and unmarked == len(listed.items):
        yield Doubt("measures_unmarked", {"n": unmarked})


def _answered_sentences(listed: Listed, item: Item) -> list[Span]:
    """Sentences that each answer a problem (针对…的问题,…) in an issue without measures, if several do."""
    if any(mark.marker for mark in item.measures):
        return []
    answers, text = rules("headings")["answers"].pattern, listed.text
    inside = [s for s in text.sentences if item.start <= s.start < item.end]
    found = [s for s in inside if answers.match(text.folded, s.start, s.end)]
    return found if len(found) > 1 else []


def _inside(listed: Listed, lines: list[Span]) -> list[Span]:
    """Those of the lines that are in an issue, head neither it nor a section and explain no heading."""
    outline, text, section = listed.document.outline, listed.text, rules("doubts")["names_section"].pattern
    return [
        line
        for line in lines
        if (item := outline.item_at(line.start))
        and text.line_start(line.start) not in listed.head_lines
        and not section.search(text.folded, *line)
        and listed.text.folded[line.end : item.end].strip()  # else the next issue's section is named
        and not _explains(listed, item, line)
        and not any(rules("headings")[name].pattern.fullmatch(text.folded, *line) for name in _LABELS)
    ]


def _explains(listed: Listed, item: Item, line: Span) -> bool:
    """Whether a label (问题表现：) opens the line right below the heading."""
    between = listed.text.folded[item.heading.end : line.start]
    label = rules("headings")["problem_label"].pattern
    return not between.strip() and bool(label.match(listed.text.folded, *line))


def _bare_lines(listed: Listed) -> list[Span]:
    """Short lines of words alone, without a stop, above a longer line."""
    text, bare = listed.text, rules("doubts")["bare_heading"].pattern
    lines = [line for line in text.lines if listed.body.contains(line.start)]
    return [
        line
        for line, below in pairwise(lines)
        if line.end - line.start < below.end - below.start and bare.search(text.folded[slice(*line)])
    ]


def _heads_a_list(listed: Listed, measure: Mark) -> bool:
    """Whether a measure has an enumeration of its own: then it may be an issue, and the issue its section."""
    inside = listed.marks_between(measure.start + len(measure.marker), measure.end)
    return len(inside) > 1


def _begins_with_problem(listed: Listed, measure: Mark) -> bool:
    """Whether a short sentence that names a problem is answered by the rest of the measure."""
    words = listed.text.folded[measure.start + len(measure.marker) : measure.end].strip()
    first, stop, rest = words.partition("。")
    first, colon, after = first.partition(":")
    answered = bool(after) if colon else bool(stop and rest)
    return answered and len(first) <= _HEADING and "," not in first and names_problem(first)


def _begins_again(listed: Listed, item: Item) -> bool:
    """Whether measures, or results, are enumerated a second time in one issue."""
    results = rules("headings")["result_block"].pattern.search(listed.text.folded, item.start, item.end)
    end = results.start() if results else item.end
    last: dict[str, int] = {}  # the lists that are open, outer ones first
    for mark in listed.marks_between(item.heading.start + 1, end):
        if mark.number == 1 and last.get(mark.family, 0) > 1:
            return True
        outer = list(last)[: list(last).index(mark.family)] if mark.family in last else list(last)
        last = {family: last[family] for family in outer} | {mark.family: mark.number}
    return False


def _long_issues(listed: Listed) -> list[Item]:
    lengths = [item.end - item.start for item in listed.items]
    if len(lengths) < 2:
        return []
    whole, middle = sum(lengths), median(lengths)
    return [
        item
        for item, length in zip(listed.items, lengths, strict=True)
        if length > _SHARE * whole and len(lengths) >= _FEW or length > _TIMES * middle
    ]


def _is_empty(listed: Listed, item: Item) -> bool:
    """Whether no measure is behind the heading, and the heading itself is too short to report one."""
    marked = any(mark.marker for mark in item.measures)
    problem, colon, acts = listed.heading(item).partition(":")
    short = len(problem) + len(acts) < _HEADING and not (colon and acts and names_problem(problem))
    return item.end - item.heading.end < _BODY and short and not marked


def _is_odd(item: Item) -> bool:
    title = item.heading.end - item.heading.start - len(item.number)
    return title < _SHORT_TITLE or title > _LONG_TITLE
