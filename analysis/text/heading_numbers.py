"""Numbers of headings as official documents write them (GB/T 9704: 一、（一）1.（1）), for levels
without telling ones.

A file may say outright that a paragraph heads another (levels of a list in Word, nested lists and
headings of a
page) and yet print numbers alike on both levels, or none. A text has no levels but its numbers: there,
and only there,
the numbers of the ladder are printed instead.
"""

from __future__ import annotations

from collections.abc import Sequence

from analysis.codebook import rules
from analysis.text.folded import fold
from analysis.text.list_numbers import printed_number

# Kind of mark (codebook/marks.yaml) -> its format and pattern, the outermost first.
_RUNGS = {
    "cn_comma": ("chineseCounting", "{}、"),
    "cn_paren": ("chineseCounting", "（{}）"),
    "ar_dot": ("decimal", "{}."),
    "ar_paren": ("decimal", "（{}）"),
    "circled": ("decimalEnclosedCircle", "{}"),
}
_ORDER = list(_RUNGS)
# Marks that number headings; a text that has any of them shows its levels itself.
_OF_HEADINGS = {"cn_comma", "cn_paren", "ar_dot", "part_word", "question", "decimal2"}
_SEVERAL = 2  # headings by which a text is divided


def family_of(printed: str) -> str | None:
    """The kind of mark that a line begins with; None if it begins with none that an outline knows."""
    folded = fold(printed.strip()) + "\n"
    for name, rule in rules("marks").items():
        if (match := rule.pattern.match(folded)) and match.end() > 0:
            return str(rule.sets.get("family", name))
    return None


def on_rung(rung: str, value: int) -> str:
    """The number on this rung of the ladder: 三、."""
    style, pattern = _RUNGS[rung]
    return pattern.format(printed_number(value, style))


def rungs(families: Sequence[str | None], taken: set[str]) -> list[str | None]:
    """For each level, outermost first, the rung to print instead of its own mark; None where that shows
    it apart.

    families: the kind of mark each level prints; taken: kinds of marks that the text uses for other things.
    """
    chosen: list[str | None] = [None] * len(families)
    used: set[str] = set()
    below = len(_ORDER)
    for i in range(len(families) - 1, -1, -1):
        family = families[i]
        if family is not None and family not in used:
            used.add(family)
            below = _ORDER.index(family) if family in _ORDER else below
            continue
        free = [n for n, rung in enumerate(_ORDER) if rung not in used | taken]
        wanted = (
            [n for n in free if n < below][-1:] if below < len(_ORDER) else [n for n in free if n >= i][:1]
        )
        if not wanted:
            return _from_the_top(len(families), taken)
        chosen[i], below = _ORDER[wanted[0]], wanted[0]
        used.add(_ORDER[wanted[0]])
    return chosen


def _from_the_top(levels: int, taken: set[str]) -> list[str | None]:
    """Rungs for all levels where those that keep their marks leave no room above them."""
    free = [rung for rung in _ORDER if rung not in taken]
    return [free[i] if i < len(free) else None for i in range(levels)]


def number_levels(levels: Sequence[int], marks: set[str]) -> list[str]:
    """The number of each heading of a text, given their levels (0: none); empty where the text has
    numbers itself.

    marks: kinds of marks that lines of the text begin with.
    """
    found = [level for level in levels if level]
    if len(found) < _SEVERAL or marks & _OF_HEADINGS:
        return [""] * len(levels)
    depths = sorted(set(found))
    chosen = dict(zip(depths, rungs([None] * len(depths), marks), strict=True))
    counts: dict[int, int] = {}
    numbers = []
    for level in levels:
        rung = chosen.get(level)
        if rung is not None:
            counts = {other: count for other, count in counts.items() if other <= level}
            counts[level] = counts.get(level, 0) + 1
        numbers.append(on_rung(rung, counts[level]) if rung is not None else "")
    return numbers
