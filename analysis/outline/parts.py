"""Which top-level stretch of a notice is organisation, rectification, plans or none of these."""

from __future__ import annotations

from analysis import codebook
from analysis.outline.document import Part
from analysis.outline.headings import read_heading
from analysis.outline.tree import ENUMERATORS, Node
from analysis.text.folded import Text

# A part whose numbered headings mostly name problems is the rectification, whatever its own heading is.
_MOSTLY = 0.5
# This many stretches that answer a problem right under their headings are no accident.
_SEVERAL = 3
_STRUCTURE_WEIGHT = 4
_POSITION_WEIGHT = 1


def code_parts(text: Text, roots: list[Node], end: int) -> list[Part]:
    """A Part per top-level node, in order; the notice's text after `end` belongs to none."""
    scored = [_scores(text, node, i, len(roots)) for i, node in enumerate(roots)]
    for i in _themselves_issues(text, roots):
        scored[i]["rectification"] += _STRUCTURE_WEIGHT
    codes = _settle(scored)
    parts = []
    for node, code in zip(roots, codes, strict=True):
        assert node.mark is not None
        heading = read_heading(text, node)
        number = text.folded[node.start : node.mark.end].strip("、.,() ")
        title = text.raw[heading.text_start : heading.span.end].rstrip("。 \u3000")
        parts.append(Part(code, number, title, node.start, text.trim(node.start, min(node.end, end)).end))
    return parts


def _themselves_issues(text: Text, roots: list[Node]) -> list[int]:
    """Places of the stretches that are issues without a part above them.

    问题1 is one by its mark; under positive headings (（一）加强学习。) the bodies name the problem.
    """
    numbered = [i for i, node in enumerate(roots) if node.family == "question"]
    answering = [i for i, node in enumerate(roots) if _answers(text, node)]
    enough = len(answering) >= max(_SEVERAL, _MOSTLY * len(roots))
    return sorted({*numbered, *(answering if enough else [])})


def _answers(text: Text, node: Node) -> bool:
    """Whether the body begins with the problem it answers: 针对学习制度不落实的情况,."""
    heading = read_heading(text, node)
    start = text.trim(heading.span.end, node.end).start
    return bool(codebook.rules("headings")["answers"].pattern.match(text.folded, start, node.end))


def _scores(text: Text, node: Node, place: int, of: int) -> dict[str, float]:
    """Score per part code: wording of the heading, wording of the headings below it, place in the notice."""
    words = read_heading(text, node).words
    scores: dict[str, float] = {name: c.score(words) for name, c in codebook.domain("part").codes.items()}
    below = [read_heading(text, child) for child in _numbered_below(text, node)]
    if below and sum(h.names_problem for h in below) >= _MOSTLY * len(below):
        scores["rectification"] += _STRUCTURE_WEIGHT
    if place == 0 and of > 1:
        scores["organisation"] += _POSITION_WEIGHT
    if place == of - 1 and of > 1:
        scores["plans"] += _POSITION_WEIGHT
    return scores


def _numbered_below(text: Text, node: Node) -> list[Node]:
    """Headings one level below, and two where the first is a section; enumerated acts are no headings."""
    below = [c for c in node.children if _may_head(text, c)]
    deeper = [g for c in below for g in c.children if _may_head(text, g)]
    return deeper if len(deeper) >= len(below) else below


def _may_head(text: Text, node: Node) -> bool:
    """一是针对…的问题 heads a problem, other 一是 enumerate acts."""
    return node.family not in ENUMERATORS or read_heading(text, node).prints_problem


def _settle(scored: list[dict[str, float]]) -> list[str]:
    """The code of each part; where none is the rectification, parts without a code of their own are."""
    ranked = [max(s, key=lambda code: s[code]) if max(s.values()) > _POSITION_WEIGHT else "" for s in scored]
    if "rectification" not in ranked:
        ranked = ["rectification" if code in ("", "other") else code for code in ranked]
    if "rectification" not in ranked and scored:
        best = max(range(len(scored)), key=lambda i: scored[i]["rectification"])
        ranked[best] = "rectification"
    first, last = ranked.index("rectification") if ranked else 0, _last(ranked)
    return [code or _by_place(i, first, last) for i, code in enumerate(ranked)]


def _last(ranked: list[str]) -> int:
    return max((i for i, code in enumerate(ranked) if code == "rectification"), default=0)


def _by_place(place: int, first: int, last: int) -> str:
    """A part without a code of its own: organisation before the rectification, plans after it."""
    if place < first:
        return "organisation"
    return "plans" if place > last else "rectification"
