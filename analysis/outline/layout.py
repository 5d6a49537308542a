"""Where the notice is in its file: the page around it, its title, opening, body and signature."""

from __future__ import annotations

from analysis.codebook import rules
from analysis.outline.document import Layout
from analysis.outline.signature import find_signature
from analysis.text.folded import Span, Text

# Chrome and title are never longer than a few thousand characters; later sentences are no opening.
_HEAD = 6000
_MAX_TITLE_LINES = 4
_MAX_SENTENCE = 600  # where line breaks and stops are lost, a sentence has no end
_LONG_LINE = 60


def find_layout(text: Text) -> Layout:
    """The layout of a text; also of a text that is no notice (refusing it is not done here)."""
    title, start = _title_and_start(text)
    title = _without_bullet(text, title) if title else None
    opening = Span(start, _opening_end(text, start))
    tail = find_signature(text, opening)
    signed_on = tail.signed_on or _date_under_title(text, title, start)
    body = Span(start, max(tail.end, opening.end))
    return Layout(_chrome(text, title, start), title, opening, body, tail.signature, signed_on)


def _title_and_start(text: Text) -> tuple[Span | None, int]:
    """The title, if one is printed, and where the notice's first sentence begins."""
    anchor = _first_sentence(text)
    inline = _inline_title(text, anchor)
    if inline:
        return inline
    title = _title_before(text, anchor.start)
    if title:
        return title, _first_line_after(text, title, anchor)
    return None, anchor.start


def _without_bullet(text: Text, title: Span) -> Span:
    bullet = rules("layout")["bullet"].pattern.search(text.folded[slice(*title)])
    return Span(title.start + bullet.end(), title.end) if bullet else title


def _is_chrome(line: str) -> bool:
    found = rules("layout")
    return bool(found["label"].pattern.search(line) or found["page_word"].pattern.search(line))


def _first_sentence(text: Text) -> Span:
    """The sentence that reports the inspection or publishes the state, else the first long line."""
    first = None
    for sentence in text.sentences:
        if sentence.start > _HEAD:
            break
        if not _reports_inspection(
            text.folded[sentence.start : min(sentence.end, sentence.start + _MAX_SENTENCE)]
        ):
            continue
        if not _is_labelled(text, sentence):
            return sentence
        first = first or sentence
    return first or _fallback(text)


def _is_labelled(text: Text, sentence: Span) -> bool:
    """Whether the sentence is in a line with a label of the page: 来源：…."""
    line = text.trim(text.line_start(sentence.start), text.line_end(sentence.start))
    return bool(rules("layout")["label"].pattern.search(text.folded[slice(*line)]))


def _reports_inspection(words: str) -> bool:
    found = rules("layout")
    reports = found["inspected"].occurs(words) or found["publishes"].occurs(words)
    return reports and not _only_title(words)


def _only_title(words: str) -> bool:
    """True for a title alone; its last word may be printed with gaps (通　报)."""
    words = "".join(words.split())
    return bool(rules("layout")["title"].pattern.search(words)) and not words.endswith("。")


def _fallback(text: Text) -> Span:
    lines = [span for span in text.lines if span.start <= _HEAD]
    words = [text.folded[span.start : span.end] for span in lines]
    title = next((i for i, w in enumerate(words) if _only_title(w) and not _is_chrome(w)), None)
    if title is not None and title + 1 < len(lines):
        return lines[title + 1]
    long = (s for s, w in zip(lines, words, strict=True) if len(w) >= _LONG_LINE and not _is_chrome(w))
    return next(long, lines[0] if lines else Span(0, 0))


def _inline_title(text: Text, anchor: Span) -> tuple[Span, int] | None:
    """Title and start of the opening where both are on one line."""
    line = next((s for s in text.lines if s.start <= anchor.start < s.end), None)
    if line is None:
        return None
    head = min(anchor.end, line.start + _HEAD)
    title = rules("layout")["inline_title"].pattern.search(text.folded, line.start, head)
    if title is None or title.end() >= anchor.end:
        return None
    start = rules("layout")["opens"].pattern.search(text.folded, title.end(), anchor.end)
    return text.trim(*title.span()), start.start() if start else text.trim(title.end(), anchor.end).start


