"""Printed quantities with 万 and 亿 worked out."""

from __future__ import annotations

import re

from analysis.text.numerals import parse_number

_SCALES = {"百": 10**2, "千": 10**3, "万": 10**4, "亿": 10**8}
_PRINTED = re.compile(
    r"(?P<number>\d[\d,]*(?:\.\d+)?"
    r"|[零〇一二两三四五六七八九十百千万亿]+(?:点[零〇一二三四五六七八九]+)?)(?P<scale>[\s余多百千万亿]*)"
)


def read_quantity(printed: str) -> int | float:
    """Value of the first number in `printed`: 1.45万 is 14500, 300余 is 300; whole values are int.

    Raises ValueError where no number is printed.
    """
    found = _PRINTED.search(printed)
    if found is None:
        raise ValueError(f"no number: {printed!r}")
    value = parse_number(found["number"])
    for character in found["scale"]:
        value *= _SCALES.get(character, 1)
    value = round(value, 6)
    return int(value) if value.is_integer() else value
