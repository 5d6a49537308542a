"""A text and its folded twin: rules match on the twin, spans point into the original."""

from __future__ import annotations

import re
import sys
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from analysis.text.same_sign import meant_characters
from analysis.text.script import simplified_characters


class Span(NamedTuple):
    """Half-open range of offsets into the decoded text, before any normalisation."""

    start: int
    end: int

    def contains(self, offset: int) -> bool:
        return self.start <= offset < self.end


# One character for one character, so that an offset means the same place in both texts.
_FOLD: dict[int, int | str] = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_FOLD |= {
    ord(c): " "
    for c in "\u3000\u00a0\u2000\u2001\u2002\u2003\u2004\u2005"
    "\u2006\u2007\u2008\u2009\u200a\u202f\ufeff\u200b\t"
}
_FOLD |= {ord(c): "\n" for c in "\r\x0b\x0c\x85\u2028\u2029"}
_FOLD |= {ord("﹒"): ".", ord("﹑"): "、", ord("︰"): ":", ord("〇"): "〇", ord("○"): "〇", ord("Ｏ"): "O"}
_FOLD |= (
    dict.fromkeys(map(ord, "‐‑‒–−﹣"), "-")
    | dict.fromkeys(map(ord, "⁄∕"), "/")
    | dict.fromkeys(map(ord, "〜∼∽"), "~")
)
_FOLD |= dict(zip(map(ord, "﹐﹔﹕﹖﹗﹙﹚｡､"), ",;:?!()。、", strict=True))
_FOLD |= {ord("「"): "“", ord("」"): "”", ord("『"): "‘", ord("』"): "’"}

_LONG = 400
_SENTENCE = re.compile(r"[^。!?;\n]*[。!?;\n]+[”’\"')）】]*|[^。!?;\n]+")
_LINE = re.compile(r"\S(?:[^\n]*\S)?")


def fold(raw: str) -> str:
    """Variants of width, space and script unified, character by character: as long as `raw`."""
    return _known_words(raw) if len(raw) < _LONG else _known_text(raw)


def _fold(raw: str) -> str:
    """Several times as fast as `translate`: texts have few variants, and they recur."""
    folded, variants = _folded_characters()
    for variant in {*variants.findall(raw)}:
        raw = raw.replace(variant, folded.get(variant, variant))
    return raw


# One text is folded by every step of its reading, a heading by every rule on it.
_known_text = lru_cache(maxsize=4)(_fold)
_known_words = lru_cache(maxsize=8192)(_fold)


@lru_cache(maxsize=1)
def _folded_characters() -> tuple[dict[str, str], re.Pattern[str]]:
    """Each variant's character, which is no variant itself; and the class of variants.

    The class has all characters beyond the basic plane: a list of them would be searched from end to end.
    """
    made = simplified_characters() | meant_characters() | _other_digits() | _FOLD
    meant = {c: c.translate(made).translate(made) for c in map(chr, made)}
    folded = {c: into for c, into in meant.items() if into != c}
    basic = re.escape("".join(c for c in folded if c <= "\uffff"))
    return folded, re.compile(f"[{basic}\U00010000-\U0010ffff]")


def _other_digits() -> dict[int, int | str]:
    """Decimal digits of other scripts made 0 to 9: \\d matches them, and they are read as numbers."""
    found = (code for code in range(0x80, sys.maxunicode, 10) if chr(code).isdecimal())
    others = (chr(code) for tenth in found for code in range(tenth - 9, tenth + 10))  # each script has ten
    return {ord(c): str(unicodedata.decimal(c)) for c in others if c.isdecimal() and not c.isascii()}


@dataclass(frozen=True)
class Text:
    """A decoded text: `raw` unchanged, `folded` for rules to match on (same length)."""

    raw: str
    known: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)  # what was found in it

    @cached_property
    def folded(self) -> str:
        return fold(self.raw)

    def __len__(self) -> int:
        return len(self.raw)

    def slice(self, span: tuple[int, int]) -> str:
        """The passage as printed."""
        return self.raw[span[0] : span[1]]

    def trim(self, start: int, end: int) -> Span:
        """The span without white space at either end."""
        folded = self.folded
        if start < end and (folded[start].isspace() or folded[end - 1 : end].isspace()):
            words = folded[start:end].lstrip()
            start = end - len(words)
            end = start + len(words.rstrip())
        return Span(start, end)

    @cached_property
    def sentences(self) -> list[Span]:
        """Every sentence or clause group in order: up to 。！？； or a line break, with closing quotes."""
        spans = []
        for match in _SENTENCE.finditer(self.folded):
            if words := match[0].strip():
                start = match.end() - len(match[0].lstrip())
                spans.append(Span(start, start + len(words)))
        return spans

    @cached_property
    def lines(self) -> list[Span]:
        """Every non-blank line in order, without surrounding white space."""
        return [Span(*match.span()) for match in _LINE.finditer(self.folded)]

    @cached_property
    def _breaks(self) -> list[int]:
        return list(map(re.Match.start, re.finditer("\n", self.folded)))

    def cut_lines(self, start: int, end: int) -> list[Span]:
        """The passage cut at its line breaks, which are in no piece; pieces may be empty."""
        first, last = bisect_left(self._breaks, start), bisect_left(self._breaks, end)
        ends = self._breaks[first:last]
        return list(map(Span, [start, *(line_break + 1 for line_break in ends)], [*ends, end]))

    def line_start(self, offset: int) -> int:
        """Offset of the first character of the line with `offset`."""
        before = bisect_left(self._breaks, offset)
        return self._breaks[before - 1] + 1 if before else 0

    def line_end(self, offset: int) -> int:
        """Offset of the line break at or after `offset`; the text's length on its last line."""
        after = bisect_left(self._breaks, offset)
        return self._breaks[after] if after < len(self._breaks) else len(self.raw)

    def count(self, start: int, end: int) -> int:
        """Number of characters of the passage that are no white space."""
        blanks = bisect_left(self._blanks, end) - bisect_left(self._blanks, start)
        return max(0, end - start - blanks)

    @cached_property
    def _blanks(self) -> list[int]:
        return list(map(re.Match.start, re.finditer(r"\s", self.folded)))
