"""Lines that end only because the page, the mail or the terminal was no wider, joined again.

A break is in the middle of a paragraph if a date, a team or a verdict runs across it; or if the whole text is
broken at one width, and the line is as long as that width allows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from analysis.codebook import rules
from analysis.text.edits import Edit
from analysis.text.folded import fold
from analysis.text.terminal import width

_BROKEN = ("broken_date", "broken_team", "broken_verdict")
_WINDOW = 24  # characters on either side of a break
_LINE = re.compile(r"[^\n]+")
_GOES_ON = tuple(",、(《“‘")  # no paragraph ends so
_NEVER_FIRST = re.compile("[,。;、!?)》”’]|的(?![确士])")
_PAIRS = (("“", "”"), ("《", "》"))
_FULL = 12  # nor is so short a line broken
_WIDEST = 160  # cells; wider lines are paragraphs
_FEWEST = 3  # lines that agree on a width
_SLACK = 4  # a mark that may not begin a line, or a figure kept whole, leaves this much free
_WIDE = re.compile(
    "[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\U00020000-\U0003ffff]+"
)
_FED = re.compile(r"\r?\n?\f\r?\n?")  # a page ends, no paragraph
_HANGING = 3  # signs that may not begin a line are printed behind it
_INDENT = re.compile(r"[ \u3000\u00a0\t]*")
_TOKEN = re.compile(r"(?:[A-Za-z0-9.%]+|.)[,。;:、!?)”’》】]*")
_SHARE = 0.25


class _Line(NamedTuple):
    """A non-blank line: its offsets, and its words without the blanks around them."""

    start: int
    end: int
    words: str
    indent: int  # cells
    printed: str  # the words before they were folded
    after_blank: bool
    begins: bool
    ended: bool

    @property
    def heads(self) -> bool:
        return self.begins and "。" not in self.words and _ends(self.words, "heads")


def _ends(words: str, rule: str) -> bool:
    return rules("wrapped")[rule].occurs(words[-30:])


def find_wraps(text: str) -> list[Edit]:
    """The breaks to close, with the blanks around them."""
    lines = list(_lines(text))
    page = _Width.of(lines)
    edits: list[Edit] = []
    for a, b in pairwise(lines):
        joined = bool(edits) and edits[-1].end == a.start
        if _goes_on(a, b, joined) or (page is not None and page.breaks(a, b)):
            edits.append(Edit(a.end, b.start, _between(a, b)))
    return edits


def _lines(text: str) -> Iterable[_Line]:
    folded, last, begins = fold(text), 0, rules("wrapped")["begins"].pattern
    for match in _LINE.finditer(folded):
        words = match[0].strip()
        if not words:
            continue
        first, after = match.span()
        start = after - len(match[0].lstrip())
        # An ideographic space is two cells wide, folded to one.
        indent = start - first + text.count("\u3000", first, start) if start > first else 0
        end, gap = start + len(words), text[last:first]
        after_blank = len(gap) > 1 and _is_blank_line(gap)
        opens, ended = bool(begins.match(words)), _ends(words, "ends")
        yield _Line(start, end, words, indent, text[start:end], after_blank, opens, ended)
        last = after


def _is_blank_line(gap: str) -> bool:
    """Whether there is a blank line between two lines, and not just the end of a page."""
    gap = _FED.sub("\n", gap) if "\f" in gap else gap
    return max(gap.count("\n"), gap.count("\r")) > 1


def _goes_on(a: _Line, b: _Line, joined: bool) -> bool:
    """Whether a date, a team, a verdict or a clause runs across the break."""
    if a.ended or b.after_blank or b.begins:
        return False
    if _NEVER_FIRST.match(b.words) or _unclosed(a.words):
        return True
    # A line that was joined, or goes on behind a stop, and does not come to the next: no heading is
    # written so.
    prose = (joined or "。" in a.words) and a.words[-1].isalnum()
    cut = a.words.endswith(_GOES_ON) or (prose and not b.words.isdigit())
    if len(a.words) >= _FULL and cut and not _signs(b.words):
        return True
    window = f"{a.words[-_WINDOW:]}¶{b.words[:_WINDOW]}"
    border = window.index("¶")
    found = (rules("wrapped")[name].pattern.finditer(window) for name in _BROKEN)
    return any(match.start() < border < match.end() for matches in found for match in matches)


def _unclosed(words: str) -> bool:
    """Whether a quotation or name begins in the line and does not end in it."""
    return any(words.rfind(opens) > words.rfind(closes) for opens, closes in _PAIRS)


def _between(a: _Line, b: _Line) -> str:
    """Words of Latin script are kept apart; figures and Chinese run on."""
    letters = a.words[-1:] + b.words[:1]
    return " " if letters.isascii() and letters.isalpha() else ""


@dataclass(frozen=True)
class _Width:
    """The width at which a text is broken, in cells or characters, and whether paragraphs are indented."""

    width: int
    in_cells: bool
    indented: bool

    @classmethod
    def of(cls, lines: Sequence[_Line]) -> _Width | None:
        """None where no width is agreed on, or lines are longer: there each line is a paragraph."""
        open_lines = [a for a, b in pairwise(lines) if not a.ended and not b.begins and not b.after_blank]
        if len(open_lines) < _FEWEST:
            return None
        indented = sum(line.indent > 1 for line in lines) >= _SHARE * len(lines)
        agreed = [_agreed(lines, open_lines, in_cells) for in_cells in (False, True)]
        best = max(range(2), key=lambda i: agreed[i][1])
        return cls(agreed[best][0], bool(best), indented) if agreed[best][1] else None

    def breaks(self, a: _Line, b: _Line) -> bool:
        """Whether the line a ends at the width, and b goes on with its paragraph."""
        if b.after_blank or b.begins or (self.indented and b.indent > 1):
            return False
        if a.heads and not _ends(b.words, "heading_goes_on"):
            return False
        token = _TOKEN.match(b.words)
        needed = (width(token[0]) if self.in_cells else len(token[0])) if token else 1
        full = _length(a, self.in_cells) + needed >= self.width - _HANGING
        if not a.ended:
            return full or self.indented
        titled = a.words.endswith(("报", "告", "示", ")"))
        return (full or self.indented) and not titled and not _signs(b.words)


def _agreed(lines: Sequence[_Line], open_lines: Sequence[_Line], in_cells: bool) -> tuple[int, int]:
    """The width on which most lines agree, and how many are just so wide; none where lines are longer."""
    lengths = Counter(_length(line, in_cells) for line in open_lines)
    near = {w: sum(lengths[w - less] for less in range(_SLACK + 1)) for w in lengths}
    widest = max(near, key=lambda w: (near[w], w))
    longer = sum(_length(line, in_cells) > widest + _HANGING for line in lines)
    agree = near[widest] >= max(_FEWEST, len(open_lines) / 2) and longer <= len(lines) // 50
    # A character of two cells leaves one free; a count of characters is exact.
    exact = max(lengths[w] + in_cells * lengths[w - 1] for w in range(widest - _SLACK, widest + 1))
    return widest, exact if agree and _FULL <= widest <= _WIDEST else 0


def _length(line: _Line, in_cells: bool) -> int:
    if not in_cells:
        return line.indent // 2 + len(line.words)
    return line.indent + len(line.words) + sum(map(len, _WIDE.findall(line.printed)))


def _signs(words: str) -> bool:
    """Whether the line is a signature or its date."""
    found = rules("layout")
    bare = "".join(words.split())
    return bool(found["signs"].pattern.fullmatch(bare) or found["signed"].pattern.fullmatch(bare))
