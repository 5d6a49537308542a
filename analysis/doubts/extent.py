"""Doubts about a list of issues that what is outside of it raises, or its length."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.codebook import rules
from analysis.doubts.doubt import Doubt
from analysis.doubts.figures import stated
from analysis.doubts.listed import Listed
from analysis.outline.marks import names_problem
from analysis.outline.tree import ENUMERATORS
from analysis.text.folded import Span

# Least share of the rectification part that is in its issues, and of the notice that is in this part and its
# issues. Whole notices that were read rightly have at least 0.8 and 0.55, short ones less.
_OF_PART, _OF_NOTICE = 0.5, 0.3
# Fewer, or more, issues are listed than these shares of the problems stated.
_FEW, _MANY = 0.15, 1.5
# So many headings that name problems outside of the rectification are no accident.
_SEVERAL = 2
_MOSTLY = 0.55
_FIRST_WORDS = 60


def extent_doubts(listed: Listed) -> Iterator[Doubt]:
    """A list of none, one or acts, far from the stated total, beside much text or a table, or cut off."""
    if not listed.items:
        yield Doubt("no_issues")
        return
    if len(listed.items) == 1:
        yield _only_one(listed)
    elif acts := _acts(listed):
        yield Doubt("acts_listed", {"n": acts, "of": len(listed.items)})
    yield from _far_from_stated(listed)
    yield from _outside(listed)
    if rows := _table_rows(listed):
        yield Doubt("unread_table", {"n": len(rows)}, rows[0])
    if _is_open(listed):
        yield Doubt("cut_off" if _breaks_off(listed) else "open_end")


def _only_one(listed: Listed) -> Doubt:
    """One issue alone; a heading that names no problem is a section's."""
    (item,) = listed.items
    return Doubt("one_issue" if names_problem(listed.heading(item)) else "only_section", span=item.heading)


def _acts(listed: Listed) -> int:
    """How many issues are enumerated acts, where most are."""
    starts = {mark.start: mark.family for mark in listed.marks}
    organises, text = rules("headings")["organises"], listed.text.folded
    acts = [item for item in listed.items if not names_problem(listed.heading(item))]
    enumerated = sum(starts.get(item.start) in ENUMERATORS for item in acts)
    organising = sum(
        organises.occurs(text, item.start, min(item.end, item.start + _FIRST_WORDS)) for item in acts
    )
    most = max(enumerated, organising)
    return most if most > _MOSTLY * len(listed.items) else 0


def _far_from_stated(listed: Listed) -> Iterator[Doubt]:
    own = [row for row in listed.totals if row["scope"] == "own"]
    problems, n = [v for v in stated(own, "problem", "total") if v > 0], len(listed.items)
    whole = sum(row["value"] for row in own if (row["counted"], row["state"]) == ("problem", "total"))
    if problems and not any(_FEW * v <= n <= _MANY * v for v in (*problems, whole)):
        nearest = min(problems, key=lambda v: abs(v - n))
        yield Doubt("stated_far", {"listed": n, "stated": nearest})


def _outside(listed: Listed) -> Iterator[Doubt]:
    text = listed.text
    part = sum(text.count(p.start, p.end) for p in listed.parts)
    body = text.count(*listed.body)
    if listed.chars < _OF_PART * part:
        yield Doubt("outside_issues", {"share": listed.chars / part})
    if min(part, listed.chars) < _OF_NOTICE * body:
        yield Doubt("small_part", {"share": min(part, listed.chars) / body})
    outside = [line for line in listed.problem_lines if _is_outside(listed, line)]
    if len(outside) >= _SEVERAL:
        yield Doubt("problems_outside", {"n": len(outside)}, outside[0])


def _is_outside(listed: Listed, line: Span) -> bool:
    """Whether a numbered line, no part's heading and no enumerated act, is in no part that reports
    rectification.
    """
    part = listed.document.outline.part_at(line.start)
    mark = listed.openers.get(listed.text.line_start(line.start))
    if mark is None or mark.family in ENUMERATORS or (part and part.start == mark.start):
        return False
    return part is None or part.code != "rectification"


def _table_rows(listed: Listed) -> list[Span]:
    row, text = rules("doubts")["table_row"], listed.text
    if not row.may_occur(text.raw):
        return []
    return [
        line
        for line in text.lines
        if listed.in_rectification(line.start) and row.pattern.search(text.slice(line))
    ]


def _is_open(listed: Listed) -> bool:
    """Whether the text has nothing that ends a notice: plans, a signature, an invitation to supervise."""
    layout, closing = listed.document.layout, rules("headings")["closing"]
    plans = any(part.code == "plans" for part in listed.document.outline.parts)
    dated = layout.signed_on and layout.signed_on.start >= layout.opening.end  # not under the title
    signed = layout.signature or dated or closing.occurs(listed.text.folded, layout.opening.end)
    return not plans and not signed


def _breaks_off(listed: Listed) -> bool:
    """Whether the text ends in the middle of a sentence, and not with the words of a web page."""
    rest = listed.text.folded[listed.body.start :].rstrip()
    if rules("layout")["footer"].pattern.search(rest, max(0, listed.body.end - listed.body.start - 1)):
        return False
    return not rules("doubts")["ends_sentence"].pattern.search(rest[-2:])
