"""Numbers of headings as official documents write them (GB/T 9704: 一、（一）1.（1）), for levels without telling ones.

A file may say outright that a paragraph heads another (levels of a list in Word, nested lists and headings of a
page) and yet print numbers alike on both levels, or none. A text has no levels but its numbers: there, and only there,
the numbers of the ladder are printed instead.
"""

from __future__ import annotations

from collections.abc import Sequence

from analysis.codebook import rules
from analysis.read.list_numbers import printed_number
from analysis.text.folded import fold

# Kind of mark (codebook/marks.yaml) -> its format and pattern, the outermost first.
_RUNGS = {
    "cn_comma": ("chineseCounting", "{}、"),
    "cn_paren": ("chineseCounting", "（{}）"),
    "ar_dot": ("decimal", "{}."),
    "ar_paren": ("decimal", "（{}）"),
    "circled": ("decimalEnclosedCircle", "{}"),
}
_ORDER = list(_RUNGS)


def family_of(printed: str) -> str | None:
    """The kind of mark that a line begins with; None where it begins with none that a text's outline knows."""
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
    """For each level, outermost first, the rung to print instead of its own mark; None where that tells it apart.

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
        above = [n for n in free if n < below]
        wanted = above[-1] if below < len(_ORDER) and above else next((n for n in free if n >= i), None)
        if wanted is None:
            continue
        chosen[i], below = _ORDER[wanted], wanted
        used.add(_ORDER[wanted])
    return chosen
