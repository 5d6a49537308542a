"""Which top-level stretches answer problems as the fullest one does, and which look ahead."""

from __future__ import annotations

from analysis import codebook
from analysis.outline.headings import read_heading
from analysis.outline.shapes import Shape
from analysis.outline.tree import Node
from analysis.text.folded import Text

# Levels below a heading where problems are answered by measures.
_NESTED = 2
# This many equal headings are no accident.
_SEVERAL = 3
# Marks of this rank number problems rather than parts.
_PROBLEM_RANK = 3
# A score that only the place in the notice has given.
POSITION_WEIGHT = 1


def like_main(
    text: Text, roots: list[Node], shapes: list[Shape], scored: list[dict[str, float]], main: int
) -> list[int]:
    """Places of the stretches that answer problems as the fullest one does, under headings of their own: its
    fields (一、医药购销方面), or numbers that go on from one to the next.
    """
    # Preparations do not follow the answers, and plans do not precede them: such words mean a field there.
    elsewhere = [("plans", "other") if i > main else ("organisation", "other") for i in range(len(roots))]
    unnamed = [
        max(s[code] for code in codes) <= POSITION_WEIGHT for s, codes in zip(scored, elsewhere, strict=True)
    ]
    found = {
        i
        for i, shape in enumerate(shapes)
        if i != main
        and unnamed[i]
        and _is_alike(shape, shapes[main])
        and (i > main or not shape.is_poorer_than(shapes[main]))
    }
    found |= {i for i in range(len(roots)) if i != main and unnamed[i] and _is_equal(roots, shapes, i, main)}
    for step, last in ((-1, -1), (1, len(roots))):
        for i in range(main + step, last, step):
            pair = (roots[i], roots[i - step]) if step < 0 else (roots[i - step], roots[i])
            if not unnamed[i] or not _goes_on(*pair):
                break
            found.add(i)
    # What closes the last field looks ahead where line breaks were lost.
    theme = codebook.rules("headings")["names_theme"].pattern
    is_field = [bool(theme.search(read_heading(text, node).words)) for node in roots]
    return sorted(i for i in found if is_field[i] or not looks_ahead(text, roots[i]))


def _is_alike(shape: Shape, main: Shape) -> bool:
    same_depth = shape.depth == main.depth >= _NESTED and shape.answered > 0
    return same_depth and not shape.organises


def _is_equal(roots: list[Node], shapes: list[Shape], i: int, main: int) -> bool:
    """1. 2. 3. at the top number problems, each with its measures, not parts."""
    a, b = roots[i].mark, roots[main].mark
    equal = a is not None and b is not None and a.family == b.family and a.rank >= _PROBLEM_RANK
    return equal and len(roots) > _SEVERAL and shapes[i].depth <= shapes[main].depth


def _goes_on(before: Node, after: Node) -> bool:
    """Whether the first number below a stretch follows the last one below the stretch before it."""
    last, first = (before.children[-1:], after.children[:1])
    if not last or not first or last[0].family != first[0].family:
        return False
    a, b = last[0].mark, first[0].mark
    return a is not None and b is not None and b.number == a.number + 1


def names_answered(text: Text, node: Node, *, is_last: bool) -> bool:
    """Whether it names a problem, or reports more of what was done than of what will be; the last one, often
    plans, must name a problem.
    """
    heading = read_heading(text, node)
    if not heading.own_line or (is_last and not heading.names_problem):
        return False
    ahead = _aheads(text, node)
    return ahead <= 0 if heading.names_problem else ahead < 0


def looks_ahead(text: Text, node: Node) -> bool:
    return _aheads(text, node) > 0


def _aheads(text: Text, node: Node) -> int:
    """How many more of its words are about what will be done than about what was done."""
    found = codebook.rules("headings")
    ahead, done = (
        sum(1 for _ in found[rule].pattern.finditer(text.folded, node.start, node.end))
        for rule in ("ahead", "done")
    )
    return ahead - done
