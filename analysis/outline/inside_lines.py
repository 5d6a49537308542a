"""Which marks inside lines count: those of a list that runs on, or of a family that does not number lines."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from analysis.outline.marks import Numbered

# With this many marks at line starts a family is one that numbers lines.
_SETTLED = 2
# Families that number steps inside lines even where they also open lines.
_NESTED = {"shi", "circled", "ordinal", "labelled"}


def running_on(marks: list[Numbered]) -> list[int]:
    """Starts of the marks inside lines that go on counting from the mark that opens the line: 1.… 2.… 3.…

    The next line's mark must begin a new list or go on with this one, not number what the first of them did.
    """
    starts: list[int] = []
    chain: list[Numbered] = []
    restarted = False
    for mark in [*marks, None]:
        if mark is None or mark.opens_line:
            ends_here = mark is None or mark.number in (1, chain[-1].number + 1 if chain else 1)
            if ends_here and not restarted:
                starts += [m.start for m in chain[1:]]
            chain, restarted = [mark] if mark else [], False
        elif chain and mark.number == chain[-1].number + 1:
            chain.append(mark)
        else:
            restarted = True
    return starts


def counts(mark: Numbered, lined: list[Numbered]) -> bool:
    """Whether the mark numbers something, beside the marks of its family that open lines."""
    if mark.opens_line or mark.family in _NESTED or len(lined) < _SETTLED:
        return True
    place = bisect_left(lined, mark.start, key=lambda m: m.start)
    before = lined[place - 1].number if place else None
    after = lined[place].number if place < len(lined) else None
    opens = mark.number == 1 and before != 1
    return after == mark.number + 1 and (opens or before == mark.number - 1)
