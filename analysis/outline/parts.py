"""Which top-level stretch of a notice is organisation, rectification, plans or none of these."""

from __future__ import annotations

from collections.abc import Callable

from analysis import codebook
from analysis.outline.answered import POSITION_WEIGHT, like_main, looks_ahead, names_answered
from analysis.outline.document import Part
from analysis.outline.headings import PLAIN, read_heading
from analysis.outline.repeats import find_repeats
from analysis.outline.shapes import Shape, fullest, read_shapes
from analysis.outline.tree import Node
from analysis.text.folded import Text

_MOSTLY = 0.5
# Families whose marks are given to problems only.
_PROBLEMS = ("question", "unmarked", "unmarked_section")
# This many stretches that answer a problem right under their headings are no accident.
_SEVERAL = 3
_MANY = 5
_STRUCTURE_WEIGHT = 4
_CERTAIN = 100


def code_parts(text: Text, roots: list[Node], end: int) -> list[Part]:
    """A Part per top-level node, in order; the notice's text after `end` belongs to none."""
    shapes = read_shapes(text, roots)
    pairs = enumerate(zip(roots, shapes, strict=True))
    scored = [_scores(text, node, shape, i, len(roots)) for i, (node, shape) in pairs]
    _weigh_shapes(text, roots, shapes, scored)
    for i in _themselves_issues(text, roots):
        scored[i]["rectification"] += _STRUCTURE_WEIGHT
        if roots[i].family in _PROBLEMS:
            scored[i]["organisation"] = 0.0  # 问题1：党组织… is no part on how the work was organised
    codes = _settle(scored, lambda i: names_answered(text, roots[i], is_last=i == len(roots) - 1))
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
    numbered = [i for i, node in enumerate(roots) if node.family in _PROBLEMS]
    answering = [i for i, node in enumerate(roots) if _answers(text, node)]
    enough = len(answering) >= max(_SEVERAL, _MOSTLY * len(roots))
    return sorted({*numbered, *(answering if enough else [])})


def _answers(text: Text, node: Node) -> bool:
    """Whether the body begins with the problem it answers: 针对学习制度不落实的情况,."""
    heading = read_heading(text, node)
    start = text.trim(heading.span.end, node.end).start
    return bool(codebook.rules("headings")["answers"].pattern.match(text.folded, start, node.end))


def _scores(text: Text, node: Node, shape: Shape, place: int, of: int) -> dict[str, float]:
    """Score per part code: wording of the heading, headings below it that name problems, place in the
    notice.
    """
    words = read_heading(text, node).words.partition(":")[0]
    part = codebook.domain("part")
    found = part.scores(words)
    scores: dict[str, float] = {name: found.get(name, 0) for name in part.codes}
    rules = codebook.rules("headings")
    if rules["framed"].pattern.search(words):
        scores["other"] = 0.0  # 针对信访件办理不及时的问题 is a problem, not a part about letters
    if rules["ends_short"].pattern.search(words):
        # 落实主体责任不到位 and 今后思路不清 are problems, not parts on how the work was organised or goes on
        scores |= dict.fromkeys(("organisation", "plans"), 0.0)
    if shape.names_problems:
        scores["rectification"] += _STRUCTURE_WEIGHT
    if place == 0 and of > 1:
        scores["organisation"] += POSITION_WEIGHT
    if place == of - 1 and of > 1:
        scores["plans"] += POSITION_WEIGHT
    return scores


def _weigh_shapes(text: Text, roots: list[Node], shapes: list[Shape], scored: list[dict[str, float]]) -> None:
    """The fullest stretch is the rectification; a poorer one before or after it is none, whatever it is
    called.

    A heading that names a theme or an open state (在…方面, 正在整改的问题) is a section of the rectification.
    """
    allowed = [i for i, s in enumerate(scored) if max(s["plans"], s["other"]) < PLAIN]
    main = fullest(shapes, allowed)
    if main is None:
        return
    scored[main]["rectification"] = _CERTAIN
    alike = like_main(text, roots, shapes, scored, main)
    for i in alike:
        scored[i]["rectification"] += _STRUCTURE_WEIGHT
    for i in find_repeats(text, roots):
        scored[i] = dict.fromkeys(scored[i], 0.0) | {"other": _CERTAIN}
    theme = codebook.rules("headings")["names_theme"].pattern
    for i, node in enumerate(roots):
        poorer = shapes[i].is_poorer_than(shapes[main]) and (i < main or looks_ahead(text, node))
        if poorer and i not in alike and not theme.search(read_heading(text, node).words):
            scored[i]["rectification"] = 0


def _settle(scored: list[dict[str, float]], answered: Callable[[int], bool]) -> list[str]:
    """The code of each part; where none is the rectification, parts without a code of their own are.

    `answered`: whether a part names a problem and what was done about it.
    """
    ranked = [max(s, key=lambda code: s[code]) if max(s.values()) > POSITION_WEIGHT else "" for s in scored]
    # Many headings of which none is a large part: they are the problems themselves.
    equals = len(scored) >= _MANY and all(s["rectification"] < _CERTAIN for s in scored)
    if equals or "rectification" not in ranked:
        ranked = ["rectification" if code in ("", "other") else code for code in ranked]
    if "rectification" not in ranked and scored:
        best = max(range(len(scored)), key=lambda i: scored[i]["rectification"])
        ranked[best] = "rectification"
    first = ranked.index("rectification") if ranked else 0
    ranked = [code or ("rectification" if i > first and answered(i) else "") for i, code in enumerate(ranked)]
    last = _last(ranked)
    return [code or _by_place(i, first, last) for i, code in enumerate(ranked)]


def _last(ranked: list[str]) -> int:
    return max((i for i, code in enumerate(ranked) if code == "rectification"), default=0)


def _by_place(place: int, first: int, last: int) -> str:
    """A part without a code of its own: organisation before the rectification, plans after it."""
    if place < first:
        return "organisation"
    return "plans" if place > last else "rectification"
