"""Figures in a sentence: a number, the noun it counts, its unit.

Where the noun is missing (已完成19个), it is the last noun before it in the sentence. Where there is none, it
is a noun of an earlier figure: one with the figures' sum as its total, else one with the same unit, else the
last.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from analysis import codebook
from analysis.codebook.screen import Screen
from analysis.text.numerals import parse_number

_COUNTED = {
    "问题": "problem",
    "表现": "problem",
    "案例": "problem",
    "意见": "problem",
    "任务": "task",
    "整改": "task",
    "事项": "task",
    "措施": "measure",
    "举措": "measure",
    "制度": "rule",
}
_KINDS = (
    "aspect",
    "number_first",
    "noun_first",
    "bare_total",
    "tier",
    "elided",
    "remainder",
    "rules_elided",
    "rate",
)
_RULES = re.compile("制度|建章立制")
_CAN_BE_COMPLETED = re.compile("问题|任务|事项|措施|举措")
_COMPLETABLE = ("problem", "task", "measure")
_NAMED = {"aspect": "aspect", "tier": "problem", "rules_elided": "rule"}
_UNIT = re.compile(r"[个项条类点件]")
# Characters around a figure that can affect its reading.
CONTEXT = 400
# Figures this close may share the noun after the last of them: 基本完成的3个、持续推进的2个问题.
_JOINED = 16
_GAP = 8  # blanks between a number and its unit


@dataclass(frozen=True)
class StatedFigure:
    """A number in a sentence with the noun it counts; offsets within the sentence."""

    start: int
    end: int
    value: float
    counted: str  # codebook `counted`
    percent: bool
    printed: str
    unit: str  # 个, 项 ...; empty where none is printed
    named: bool  # whether its noun is printed with it


def find_stated_figures(words: str, earlier: Sequence[StatedFigure]) -> list[StatedFigure]:
    """Figures of one sentence in order; `earlier` are those of the sentences before it."""
    figures: list[StatedFigure] = []
    for name, match in _matches(words):
        if not (figures and match.start() < figures[-1].end):
            figures.append(_figure(words, name, match))
    return _settled(words, figures, earlier)


def _matches(words: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Every match of every pattern, by start, the longest first.

    A number without a noun counts rules only where the sentence is about rules.
    """
    rules = codebook.rules("totals")
    kinds = [_KINDS[place] for place in _kinds().possible(words)]
    found = [(m.start(), -m.end(), name, m) for name in kinds for m in rules[name].pattern.finditer(words)]
    for start, _, name, match in sorted(found, key=lambda f: f[:2]):
        if name != "rules_elided" or _RULES.search(words, max(0, start - CONTEXT), match.end()):
            yield name, match


@cache
def _kinds() -> Screen:
    return Screen([codebook.rules("totals")[name].source.text for name in _KINDS])


def _figure(words: str, name: str, match: re.Match[str]) -> StatedFigure:
    groups = match.groupdict()
    group = "n" if groups["n"] else "n2"
    printed, noun, start = groups[group], groups.get("noun"), match.start()
    counted = _NAMED.get(name) or (_COUNTED[noun[:2]] if noun else _named_before(words, start))
    end = match.end(group)
    unit = _UNIT.match(words[end : end + _GAP].lstrip()[:1])
    return StatedFigure(
        start,
        match.end(),
        parse_number(printed),
        counted,
        name == "rate",
        printed,
        unit[0] if unit else "",
        bool(noun) or name == "tier",
    )


def _named_before(words: str, start: int) -> str:
    """The last noun before the figure in the sentence that can be completed; empty where there is none."""
    named = _CAN_BE_COMPLETED.findall(words[max(0, start - CONTEXT) : start])
    return _COUNTED[named[-1]] if named else ""


def _settled(words: str, figures: list[StatedFigure], earlier: Sequence[StatedFigure]) -> list[StatedFigure]:
    """The figures, those without a noun in the sentence completed with one."""
    figures = _resummed(figures)
    bare = [f for f in figures if not f.counted]
    if not bare:
        return figures
    before = [f for f in figures if f.named and f.start < bare[0].start]
    counted = _named_behind(words, bare[-1], figures) or _noun_of(bare, [*earlier, *before])
    return [f if f.counted else replace(f, counted=counted) for f in figures]


def _resummed(figures: list[StatedFigure]) -> list[StatedFigure]:
    """反馈18个问题,明确措施54项,完成15个,推进3个: figures that sum to another noun's total count that."""
    parts = [f for f in figures if f.counted in _COMPLETABLE and not f.named and not f.percent]
    if len(parts) < 2 or len({f.counted for f in parts}) > 1:
        return figures
    total = sum(f.value for f in parts)
    whole = [f.counted for f in figures if f.named and f.start < parts[0].start and f.value == total]
    if not whole or parts[0].counted in whole or whole[0] not in _COMPLETABLE:
        return figures
    return [replace(f, counted=whole[0]) if f in parts else f for f in figures]


def _named_behind(words: str, last: StatedFigure, figures: list[StatedFigure]) -> str:
    behind = [f for f in figures if f.start >= last.end]
    if not behind or behind[0].counted not in _COMPLETABLE or behind[0].start - last.end > _JOINED:
        return ""
    return behind[0].counted if words[last.end : last.end + 1] in ("、", "和", "及") else ""


def _noun_of(bare: list[StatedFigure], earlier: Sequence[StatedFigure]) -> str:
    known = [f for f in reversed(earlier) if f.counted in _COMPLETABLE and not f.percent]
    total = sum(f.value for f in bare if not f.percent)
    units = {f.unit for f in bare if f.unit}
    added = (f for f in known if f.named and f.value == total)
    alike = (f for f in known if f.unit in units)
    settled = next(added, None) or next(alike, None) or next(iter(known), None)
    return settled.counted if settled else "problem"
