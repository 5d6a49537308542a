"""ISO dates, maybe reduced to their month or year: whether they exist, and which is earlier."""

from __future__ import annotations

import re
from datetime import date

from analysis.schema import DATE_PATTERN

_DATE = re.compile(DATE_PATTERN)

# A reference to the founding years is possible; plans reach a few years ahead.
EARLIEST_YEAR, LATEST_YEAR = 1949, 2100


def is_real(value: str) -> bool:
    """Whether the value is a day, month or year that exists and may occur in a notice."""
    if not _DATE.fullmatch(value):
        return False
    year, *rest = (int(part) for part in value.split("-"))
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        return False
    try:
        date(year, *rest, *[1] * (2 - len(rest)))
    except ValueError:
        return False
    return True


def numbers(value: str) -> tuple[int, int, int]:
    """Year, month and day; 0 where the date is reduced."""
    parts = [int(part) for part in value.split("-")]
    return parts[0], parts[1] if len(parts) > 1 else 0, parts[2] if len(parts) > 2 else 0


def is_before(one: str, other: str) -> bool:
    """Whether `one` is certainly before `other`: 2024-03 is not before 2024-03-05."""
    shared = min(len(one), len(other))
    return one[:shared] < other[:shared]
