"""The numbers that marks print: 一, 十二, 21, ③, IV, 壹, 丙."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")}
_LEGAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾", "一二三四五六七八九十")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_WORDS = {"首先": 1, "其次": 2, "再次": 3, "然后": 3, "最后": 4}
_ROMAN = {"I": 1, "V": 5, "X": 10}


@lru_cache(maxsize=1024)  # marks recur
def number_of(printed: str) -> int:
    """一, 十二, 21, ③, IV, 壹, 丙, b as an integer; -1 for what is none."""
    if printed in _WORDS:
        return _WORDS[printed]
    if printed.isascii():
        return int(printed) if printed.isdigit() else _of_letters(printed)
    if printed in _STEMS:
        return _STEMS.index(printed) + 1
    if printed.isnumeric() and len(printed) == 1:
        return int(unicodedata.numeric(printed))
    tens, found, ones = printed.translate(_LEGAL).rpartition("十")
    if not found:
        return _DIGITS.get(ones, -1)
    return (_DIGITS.get(tens, 1) if tens else 1) * 10 + (_DIGITS.get(ones, 0) if ones else 0)


def _of_letters(printed: str) -> int:
    """Roman where it may be: I, V and X are letters of long lists only."""
    if set(printed.upper()) <= set(_ROMAN):
        values = [_ROMAN[letter] for letter in printed.upper()]
        return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))
    return ord(printed.lower()) - 96 if len(printed) == 1 and printed.isalpha() else -1
