"""The end of a notice: signing body, date, and where the rest of the page begins."""

from __future__ import annotations

from typing import NamedTuple

from analysis.codebook import rules
from analysis.text.folded import Span, Text

_PROSE = 60  # a line this long is text of the notice, not a name
_NAME = 60  # the longest name of a signing body that is searched


class Tail(NamedTuple):
    """End of the notice's own text, its signature without the date, and the date."""

    end: int
    signature: Span | None
    signed_on: Span | None


def find_signature(text: Text, opening: Span) -> Tail:
    """The last date that ends a line of its own or a signing body's, and the body's name."""
    after = _last_prose(text, opening)
    cut = _footer_start(text, after)
    dated = _dated(text, after, cut) or _before_contact(text, opening, after)
    if dated:
        return Tail(max(_end_of_text(text, dated.end, cut), dated.end), dated.signature, dated.signed_on)
    signature = _undated(text, after, cut)
    end = _end_of_text(text, signature.end if signature else after, cut)
    return Tail(max(end, signature.end if signature else 0), signature, None)


def _last_prose(text: Text, opening: Span) -> int:
    """Start of the closing formula's line, else of the last long line that is no footer."""
    found = rules("layout")
    closing = [m.start() for m in found["closing"].pattern.finditer(text.folded, opening.end)]
    lines = [s for s in text.lines if s.start >= opening.start]
    if closing:
        first = _first_of_run(closing)
        return max((s.start for s in lines if s.start <= first), default=opening.start)
    prose = (s for s in reversed(lines) if s.end - s.start >= _PROSE)
    keeps = (s.start for s in prose if not found["footer"].pattern.search(text.folded, s.start, s.start + 30))
    return next(keeps, opening.start)


def _first_of_run(offsets: list[int]) -> int:
    """First offset of the last stretch of closing words; earlier ones belong to the rectification."""
    first = offsets[-1]
    for offset in reversed(offsets):
        if first - offset > 400:
            break
        first = offset
    return first


def _footer_start(text: Text, after: int) -> int:
    footer = rules("layout")["footer"].pattern.search(text.folded, after + 1)
    return footer.start() if footer else len(text)


def _dated(text: Text, after: int, cut: int) -> Tail | None:
    """Signature and date: on one line, on two, or the date alone."""
    for date in reversed(list(rules("layout")["signed"].pattern.finditer(text.folded, after, cut))):
        signed_on = text.trim(date.start(), date.end())
        line = text.folded.rfind("\n", 0, signed_on.start) + 1
        before = text.folded[max(line, after) : signed_on.start].strip()
        name = _name_before(text, signed_on.start) if before else _name_above(text, line, after)
        if name is None and not before:
            name = _name_below(text, signed_on.end, cut)
        printed = text.folded[signed_on.start : signed_on.end]
        if name or (not before and "年" in printed and "期:" not in printed):
            return Tail(max(signed_on.end, name.end if name else 0), name, signed_on)
    return None


def _before_contact(text: Text, opening: Span, after: int) -> Tail | None:
    """Signature and date right above the first line of the closing words."""
    start = max(opening.end, text.line_start(max(0, after - 2 * _NAME)))
    dated = _dated(text, start, after)
    return dated if dated and not text.folded[dated.end : after].strip() else None


def _signs(text: Text, start: int, end: int) -> Span | None:
    span = text.trim(start, end)
    words = "".join(text.folded[span.start : span.end].split())
    return span if rules("layout")["signs"].pattern.fullmatch(words) else None


def _name_before(text: Text, end: int) -> Span | None:
    """A name on the date's own line: after the last sentence, or after a gap."""
    window = text.folded[max(0, end - _NAME) : end].rstrip()
    start = max(window.rfind(mark) for mark in "。;:\n!?,")
    start = max(start + 1, window.rfind("  ") + 1)
    name = _signs(text, max(0, end - _NAME) + start, end)
    if name is None and " " in window:
        name = _signs(text, max(0, end - _NAME) + window.rfind(" "), end)
    return name


def _name_above(text: Text, line: int, after: int) -> Span | None:
    """The lines right above the date that contain only names (two bodies may sign)."""
    start = None
    for span in reversed([s for s in text.lines if after <= s.start and s.end <= line][-3:]):
        named = _signs(text, *span) or _glued_name(text, span)
        if named is None:
            break
        start = named.start
        if named != span:
            break
    return text.trim(start, line) if start is not None else None


def _glued_name(text: Text, line: Span) -> Span | None:
    """A name that follows the last sentence on the same line."""
    words = text.folded[line.start : line.end]
    mark = max(words.rfind("。"), words.rfind("  "))
    return _signs(text, line.start + mark + 1, line.end) if mark >= 0 else None


def _name_below(text: Text, start: int, cut: int) -> Span | None:
    below = next((s for s in text.lines if s.start >= start and s.end <= cut), None)
    return _signs(text, *below) if below else None


def _undated(text: Text, after: int, cut: int) -> Span | None:
    """A name alone on the last line, or after the last sentence of it."""
    lines = [s for s in text.lines if s.start >= after and s.start < cut]
    if not lines:
        return None
    last = text.trim(lines[-1].start, min(lines[-1].end, cut))
    return (_signs(text, *last) if last.start > after else None) or _glued_name(text, last)


def _end_of_text(text: Text, end: int, cut: int) -> int:
    """`end` moved behind prose, numbered and contact lines between it and the footer."""
    closing, numbered = rules("layout")["closing"], rules("layout")["numbered"].pattern
    for line in text.lines:
        if end <= line.end and line.start < cut:
            words = text.folded[line.start : min(line.end, cut)]
            own = closing.occurs(words) or numbered.match(words) or words.rstrip()[-1:] in "。;"
            if len(words) >= _PROSE or own:
                end = max(end, text.trim(line.start, min(line.end, cut)).end)
    return end
