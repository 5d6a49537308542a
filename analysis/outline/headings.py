"""Headings: where one ends, whether it names a problem, whether it fills its line."""

from __future__ import annotations

import re
from typing import NamedTuple

from analysis import codebook
from analysis.outline.tree import Node
from analysis.text.folded import Span, Text

# A heading longer than this is a paragraph.
LONGEST = 160
# A heading that scores so much for a part plainly names it.
PLAIN = 4
# A clause that only states a problem is no longer.
_SHORT = 30
_NAMED = 3
# A line this long contains more than a heading.
_PARAGRAPH = 400
_HAN = re.compile("[一-龥”)]")
_STOPS = "。!?;\n"
_TELLING = re.compile(r"[。!?;\n“”‘’()《》「」 ]")  # stops, pairs and the space that ends a heading
_CLOSERS = "”’\"')）】"
_PAIRS = {"“": "”", "‘": "’", "(": ")", "《": "》", "「": "」"}


class Heading(NamedTuple):
    """The heading sentence of a node: its number and words, without the line break or body after it."""

    span: Span  # from the number to the end of the sentence, full stop included
    text_start: int  # first character after the number
    own_line: bool  # nothing else is on its line
    words: str  # folded, without number and full stop
    prints_problem: bool  # uses the word: 关于…问题
    falls_short: bool  # names a shortcoming

    @property
    def names_problem(self) -> bool:
        return self.prints_problem or self.falls_short


def names_only_problem(words: str) -> bool:
    """Whether words are a short clause on what is wrong that reports no act."""
    short = len(words) <= _SHORT and "," not in words
    falls_short = short and codebook.rules("headings")["falls_short"].occurs(words)
    return falls_short and not codebook.rules("doubts")["reports_act"].pattern.search(words)


def names_plans(words: str) -> bool:
    """Whether a heading plainly names what will be done next."""
    return codebook.domain("part").scores(words).get("plans", 0) >= PLAIN


def names_other_part(words: str) -> bool:
    """Whether a heading names a part other than the rectification."""
    scores = codebook.domain("part").scores(words)
    other = max(scores.get(code, 0) for code in ("organisation", "plans", "other"))
    return other >= _NAMED and other > scores.get("rectification", 0)


def read_heading(text: Text, node: Node) -> Heading:
    """The node's heading: up to the first full stop outside brackets, the line's end or its first child."""
    if node.heading is None:
        node.heading = _read(text, node)
    heading: Heading = node.heading
    return heading


def _read(text: Text, node: Node) -> Heading:
    assert node.mark is not None
    limit = min(node.end, node.children[0].start if node.children else node.end)
    run_on = text.line_end(node.start) - text.line_start(node.start) > _PARAGRAPH
    end = _sentence_end(text.folded, node.mark.end, limit, run_on=run_on)
    folded = text.folded
    span = text.trim(node.start, end)
    words = folded[node.mark.end : span.end].lstrip()
    start = span.end - len(words) if words else node.mark.end
    words = words.rstrip("。;:,!? ")
    rest = folded[end : min(text.line_end(end), limit, end + LONGEST)]
    rules = codebook.rules("headings")
    prints, short = rules["names_problem"].occurs(words), rules["falls_short"].occurs(words[:LONGEST])
    return Heading(span, start, not rest.strip(), words, prints, short)


def _sentence_end(folded: str, start: int, limit: int, *, run_on: bool) -> int:
    """End of the sentence; a full stop inside quotes or brackets that close on the same line does not end it.

    In a line that runs on (line breaks lost), a space after a word ends the heading too.
    """
    closing: list[str] = []
    line_end = folded.find("\n", start, limit)
    line_end = limit if line_end < 0 else line_end
    for telling in _TELLING.finditer(folded, start, line_end):
        i, char = telling.start(), telling[0]
        if closing and char == closing[-1]:
            closing.pop()
        elif char in _PAIRS and folded.find(_PAIRS[char], i, min(i + LONGEST, line_end)) > 0:
            closing.append(_PAIRS[char])
        elif not closing and char in _STOPS:
            return _past_closers(folded, i + 1, line_end)
        elif run_on and char == " " and not closing and _HAN.match(folded[i - 1]) and i - start > 3:
            return i
    return line_end


def _past_closers(folded: str, end: int, limit: int) -> int:
    while end < limit and folded[end] in _CLOSERS:
        end += 1
    return end
