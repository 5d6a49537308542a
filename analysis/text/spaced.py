"""Spaces between the characters of a line, 根 据 市 委, removed; gaps between words stay."""

from __future__ import annotations

import re

from analysis.codebook.quick import quick
from analysis.text.edits import Edit

_SIGN = "[\u3001-\u303f\u3400-\u9fff\uff01-\uff5e“”‘’0-9]"
_BLANK = "[ \u00a0\u2002-\u200a\u202f\u3000]"
_HAN = "[\u3400-\u9fff]"
_NEAR = _SIGN[:-1] + ".,:;()%/-]"
_GAP = re.compile(rf"(?<={_NEAR}){_BLANK}{{1,2}}(?={_NEAR})")
_APART = re.compile(rf"(?<={_SIGN}){_BLANK}{{1,2}}(?={_SIGN}{_BLANK})")
_ANY_APART = quick(_APART.pattern)
_TOGETHER = re.compile(rf"{_SIGN}(?={_SIGN})")
_FEWEST = 3  # characters apart, one after the other: 通 报 alone is a way to print a title


def find_gaps(text: str) -> list[Edit]:
    """The blanks in lines where most characters are apart."""
    if not _ANY_APART.search(text):
        return []
    edits: list[Edit] = []
    for line in re.finditer(r"[^\n]+", text):
        if _is_spaced(line[0]):
            edits += [Edit(*gap.span()) for gap in _GAP.finditer(text, *line.span())]
    return edits


def _is_spaced(line: str) -> bool:
    apart = len(_APART.findall(line))
    if apart < _FEWEST or len(re.findall(_HAN, line)) < _FEWEST:
        return False
    return apart > len(_TOGETHER.findall(line))
