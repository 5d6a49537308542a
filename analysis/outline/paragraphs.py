"""Problems that begin a paragraph or a sentence, without a mark or a heading of their own."""

from __future__ import annotations

import re
from itertools import pairwise

from analysis import codebook
from analysis.outline.headings import names_other_part
from analysis.outline.lines import SEVERAL, Lines, is_short
from analysis.outline.marks import Numbered, names_problem
from analysis.text.folded import Span

_STOP = re.compile("。")
_MOSTLY = 0.5
# A text of headings and paragraphs in turn has little else.
_NEARLY_ALL = 0.7


def begun_by_problems(page: Lines) -> list[Span]:
    """Where the problems begin, each as what is printed for a mark; empty where the text is not made so."""
    ways = (_alternating, _labelled, _bracketed, _run_in, _inside, _first_sentences)
    return next((found for way in ways if (found := way(page))), [])


def bulleted(page: Lines) -> list[Span]:
    """Bullets of one form that open lines, most with bullets of another form below; or with any body, where
    the text has no marks.
    """
    bullet = codebook.rules("headings")["bullet"].pattern
    found = {line.start: bullet.match(page.words(line)) for line in page.all}
    first = next((match[0].strip() for match in found.values() if match), "")
    alike = [line for line in page.all if (match := found[line.start]) and match[0].strip() == first]
    starts = {line.start for line in alike}
    below = [page.below.get(line.start) for line in alike]
    heads = [b for b in below if b and b.start not in starts and (found.get(b.start) or not page.numbered)]
    if len(heads) < max(SEVERAL, _MOSTLY * len(alike)):
        return []
    places = [page.text.trim(line.start, line.end).start for line in alike]
    return [Span(place, place + len(first)) for place in places]


def _labelled(page: Lines) -> list[Span]:
    """Labels 反馈问题： that open lines, where there are several and not each only explains the numbered
    heading right above it.
    """
    label = codebook.rules("headings")["problem_label"].pattern
    found = {line: label.match(page.text.folded, line.start, line.end) for line in page.unmarked}
    spans = [Span(match.start(), match.end()) for match in found.values() if match]
    headed = [page.mark(above) for above, line in pairwise(page.all) if found.get(line)]
    return spans if len(spans) >= SEVERAL and not all(headed) else []


def _bracketed(page: Lines) -> list[Span]:
    """Starts of lines that begin with a problem in brackets, where there are several: 【账目不清】…"""
    bracket = codebook.rules("headings")["bracketed"].pattern
    found = [bracket.match(page.text.folded, line.start, line.end) for line in page.unmarked]
    heads = [match for match in found if match]
    naming = [match for match in heads if names_problem(match["words"])]
    if len(naming) < SEVERAL:
        return []
    mostly = len(naming) > _MOSTLY * len(heads)  # the others are no labels (【整改情况】)
    return [Span(match.start(), match.start()) for match in (heads if mostly else naming)]


def _run_in(page: Lines) -> list[Span]:
    """Starts of lines next to each other of which each answers a problem: 针对…的问题,… ."""
    rules = codebook.rules("headings")
    answers = [rules[name].pattern for name in ("answers", "run_in")]
    runs: list[list[Span]] = [[]]
    for line in page.all:
        words = page.words(line)
        if page.mark(line) is None and any(pattern.match(words) for pattern in answers):
            runs[-1].append(Span(line.start, line.start))
        elif words:
            runs.append([])
    found = [place for run in runs if len(run) > 1 for place in run]
    return found if len(found) >= SEVERAL else []


def _inside(page: Lines) -> list[Span]:
    """Starts of sentences that each answer a problem, where a line of a section contains several."""
    if len({mark.family for mark in page.marks.values()}) != 1:
        return []
    answers = codebook.rules("headings")["answers"].pattern
    runs = [_sentences(page, line, page.mark(line)) for line in page.all]
    found = [[at for at in run if answers.match(page.text.folded, at)] for run in runs]
    # A section's heading first, then problem after problem: what else there is goes with the one before.
    several = [
        at for run, own in zip(runs, found, strict=True) if len(own) > 1 and own[0] in run[:2] for at in own
    ]
    return [Span(at, at) for at in several] if len(several) >= SEVERAL else []


def _first_sentences(page: Lines) -> list[Span]:
    """Starts of the paragraphs of a text without marks that begin with a short sentence, where most of
    these name a problem.
    """
    if page.numbered:
        return []
    firsts = {line.start: page.words(line).partition("。")[0] for line in page.all if _is_opened(page, line)}
    naming = sum(names_problem(words) for words in firsts.values())
    enough = naming >= max(SEVERAL, _MOSTLY * len(firsts))
    return [Span(start, start) for start in firsts] if enough else []


def _is_opened(page: Lines, line: Span) -> bool:
    """Whether a short sentence begins a paragraph of more."""
    first, stop, rest = page.words(line).partition("。")
    return bool(stop and rest) and is_short(first)


def _sentences(page: Lines, line: Span, mark: Numbered | None) -> list[int]:
    """Starts of the sentences of a line, after its mark."""
    start = mark.end if mark else line.start
    return [start, *(stop.end() for stop in _STOP.finditer(page.text.folded, start, line.end - 1))]


def _alternating(page: Lines) -> list[Span]:
    """Starts of short lines that each head one paragraph, where the text is made of such pairs."""
    lines = [line for line in page.all if page.words(line)]
    if any(page.mark(line) for line in lines):
        return []
    pairs = [(a, b) for a, b in pairwise(lines) if is_short(page.words(a)) and _is_paragraph(page, b)]
    inside = sum(len(pair) for pair in pairs)
    if len(pairs) <= SEVERAL or inside <= _NEARLY_ALL * len(lines):
        return []
    return [Span(line.start, line.start) for line, _ in pairs if _heads_problem(page.words(line))]


def _heads_problem(words: str) -> bool:
    """Whether a line may head a problem: 整改组织情况 heads a part."""
    return names_problem(words) or not names_other_part(words)


def _is_paragraph(page: Lines, line: Span) -> bool:
    return page.words(line).endswith(("。", "。)", "。”"))
