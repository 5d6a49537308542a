"""Numbers as notices print them: 37, 三十七, 两百, 一万一千七百, 十二点五万."""

from __future__ import annotations

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_GROUPS = {"亿": 10**8, "万": 10**4}  # the larger first: 一亿二千万 is cut at 亿


def parse_number(printed: str) -> float:
    """The value of Arabic digits (with a decimal point) or of Chinese numerals.

    Raises ValueError where the string is neither.
    """
    plain = printed.replace(",", "").strip()
    if plain and plain[0] in "0123456789":
        return float(plain)
    if not plain:
        raise ValueError("no number: empty")
    return _grouped(plain)


def _grouped(plain: str) -> float:
    """Chinese numerals with 万 and 亿."""
    for sign, scale in _GROUPS.items():
        head, found, tail = plain.partition(sign)
        if found:
            return _grouped(head or "一") * scale + (_grouped(tail) if tail else 0)
    whole, point, fraction = plain.partition("点")
    decimals = "".join(str(_DIGITS[c]) for c in fraction) if set(fraction) <= set(_DIGITS) else ""
    if point and not decimals:
        raise ValueError(f"no number: {plain!r}")
    return _below_ten_thousand(whole) + (float(f"0.{decimals}") if decimals else 0)


def _below_ten_thousand(plain: str) -> float:
    total, digit = 0, 0
    for char in plain:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in _UNITS:
            total += (digit or 1) * _UNITS[char]
            digit = 0
        else:
            raise ValueError(f"no number: {plain!r}")
    return float(total + digit)
