"""Which numbered headings are the issues: the lowest ones that head something, as the document uses them."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby
from typing import NamedTuple

from analysis import codebook
from analysis.outline.headings import LONGEST, Heading, names_only_problem, read_heading
from analysis.outline.tree import ENUMERATORS, Node
from analysis.text.folded import Text

_MOSTLY = 0.5
# Nearly all acts of a kind begin so by no accident.
_NEARLY = 0.8
# The issues are right below problems only if at least this share of them name problems themselves.
_SOME = 0.25
# A numbered stretch without enumeration that is this long is an issue with its measures in prose.
_PROSE = 200


class Placed(NamedTuple):
    """A node with the nodes above it inside its part (part heading first)."""

    node: Node
    above: tuple[Node, ...]


def walk(node: Node, above: tuple[Node, ...] = ()) -> list[Placed]:
    """The node and its descendants in the order of the text."""
    found = [Placed(node, above)]
    if node.children:
        above = (*above, node)
        for child in node.children:
            found += walk(child, above)
    return found


def find_issues(text: Text, parts: list[Node]) -> list[Placed]:
    """The issue nodes of the rectification parts in order: at the issue level, or above if none is there."""
    placed = [p for part in parts for p in walk(part)]
    family = _issue_family(text, placed)
    issues = [p for p in placed if p.node.family == family and not _inside_same(p, family)]
    above = {id(a) for p in issues for a in p.above}
    issues = [p for p in issues if id(p.node) not in above]  # a part numbered like its issues is none
    issues += _a_level_higher(text, placed, issues)
    covered = {id(a) for p in issues for a in (*p.above, p.node)}
    inside = {id(d.node) for p in issues for d in walk(p.node)}
    placed_elsewhere = covered | inside
    first = min((p.node.start for p in issues), default=0)
    spare = [
        p for p in placed if id(p.node) not in placed_elsewhere and _heads_alone(text, p, covered, first)
    ]
    return sorted([*issues, *spare], key=lambda p: p.node.start)


def _a_level_higher(text: Text, placed: list[Placed], issues: list[Placed]) -> list[Placed]:
    """Problems right above enumerated acts that have the rank of sections: the issues' own is left out."""
    sections = {p.above[-1].family for p in issues if len(p.above) > 1}
    taken = {id(a) for p in issues for a in p.above} | {id(d.node) for p in issues for d in walk(p.node)}
    return [
        p
        for p in placed
        if p.node.family in sections - ENUMERATORS
        and id(p.node) not in taken
        and p.node.children
        and all(child.family in ENUMERATORS for child in p.node.children)
        and (read_heading(text, p.node).names_problem or (p.above and id(p.above[0]) not in taken))
    ]


def _inside_same(placed: Placed, family: str) -> bool:
    return any(a.family == family and a is not placed.above[0] for a in placed.above)


def _heads_alone(text: Text, placed: Placed, covered: set[int], first: int) -> bool:
    """A section or part without issues below it is one itself; so is a node next to sections with issues.

    A part that names no problem is one only behind the first issue: before it the work is organised.
    """
    if placed.node.family in ENUMERATORS or any(id(a) not in covered for a in placed.above):
        return False
    heading, rules = read_heading(text, placed.node), codebook.rules("headings")
    is_part = any(rules[name].pattern.search(heading.words) for name in ("names_part", "names_theme"))
    answered = placed.node.start > first and heading.own_line and bool(placed.node.children) and not is_part
    return bool(placed.above) or heading.names_problem or answered


def _issue_family(text: Text, placed: list[Placed]) -> str:
    """Family of the lowest headings; the top level where nothing below it heads anything."""
    by_family: dict[str, list[Placed]] = defaultdict(list)
    for p in placed:
        by_family[p.node.family].append(p)
    depth = {f: sum(len(p.above) for p in members) / len(members) for f, members in by_family.items()}
    deepest = sorted(by_family, key=lambda f: -depth[f])
    parents = {f: _parents_name_problems(text, by_family[f]) for f in by_family}
    alone = sum(not p.above for p in placed) == 1  # one part whose items are the issues, if it has any
    for family in deepest:
        if alone and not any(p.above for p in by_family[family]) and len(by_family) > 1:
            continue
        if _heads(text, by_family[family], parents[family]):
            return family
    below_parts = [
        f for f in reversed(deepest) if any(p.above for p in by_family[f]) and f not in ENUMERATORS
    ]
    return below_parts[0] if below_parts else deepest[-1] if deepest else ""


