"""Numbers as notices print them: 37, 三十七, 两百."""

from __future__ import annotations

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}


def parse_number(printed: str) -> float:
    """The value of Arabic digits (with a decimal point) or Chinese numerals below ten thousand.

    Raises ValueError where the string is neither.
    """
    plain = printed.replace(",", "").strip()
    if plain and plain[0] in "0123456789":
        return float(plain)
    total, digit = 0, 0
    for char in plain:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in _UNITS:
            total += (digit or 1) * _UNITS[char]
            digit = 0
        else:
            raise ValueError(f"no number: {printed!r}")
    if not plain:
        raise ValueError("no number: empty")
    return float(total + digit)
