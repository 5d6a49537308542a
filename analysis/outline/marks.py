"""Every enumeration mark of a text that could number something, in order."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from typing import NamedTuple

from analysis import codebook
from analysis.codebook.scan import Scanner
from analysis.outline.inside_lines import counts, running_on
from analysis.outline.mark_numbers import number_of
from analysis.text.folded import Span, Text

_MARGIN = re.compile(r"[ #*>•·\-]*")
# Added to the family of a list inside a list whose marks are alike.
INNER = "_inner"
# What may be right before a mark inside a line.
_BEFORE = {
    "never": re.compile(r"(?!)"),
    "sentence": re.compile(r"(?:问题|现象)[”\"]?,\s*$|[。;:!?】][”’\"')】]*\s*$|[一-龥”）)]\s+$"),
    "clause": re.compile(r"[。;:!?,、】][”’\"')】]*\s*$|[\s”’)】]$"),
    "anywhere": re.compile(r"[^第条款项(（]$"),
}
_LABEL = 12  # characters before a mark in which a label may be
_HEADING = 80  # characters of a line that tell whether it heads a problem


class Numbered(NamedTuple):
    """A mark: its family (codebook/marks.yaml), its number, its offsets, its line and whether it opens it."""

    family: str
    rank: int
    number: int
    start: int
    end: int
    line: int  # where its line begins
    opens_line: bool
    names_problem: bool = False  # whether the line behind a mark that opens it names a problem


@lru_cache(maxsize=1)
def _scanner() -> Scanner:
    """All families in one pass."""
    bodies = []
    for name, rule in codebook.rules("marks").items():
        own = re.sub(r"\?P<n(2?)>", rf"?P<n\1_{name}>", rule.source.text)
        bodies.append(f"(?P<{name}>{own})")
    return Scanner(bodies)


def _inline_allowed(folded: str, start: int, line_start: int, where: str) -> bool:
    return bool(_BEFORE[where].search(folded, max(line_start, start - 6), start))


def _margin_end(folded: str, begin: int) -> int:
    """End of the blanks and bullets at the start of a line."""
    blank = _MARGIN.match(folded, begin)
    return blank.end() if blank else begin


def _all_marks(text: Text, span: Span) -> list[Numbered]:
    """What was found in whole lines is known when another span is asked for."""
    known: dict[int, list[Numbered]] = text.known.setdefault("marks", {})
    first, *lines = text.cut_lines(*span)
    last = lines.pop() if lines else None
    found = _marks_in(text, first, span.end)
    _learn(text, lines, known)
    for line in lines:
        found += known[line.start]
    return found + _marks_in(text, last, span.end) if last else found


def _learn(text: Text, lines: list[Span], known: dict[int, list[Numbered]]) -> None:
    """Adds the marks of lines that are not known, from the first of these to the last in one pass."""
    unknown = [line for line in lines if line.start not in known]
    if unknown:
        known |= {line.start: [] for line in lines if unknown[0].start <= line.start <= unknown[-1].start}
        for mark in _marks_in(text, Span(unknown[0].start, unknown[-1].end), len(text)):
            known[mark.line].append(mark)


def _marks_in(text: Text, span: Span, limit: int) -> list[Numbered]:
    """Marks that begin in the span, read up to the limit."""
    rules, folded, found = codebook.rules("marks"), text.folded, []
    line_start, line_end = text.line_start(span.start), text.line_end(span.start)
    margin = _margin_end(folded, span.start)
    for match in _scanner().finditer(folded, span.start, limit, last=span.end):
        start, name = match.start(), str(match.lastgroup)
        if start > line_end:
            line_start, line_end = text.line_start(start), text.line_end(start)
            margin = _margin_end(folded, line_start)
        opens = start <= margin
        rule = rules[name]
        if not opens and not _inline_allowed(folded, start, line_start, rule.sets["inline"]):
            continue
        number = number_of(match[f"n_{name}"] or match[f"n2_{name}"])
        if number > 0:
            family, rank = rule.sets.get("family", name), rule.sets["rank"]
            names = opens and names_problem(_line(text, match.end()))
            found.append(Numbered(family, rank, number, start, match.end(), line_start, opens, names))
    return found


def _line(text: Text, start: int) -> str:
    return text.folded[start : min(text.line_end(start), start + _HEADING)]


@lru_cache(maxsize=8192)  # the lines of a text are asked about several times
def names_problem(line: str) -> bool:
    """Whether the words name a problem."""
    found = codebook.rules("headings")
    return found["names_problem"].occurs(line) or found["falls_short"].occurs(line)


def find_marks(text: Text, span: Span) -> list[Numbered]:
    """Marks inside `span` in text order.

    Where a family numbers whole lines of a part, the same form inside a line of that part means
    something else, unless it is just the number that the lines around it lack, or the line's list runs on.
    """
    kept: list[Numbered] = []
    for part in _parts(_all_marks(text, span)):
        lined: dict[str, list[Numbered]] = defaultdict(list)
        families: dict[str, list[Numbered]] = defaultdict(list)
        for mark in part:
            families[mark.family].append(mark)
            if mark.opens_line:
                lined[mark.family].append(mark)
        going_on = {start for marks in families.values() for start in running_on(marks)}
        inner = {start for marks in families.values() for start in _behind_label(text, marks)}
        kept += [
            m._replace(family=m.family + INNER) if m.start in inner else m
            for m in part
            if m.start in inner or m.start in going_on or counts(m, lined[m.family])
        ]
    return kept


def _behind_label(text: Text, marks: list[Numbered]) -> list[int]:
    """Starts of the marks of lists that begin behind a label within a line, under a line numbered alike:
    措施:1.… 2.…
    """
    starts: list[int] = []
    lined, chain = False, list[Numbered]()
    for mark in [*marks, None]:
        if chain and mark and not mark.opens_line and mark.number == chain[-1].number + 1:
            chain.append(mark)
            continue
        starts += [m.start for m in chain] if len(chain) > 1 else []
        chain = [mark] if mark and lined and mark.number == 1 and _is_labelled(text, mark) else []
        lined = lined or bool(mark and mark.opens_line)
    return starts


def _is_labelled(text: Text, mark: Numbered) -> bool:
    label = codebook.rules("headings")["measures_label"].pattern
    return not mark.opens_line and bool(label.search(text.folded, max(0, mark.start - _LABEL), mark.start))


def _parts(marks: list[Numbered]) -> list[list[Numbered]]:
    """The marks cut before every 一、 that opens a line."""
    parts: list[list[Numbered]] = [[]]
    for mark in marks:
        if mark.family == "cn_comma" and mark.opens_line:
            parts.append([])
        parts[-1].append(mark)
    return parts
