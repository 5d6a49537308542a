"""Table `totals`: figures that the notice states about its findings and measures as a whole."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from analysis import codebook
from analysis.facts.figures_skipped import clause_before, is_of_another_matter, is_skipped
from analysis.facts.stated_figures import CONTEXT, StatedFigure, find_stated_figures
from analysis.outline.document import Document
from analysis.text.folded import Span, fold

_QUOTED = re.compile(r"“[^”\n]{0,40}”|《[^》\n]{0,120}》|‘[^’\n]{0,40}’")
_MERGED = re.compile(r"\((含[^()\d]{1,12})\)")  # 已完成(含基本完成): the bracket qualifies the state
# A state is searched within so many characters before and after a figure.
_REACH = 16
_REASON = 60
_REMEMBERED = 100  # earlier figures that may name what a figure counts; no notice states as many


def extract_totals(document: Document) -> list[dict[str, Any]]:
    """One row per stated figure about the organisation's findings or measures, in the order of the text."""
    rows: list[dict[str, Any]] = []
    earlier: list[StatedFigure] = []
    anywhere = _lists_no_problem(document)
    for span in document.text.sentences if anywhere else document.unlisted_sentences:
        if not _is_about_the_whole(document, span):
            continue
        sentence = document.text.folded[span.start : span.end]
        words = _mask(sentence)
        figures = [f for f in find_stated_figures(words, earlier) if not is_of_another_matter(sentence, f)]
        rows += _rows(document, span, words, figures)
        earlier = [*earlier, *figures][-_REMEMBERED:]
    return rows


def _rows(
    document: Document, span: Span, words: str, figures: list[StatedFigure]
) -> Iterator[dict[str, Any]]:
    """The rows of one sentence; a figure without a noun has the scope of the figure it continues."""
    scope: str | None = "own"
    for i, figure in enumerate(figures):
        closed = (
            i > 0 and ")" in words[figures[i - 1].end : figure.start]
        )  # the bracket contained a subset only
        continues = i > 0 and not figure.named and scope != "own" and not closed
        if not continues:
            scope = None if is_skipped(words, figure) else _scope(words, figure)
        if scope:
            yield _row(document, span, words, figures, i, scope)


def _is_about_the_whole(document: Document, span: Span) -> bool:
    """Whether the sentence is in the notice's own text, and in no part on something else."""
    if not document.layout.body.contains(span.start):
        return False
    part = document.outline.part_at(span.start)
    return part is None or part.code != "other"


def _lists_no_problem(document: Document) -> bool:
    """Whether the text ends before its first problem: all it has is about organising the work."""
    items, parts = document.outline.items, document.outline.parts
    headings = (document.text.folded[slice(*item.heading)] for item in items)
    organises = codebook.domain("part").codes["organisation"]
    alone = len(items) == 1 or (len(parts) == 1 and organises.score(fold(parts[0].title)) > 0)
    return alone and not any(codebook.rules("totals")["problem"].pattern.search(h) for h in headings)


def _mask(sentence: str) -> str:
    """The sentence with quotations and names blanked, as long as before: their figures count nothing.

    Of a quoted state only the quotation marks are.
    """
    if "“" in sentence:
        sentence = codebook.rules("totals")["quoted_state"].pattern.sub(r"  \g<state>", sentence)
    masked = _QUOTED.sub(lambda m: "\x00" * len(m[0]), sentence)
    return _MERGED.sub(lambda m: f" {m[1]} ", masked)


def _row(
    document: Document, span: Span, words: str, figures: list[StatedFigure], i: int, scope: str
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


def _state(words: str, figures: list[StatedFigure], i: int) -> str:
    """The state named right before the figure, in it, or right after it but before the next figure."""
    figure, states = figures[i], codebook.domain("state")
    if figure.percent:
        return states.best(words[figure.start : figure.end]) or _state_of_share(words, figures, i)
    if figure.counted in ("aspect", "rule"):
        return "total"
    free = figure.start - (figures[i - 1].end if i else 0)
    before = clause_before(words, figure.start)[-min(_REACH, free) :] if free else ""
    head, _, tail = words[figure.start : figure.end].partition(figure.printed)
    inside = states.best(before + head) or states.best(tail)
    if codebook.rules("totals")["wish"].pattern.search(clause_before(words, figure.start)):
        # 将对正在推进的2个问题…: a goal is not yet reached; a state that qualifies the figure is.
        return inside if inside and "的" in ((before + head)[-1:], tail[:-2][-1:]) else "total"
    return inside or _state_after(words, figures, i) or "total"


def _state_of_share(words: str, figures: list[StatedFigure], i: int) -> str:
    """State of a percentage: right after a count (已完成或基本完成66项,占91.7%) that of the count."""
    shares = (
        i > 0
        and words.startswith((",占", "(占"), figures[i].start)
        and figures[i - 1].end == figures[i].start
    )
    state = _state(words, figures, i - 1) if shares and not figures[i - 1].percent else "total"
    return "completed" if state == "total" else state


def _state_after(words: str, figures: list[StatedFigure], i: int) -> str | None:
    figure = figures[i]
    reason = words.startswith("因", figure.end)  # 另有1个因汛期影响,经同意延期整改
    after = words[figure.end : figure.end + (_REASON if reason else _REACH + 4)]
    stop = re.search(r"[;。!?\n]" if reason else r"[;。!?\n、)]|[,:](?!(?:目前)?(?:已|均|全部))", after)
    after = after[: stop.start()] if stop else after
    follower = figures[i + 1].start if i + 1 < len(figures) else len(words)
    if figure.end + len(after) > follower:
        return None
    return codebook.domain("state").best(after)


def _scope(words: str, figure: StatedFigure) -> str:
    """Whose findings: `subordinates` where other bodies are named, `part` for a subset, else `own`.

    Counts of several aspects (学习方面8个问题, 作风方面6个问题) are subsets; of one alone, the total.
    """
    context = codebook.rules("totals_context")
    clause = clause_before(words, figure.start).split("等")[-1] + words[figure.start : figure.end]
    nearby = max(0, figure.start - CONTEXT)
    if _names_others(words, nearby, figure.end) and context["subordinates"].pattern.search(
        words[nearby : figure.end]
    ):
        return "subordinates"
    each = context["of_one_aspect"].pattern
    if each.search(clause) and len(each.findall(words[nearby : figure.end + CONTEXT])) > 1:
        return "part"
    return "part" if context["subset"].pattern.search(clause) else "own"


def _names_others(words: str, start: int, end: int) -> bool:
    """Whether a mention of other bodies in the whole sentence overlaps the passage; a quick first check."""
    spans = _others(words)
    first = bisect_right(spans, (start, start))
    return any(a < end and b > start for a, b in spans[max(0, first - 1) : first + 1])


# One scan a sentence, not one around every figure of it.
@lru_cache(maxsize=4)
def _others(words: str) -> list[tuple[int, int]]:
    return [m.span() for m in codebook.rules("totals_context")["subordinates"].pattern.finditer(words)]
