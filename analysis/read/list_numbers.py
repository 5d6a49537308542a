"""A number as a word processor's numbering prints it."""

from __future__ import annotations

_DIGITS = "〇一二三四五六七八九"


def printed_number(value: int, style: str) -> str:
    """`value` in a numFmt of WordprocessingML (ECMA-376, 17.18.59); decimal where the style is not known."""
    if style in ("none", "bullet"):
        return ""
    if "hinese" in style or style in ("japaneseCounting", "ideographDigital", "taiwaneseCounting"):
        return _chinese(value)
    if style.startswith("decimalEnclosedCircle") and 1 <= value <= 20:
        return chr(0x245F + value)
    if style in ("lowerLetter", "upperLetter") and 1 <= value <= 26:
        return chr((96 if style == "lowerLetter" else 64) + value)
    return str(value)


def _chinese(value: int) -> str:
    if not 0 < value < 100:
        return "".join(_DIGITS[int(d)] for d in str(value))
    tens, ones = divmod(value, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return head + (_DIGITS[ones] if ones else "")