def _parents_name_problems(text: Text, members: list[Placed]) -> bool:
    """Whether the headings right above mostly name problems (the members may be their measures)."""
    above = {id(p.above[-1]): p.above[-1] for p in members if len(p.above) > 1}
    headings = [read_heading(text, n) for n in above.values()]
    return bool(headings) and sum(h.names_problem for h in headings) >= _MOSTLY * len(headings)


def _heads(text: Text, members: list[Placed], below_problems: bool) -> bool:
    """Whether the members of a family are headings rather than enumerated acts."""
    headings = [read_heading(text, p.node) for p in members]
    n = len(members)
    if members[0].node.family in ENUMERATORS:
        answered = sum(h.own_line and bool(p.node.children) for h, p in zip(headings, members, strict=True))
        if not below_problems and answered > _MOSTLY * n:  # ① heads (1) (2): a problem with its measures
            return sum(_titled(h) and h.names_problem for h in headings) > _MOSTLY * n
        if (
            sum(_states_problem(text, h, p.node) for h, p in zip(headings, members, strict=True))
            > _NEARLY * n
        ):
            return True
        return sum(_titled(h) and h.prints_problem for h in headings) > _MOSTLY * n
    if sum(_titled(h) and h.names_problem for h in headings) >= _MOSTLY * n:
        return True
    if _numbered_through(text, members):
        return True
    enumerated = sum(bool(p.node.children) for p in members)
    if below_problems:
        named = sum(_titled(h) and h.names_problem for h in headings)
        return enumerated >= _MOSTLY * n and named >= _SOME * n
    if enumerated >= _MOSTLY * n:
        return True
    titled = sum(
        h.own_line and _titled(h) and _heads_body(text, h, p.node)
        for h, p in zip(headings, members, strict=True)
    )
    return titled > _MOSTLY * n or (
        members[0].node.family != "ar_paren" and _are_long(text, members) and all(p.above for p in members)
    )


def _states_problem(text: Text, heading: Heading, node: Node) -> bool:
    """Whether a short sentence only states what is wrong, and more reports what was done: 一是轮换不严。…"""
    words, colon, rest = heading.words.partition(":")
    if not names_only_problem(words):
        return False
    return bool(rest) if colon else _heads_body(text, heading, node)


def _heads_body(text: Text, heading: Heading, node: Node) -> bool:
    """Whether there is more below the heading than lines that state how far it is (整改状态：…)."""
    below = text.folded[heading.span.end : text.trim(node.start, node.end).end]
    label = codebook.rules("headings")["state_label"].pattern
    return any(line.strip() and not label.search(line) for line in below.split("\n"))


def _numbered_through(text: Text, members: list[Placed]) -> bool:
    """Whether the numbers go on from section to section, as issues are numbered, and most head a body."""
    sections = [list(group) for _, group in groupby(members, lambda p: id(p.above[-1]) if p.above else 0)]
    firsts, lasts = [s[0].node.mark for s in sections], [s[-1].node.mark for s in sections]
    goes_on = [a and b and b.number == a.number + 1 for a, b in zip(lasts, firsts[1:], strict=False)]
    if not goes_on or not all(goes_on):
        return False
    parents = [read_heading(text, s[0].above[-1]) for s in sections if s[0].above]
    named = sum(h.names_problem for h in parents)
    if any(h.prints_problem for h in parents) or named > _MOSTLY * len(sections):
        return False  # measures numbered through below problems
    bodies = (read_heading(text, p.node).span.end < text.trim(p.node.start, p.node.end).end for p in members)
    return sum(bodies) > _MOSTLY * len(members)


def _titled(heading: Heading) -> bool:
    return 3 <= len(heading.words) <= LONGEST


def _are_long(text: Text, members: list[Placed]) -> bool:
    return sum(text.count(p.node.start, p.node.end) for p in members) >= _PROSE * len(members)
