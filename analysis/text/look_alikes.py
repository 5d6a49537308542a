"""Letters and signs that typing and recognition put for the digits of a date: 2O23年3月l曰, 二O二三年.

They are read where only one reading is possible. What keeps the form of a date and is none is a doubt.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from analysis.codebook import rules
from analysis.codebook.quick import quick
from analysis.text.folded import Span, fold

_ZERO = "OoОоΟο◯⭕〇○Q°º"
_ONE = "lI|丨ІіӀ"
_HAN_ONE = "—―ー-"
_ARABIC = str.maketrans(dict.fromkeys(_ZERO, "0") | dict.fromkeys(_ONE, "1"))
_SPELLED = str.maketrans(dict.fromkeys(_ZERO + "0", "〇") | dict.fromkeys(_HAN_ONE, "一"))
_MEND = ("numbered_year", "spelled_year", "dotted", "month_and_day", "month", "spelled_day")
_SIGNS = re.escape(_ZERO.replace("〇", "") + _ONE)
_IN_YEAR = str.maketrans("123456789", "一二三四五六七八九")  # 二〇23年
_ANY = quick(
    rf"[{_SIGNS}](?= ?[\d年月日号曰.{_SIGNS}-])|(?<=[\d月.一二〇-])[{_SIGNS}]|曰|"
    rf"(?<=\d)(?: ?目|\ufffd)|月.{{1,3}}[目\ufffd]"
    rf"|[一二三〇][0-9零]|[十年至到二三][{_HAN_ONE}]月?|[{_HAN_ONE}][月日年]"
)
_DIGITS = re.compile(r"\d+")


def mend(text: str) -> str:
    """The text with the digits meant in place of their look-alikes; as long as it was."""
    folded = fold(text)
    if not _ANY.search(folded):
        return text
    meant: dict[int, str] = {}
    for name in _MEND:
        for match in rules("look_alikes")[name].pattern.finditer(folded):
            meant |= _meant(match)
        folded = _put(folded, meant)
    return _put(text, meant)


def _put(text: str, meant: dict[int, str]) -> str:
    pieces, last = [], 0
    for at in sorted(meant):
        pieces += [text[last:at], meant[at]]
        last = at + 1
    return "".join([*pieces, text[last:]])


def _meant(match: re.Match[str]) -> dict[int, str]:
    """The characters to put, by their places; none where nothing is unlike, or the result is no date."""
    meant: dict[int, str] = {}
    read: dict[str, int] = {}
    for name, printed in match.groupdict().items():
        if printed is None:
            continue
        put = _read(name, printed)
        if put.isascii() and put.isdigit():
            read[name] = int(put)
        meant |= {match.start(name) + i: c for i, c in enumerate(put) if c != printed[i]}
    return meant if _is_date(read) else {}


def _read(name: str, printed: str) -> str:
    if name == "sun":
        return "号" if printed == "号" else "日"
    if not name.startswith("h"):
        return printed.translate(_ARABIC)
    spelled = printed.translate(_SPELLED)
    return spelled.translate(_IN_YEAR) if name == "hy" else spelled


def _is_date(read: dict[str, int]) -> bool:
    """Whether year, month and day, as far as they are read, are those of a date."""
    year, month, day = read.get("y", 2024), read.get("m", 1), read.get("d", 1)
    try:
        date(year, month, day)
    except ValueError:
        return False
    return 1900 <= year < 2100


def find_misread(folded: str, span: Span) -> list[Span]:
    """What has the form of a date in `span`, but is none in any reading."""
    found = _unread().finditer(folded, span.start, span.end)
    return [Span(*match.span()) for match in found if not _reads(match[0])]


@lru_cache(maxsize=1)
def _unread() -> re.Pattern[str]:
    return rules("look_alikes")["unread"].pattern


def _reads(printed: str) -> bool:
    numbers = [int(number) for number in _DIGITS.findall(printed)]
    if re.search(r"[A-Za-z?□×*]", printed):
        return False
    names = "ymd" if len(str(numbers[0])) == 4 else "md"
    return _is_date(dict(zip(names, numbers, strict=False)))
