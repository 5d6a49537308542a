"""Text to outline: parts, issues and top-level measures, each with its span in the original text.

The level of a mark follows from the document, not from the mark: marks are nested by their runs of
numbers (tree), top-level stretches get their codes from wording and content (parts), and the lowest
numbered headings of the rectification part are its issues (levels).
"""

from __future__ import annotations

import unicodedata
from itertools import zip_longest

from analysis import codebook
from analysis.outline.alike import split_alike
from analysis.outline.document import Item, Layout, Mark, Outline, Part
from analysis.outline.headings import names_plans, read_heading
from analysis.outline.labelled_lists import split_labelled
from analysis.outline.levels import Placed, find_issues
from analysis.outline.lines import is_short
from analysis.outline.marks import Numbered, find_marks
from analysis.outline.parts import code_parts
from analysis.outline.tree import Node, build_tree
from analysis.outline.unmarked import with_unmarked
from analysis.text.folded import Span, Text

# The closing formula is searched only in this last share of the notice.
_CLOSING_FROM = 0.5
# ㈠ is (一) as one sign.
_BRACKETED = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x3220, 0x322A)}


def build_outline(text: Text, layout: Layout) -> Outline:
    """The notice's parts, issues and measures; empty where nothing is numbered."""
    body = Span(layout.opening.start, _closing(text, layout))
    marks = with_unmarked(text, split_alike(split_labelled(text, find_marks(text, body))), body)
    lined = [mark for mark in marks if mark.opens_line]
    last = (lined or marks)[-1].end if marks else body.start
    ahead = _headed_plans(text, lined, body.end) or _unnumbered_plans(text, last, body.end)
    marks = [mark for mark in marks if mark.start < (ahead or body.end)]
    root = build_tree(marks, body.start, ahead or body.end)
    parts = code_parts(text, root.children, ahead or body.end)
    rectifying = [n for n, p in zip(root.children, parts, strict=True) if p.code == "rectification"]
    if ahead and not any(p.code == "plans" for p in parts):
        parts.append(Part("plans", "", "", *text.trim(ahead, body.end)))
    found = find_issues(text, rectifying)
    return Outline(tuple(parts), tuple(_item(text, p, seq) for seq, p in enumerate(found, 1)))


def _headed_plans(text: Text, lined: list[Numbered], end: int) -> int | None:
    """Where a heading without a number (下一阶段工作重点) begins the plans, behind the last problem."""
    last = max((mark.end for mark in lined if mark.names_problem), default=end)
    marked = {mark.line for mark in lined}
    for line in text.lines:
        if not last < line.start < end or line.start in marked:
            continue
        words = text.folded[line.start : line.end].strip()
        if is_short(words) and names_plans(words):
            return line.start
    return None


def _unnumbered_plans(text: Text, start: int, end: int) -> int | None:
    """Where a last, unnumbered paragraph begins to look ahead; None where there is none."""
    match = codebook.rules("headings")["looks_ahead"].pattern.search(text.folded, start, end)
    return match.start() if match else None


def _closing(text: Text, layout: Layout) -> int:
    """Where the closing formula or the signature begins; the body's end where there is neither."""
    end = (
        layout.signature.start
        if layout.signature and layout.signature.start > layout.opening.end
        else layout.body.end
    )
    start = int(layout.body.start + _CLOSING_FROM * (end - layout.body.start))
    match = codebook.rules("headings")["closing"].search(text.folded, start, end)
    return match.start() if match else end


def _item(text: Text, placed: Placed, seq: int) -> Item:
    node, heading = placed.node, read_heading(text, placed.node)
    assert node.mark is not None
    span = text.trim(node.start, node.end)
    section = _path([_label(text, n) for n in placed.above])
    above = tuple(_title(text, n) for n in reversed(placed.above))
    number = text.raw[node.start : node.mark.end].strip()
    return Item(
        seq,
        number,
        heading.span,
        span.start,
        span.end,
        section,
        above[0] if above else "",
        above,
        _measures(text, node, span),
    )


def _path(labels: list[str]) -> str:
    """The labels of the headings above, outermost first; 2.1 contains the 2 above it."""
    kept = [a for a, b in zip_longest(labels, labels[1:]) if not (a and b and b.startswith(f"{a}."))]
    return "/".join(filter(None, kept))


def _label(text: Text, node: Node) -> str:
    assert node.mark is not None
    label = text.folded[node.start : node.mark.end].translate(_BRACKETED)
    return label.replace(" ", "").rstrip("、.,:")


def _title(text: Text, node: Node) -> str:
    heading = read_heading(text, node)
    return text.raw[heading.text_start : heading.span.end].strip().rstrip("。")


def _measures(text: Text, node: Node, span: Span) -> tuple[Mark, ...]:
    """The first enumeration level below the issue without blocks of results, or else the whole body."""
    children = _before_results(text, node)
    if not children and len(bullets := _bullets(text, node, span)) > 1:
        return tuple(Mark(seq, text.raw[start], start, end) for seq, (start, end) in enumerate(bullets, 1))
    if not children:
        return (Mark(1, "", _body_start(text, node), span.end),)
    return tuple(
        Mark(seq, text.raw[c.start : c.mark.end].strip(), *text.trim(c.start, min(c.end, span.end)))
        for seq, c in enumerate(children, 1)
        if c.mark
    )


def _bullets(text: Text, node: Node, span: Span) -> list[Span]:
    """The lines below the heading that begin with a bullet, up to the first that does not; - 恢复值班."""
    bullet, found = codebook.rules("headings")["bullet"].pattern, list[Span]()
    start = text.trim(read_heading(text, node).span.end, span.end).start
    while start < span.end and bullet.match(text.folded, start, span.end):
        found.append(text.trim(start, min(text.line_end(start), span.end)))
        start = text.trim(found[-1].end, span.end).start
    return found


def _before_results(text: Text, node: Node) -> list[Node]:
    results = codebook.rules("headings")["result_block"].pattern.search(text.folded, node.start, node.end)
    if not results or not node.children or results.start() < node.children[0].start:
        return node.children
    return [c for c in node.children if c.start < results.end()]


def _body_start(text: Text, node: Node) -> int:
    start = text.trim(read_heading(text, node).span.end, node.end).start
    return start if start < node.end else text.trim(node.start, node.end).start


__all__ = ["Outline", "Part", "build_outline"]