def _title_before(text: Text, limit: int) -> Span | None:
    """The title line nearest before `limit`, with the lines above that belong to it."""
    lines = [span for span in text.lines if span.end <= limit]
    for last in range(len(lines) - 1, -1, -1):
        if _belongs_under_title(text.folded[slice(*lines[last])]):
            continue
        for first in range(last, max(-1, last - _MAX_TITLE_LINES), -1):
            joined = "".join(text.folded[s.start : s.end].strip() for s in lines[first : last + 1])
            if any(_is_chrome(text.folded[s.start : s.end]) for s in lines[first : last + 1]):
                break
            if _only_title(joined) and (last == first or not _ends_sentence(text, lines[first:last])):
                return Span(_with_head(text, lines, first), lines[last].end)
    return None


def _belongs_under_title(line: str) -> bool:
    return any(rules("layout")[rule].pattern.search(line) for rule in ("under_title", "body_under_title"))


def _ends_sentence(text: Text, lines: list[Span]) -> bool:
    return any(text.folded[s.end - 1] in "。;!?:" for s in lines)


def _with_head(text: Text, lines: list[Span], first: int) -> int:
    """Start of the title when the Party body, or its first half, is on the lines above."""
    head = rules("layout")["title_head"].pattern
    top = first
    while top and first - top < _MAX_TITLE_LINES - 1:
        above = text.folded[lines[top - 1].start : lines[top - 1].end]
        below = text.folded[lines[top].start : lines[top].end]
        if not head.search(above) or _is_chrome(above) or _only_title(above) or not _is_second_half(below):
            break
        top -= 1
    return lines[top].start


def _is_second_half(line: str) -> bool:
    """A title that names its body itself needs no line above it."""
    before, about, _ = line.partition("关于")
    return not about or len(before) < 4


def _first_line_after(text: Text, title: Span, anchor: Span) -> int:
    """The first line of prose under the title: dates, labels and names under it are skipped."""
    for line in text.lines:
        if line.start >= title.end and line.start <= anchor.start:
            words = text.folded[line.start : line.end]
            prose = words[-1] in "。:;!?,》”" or line.end > anchor.start
            if not _is_chrome(words) and (prose or _heads_first_part(words)):
                return line.start
    return anchor.start


def _heads_first_part(line: str) -> bool:
    return bool(rules("layout")["first_heading"].pattern.search(line))


def _opening_end(text: Text, start: int) -> int:
    """The next heading's start; below the heading of a first part the opening is at least its first line."""
    line_end = text.line_end(start)
    inside = _heads_first_part(text.folded[start:line_end].strip())
    least = text.line_end(line_end + 1) if inside and line_end < len(text) else start + 1
    heading = rules("layout")["heading"].pattern.search(text.folded, least)
    end = heading.start() if heading else next((s.end for s in text.lines if s.end >= least), len(text))
    return max(start, text.trim(start, end).end)


def _date_under_title(text: Text, title: Span | None, start: int) -> Span | None:
    """A date in brackets, or alone in characters, between title and opening or ending the title."""
    if title is None:
        return None
    found = rules("layout")
    below = [line for line in text.lines if title.end <= line.start < start]
    for line, rule in ((title, "dated_title"), *((line, "under_title") for line in below)):
        if match := found[rule].pattern.search(text.folded[slice(*line)]):
            group = match.lastgroup or 0
            return text.trim(line.start + match.start(group), line.start + match.end(group))
    return None


def _chrome(text: Text, title: Span | None, start: int) -> Span:
    """Everything before the title; up to the opening where there is metadata under the title, too."""
    if title is None:
        return Span(0, start)
    between = (text.folded[s.start : s.end] for s in text.lines if title.end <= s.start < start)
    inline = text.folded[title.end : start]
    return Span(0, start if any(map(_is_chrome, between)) or _is_chrome(inline.strip()) else title.start)
